"""Appointments written down: parts, resources, what they take, what happened, and what was passed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from db.appointments.records import Against
from db.appointments.schedule.day import Hold
from db.appointments.schedule.occupancy import Placed, holds
from db.appointments.store.wanted import Service
from db.core.errors import Code, SalonError
from db.core.operation_context import Work
from db.core.row_values import as_day
from db.core.sql import rows, write, write_each
from db.visits.store.appointment_events import note_event

_INSERT = (
    "INSERT INTO appointment (version, client_id, guest_name, guest_phone, day, start, finish, state, source, "
    "asked_for, advisor_id, note, reason, to_clear, series, made_at, made_by_id) "
    "VALUES (1, ?, ?, ?, ?, ?, ?, 'booked', ?, ?, ?, ?, '', ?, ?, ?, ?) RETURNING id"
)
_MARKS = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
_PART = (
    "(appointment_id, seq, service_id, name, price, staff_id, minutes, start, finish, together, before, after, "
    "free_from, free_minutes, placed_by_id)"
)


AHEAD = ("booked", "confirmed")
"""States of what is still to come, or to be settled."""


class Row(NamedTuple):
    """An appointment's own row."""

    id: int
    version: int
    client: int | None
    guest_name: str
    guest_phone: str
    day: date
    start: int
    finish: int
    state: str
    source: str
    asked_for: bool
    visit: int | None


def get_appointment(appointment: int, version: int | None = None) -> Row:
    """The row with this id.

    Raises:
        SalonError: ``NOT_FOUND``, or ``CHANGED_MEANWHILE`` where it is no longer of this version.
    """
    found = rows(
        "SELECT id, version, client_id, guest_name, guest_phone, day, start, finish, state, source, asked_for, "
        "visit_id FROM appointment WHERE id = ?",
        appointment,
    )
    if not found:
        raise SalonError(Code.NOT_FOUND)
    row = Row(*found[0])
    if version is not None and row.version != version:
        raise SalonError(Code.CHANGED_MEANWHILE)
    return row._replace(day=as_day(row.day), asked_for=bool(row.asked_for))


def insert_appointment(
    work: Work,
    day: date,
    placed: Sequence[Placed],
    *,
    client: int,
    guest: tuple[str, str],
    source: str,
    asked_for: bool,
    advisor: int | None,
    note: str,
    to_clear: bool,
    series: int | None = None,
) -> int:
    """Writes an appointment without its parts, and that it was booked; gives its id."""
    start = placed[0].start
    [(made,)] = rows(
        _INSERT,
        client or None,
        *guest,
        day.isoformat(),
        start,
        max(part.finish for part in placed),
        source,
        asked_for,
        advisor,
        note,
        to_clear,
        series,
        work.moment,
        work.staff,
    )
    note_event(work, made, "booked", after=(day, start))
    return int(made)


def write_parts(
    work: Work,
    appointment: int,
    day: date,
    client: int,
    services: Sequence[Service],
    placed: Sequence[Placed],
    *,
    is_new: bool = False,
) -> list[int]:
    """Makes these the parts of an appointment, in place of those that it had, and takes the time for them.

    Returns:
        Their ids.
    """
    if not is_new:
        _clear(appointment, [service.id for service in services])
    ids: list[int] = []
    resources: list[tuple[int, int, int]] = []
    for seq, (service, part) in enumerate(zip(services, placed, strict=True), 1):
        wanted = service.wanted
        cells: tuple[Any, ...] = (
            appointment,
            seq,
            wanted.service,
            service.name,
            service.price,
            part.staff,
            wanted.minutes,
            part.start,
            part.finish,
            wanted.together,
            part.before,
            part.after,
            part.free_from,
            part.free_minutes,
            work.staff,
        )
        if service.id:
            write(f"UPDATE appointment_part SET {_PART} = ({_MARKS}) WHERE id = ?", *cells, service.id)
            id = service.id
        else:
            [(id,)] = rows(f"INSERT INTO appointment_part {_PART} VALUES ({_MARKS}) RETURNING id", *cells)
        ids.append(id)
        resources += [(id, resource, units) for resource, units in part.resources.items()]
    write_each("INSERT INTO part_resource (part_id, resource_id, units) VALUES (?, ?, ?)", resources)
    take_time(appointment, day, holds(placed, client, appointment))
    return ids


def _clear(appointment: int, kept: Sequence[int]) -> None:
    """Makes room for the parts that an appointment gets: what it took is free, and what it no longer has is gone."""
    free_time(appointment)
    write(
        "DELETE FROM part_resource WHERE part_id IN (SELECT id FROM appointment_part WHERE appointment_id = ?)",
        appointment,
    )
    for (part,) in rows("SELECT id FROM appointment_part WHERE appointment_id = ?", appointment):
        if part not in kept:
            write("DELETE FROM appointment_part WHERE id = ?", part)
        else:
            # out of the way of those that get their places
            write("UPDATE appointment_part SET seq = -seq WHERE id = ?", part)


def take_time(appointment: int, day: date, taken: Iterable[Hold]) -> None:
    """Takes the time of an appointment's people, resources and client."""
    write_each(
        "INSERT INTO occupancy (kind, holder, start, finish, service_start, service_finish, units, appointment_id, "
        "day) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(*hold[:-1], appointment, day.isoformat()) for hold in taken],
    )


def free_time(appointment: int) -> None:
    """Frees it again."""
    write("DELETE FROM occupancy WHERE appointment_id = ?", appointment)


def rewrite_time(appointment: int, day: date, placed: Sequence[Placed], to_clear: bool) -> None:
    """Sets when an appointment is, and whether its services are to be cleared."""
    write(
        "UPDATE appointment SET day = ?, start = ?, finish = ?, to_clear = ?, version = version + 1 WHERE id = ?",
        day.isoformat(),
        placed[0].start,
        max(part.finish for part in placed),
        to_clear,
        appointment,
    )


def note_overrides(
    work: Work, appointment: int, passed: Collection[Against], reason: str, approver: int | None
) -> None:
    """Writes down what was passed, and who allowed it."""
    if not passed:
        return
    write_each(
        "INSERT INTO booking_override (appointment_id, seq, passed, reason, by_id, approver_id, at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (appointment, part + 1, what, reason, work.staff, approver, work.moment)
            for part, what in sorted({(one.part, one.what.value) for one in passed})
        ],
    )


def keep_placed_by(work: Work, appointment: int) -> None:
    """Whoever confirms an appointment answers for it, but not for themselves."""
    write(
        "UPDATE appointment_part SET placed_by_id = ? WHERE appointment_id = ? AND staff_id <> ?",
        work.staff,
        appointment,
        work.staff,
    )
