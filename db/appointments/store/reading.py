"""Appointments as records, as far as this person may see whose they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from db.appointments.fields import LIVE
from db.appointments.records import AppointmentRecord, PartRecord
from db.appointments.store.people import about
from db.appointments.store.writing import get_appointment
from db.clients.records import ClientLine
from db.clients.store.alerts import with_alerts
from db.clients.store.lines import lines
from db.core.errors import Code, SalonError
from db.core.operation_context import Work
from db.core.permissions import Grant, Permission
from db.core.row_values import as_day, as_moment
from db.core.sql import rows, rows_among

_COLUMNS = (
    "SELECT a.id, a.version, a.client_id, a.guest_name, a.guest_phone, a.day, a.start, a.finish, a.state, a.source, "
    "a.asked_for, s.name, a.note, a.reason, a.to_clear, a.visit_id, a.series, "
    "(SELECT COUNT(*) FROM appointment_event e WHERE e.appointment_id = a.id AND e.what = 'moved'), "
    "r.arrived_at, r.seated_at, r.left_at FROM appointment a LEFT JOIN staff s ON s.id = a.advisor_id "
    "LEFT JOIN reception r ON r.visit_id = a.visit_id "
)


def appointment_of(work: Work, appointment: int) -> AppointmentRecord:
    """One appointment.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = appointments(work, "a.id = ?", [appointment])
    if not found:
        raise SalonError(Code.NOT_FOUND)
    return found[0]


def again(work: Work, appointment: int) -> AppointmentRecord:
    """An appointment that a request made or changed before."""
    about(work, appointment, get_appointment(appointment).client)
    return appointment_of(work, appointment)


def appointments(
    work: Work, where: str, values: Sequence[object], order: str = "a.day, a.start, a.id", most: int = 400
) -> list[AppointmentRecord]:
    """Appointments with their parts, in a handful of statements however many they are.

    Args:
        work: What is under way.
        where: Condition on ``a``, the appointment; the program's own text, never what somebody typed.
        values: Its parameters.
        order: Columns of ``a``.
        most: Most of them.
    """
    found = rows(f"{_COLUMNS} WHERE {where} ORDER BY {order} LIMIT {most:d}", *values)
    parts = parts_of([row[0] for row in found])
    known = client_lines((row[2] for row in found if row[2] is not None), work.today)
    shown = _may_be_seen(work, [(row[0], row[2]) for row in found], parts)
    return [_record(row, parts.get(row[0], ()), known, row[0] in shown) for row in found]


def on_day(work: Work, day: date, everything: bool = False) -> list[AppointmentRecord]:
    """The appointments of a day that take up time, by start; or with what was cancelled or missed."""
    if everything:
        return appointments(work, "a.day = ?", [day.isoformat()])
    return appointments(work, "a.day = ? AND a.state IN (?, ?, ?, ?)", [day.isoformat(), *LIVE])


def client_lines(clients: Iterable[int], day: date) -> dict[int, ClientLine]:
    """Clients as lines with what may hurt them, by id."""
    return {line.id: line for line in with_alerts(lines(list(dict.fromkeys(clients))), day)}


def parts_of(appointments: Sequence[int]) -> dict[int, tuple[PartRecord, ...]]:
    """The parts of appointments, by id of the appointment."""
    # a line for each resource of a part, or one where it has none
    found = rows_among(
        "SELECT p.appointment_id, p.id, p.seq, p.service_id, p.name, p.staff_id, s.name, p.minutes, p.start, "
        "p.finish, p.together, t.name FROM appointment_part p LEFT JOIN staff s ON s.id = p.staff_id "
        "LEFT JOIN part_resource r ON r.part_id = p.id LEFT JOIN resource t ON t.id = r.resource_id "
        "WHERE p.appointment_id IN ({}) ORDER BY p.appointment_id, p.seq, r.resource_id",
        appointments,
    )
    parts: defaultdict[int, list[PartRecord]] = defaultdict(list)
    for part, lines_of_one in groupby(found, key=itemgetter(slice(11))):
        appointment, id, seq, service, name, staff, staff_name, minutes, start, finish, together = part
        parts[appointment].append(
            PartRecord(
                id=id,
                seq=seq,
                service=service,
                name=name,
                staff=staff,
                staff_name=staff_name or "",
                minutes=minutes,
                start=start,
                finish=finish,
                together=bool(together),
                resources=tuple([resource for *_, resource in lines_of_one if resource is not None]),
            )
        )
    return {appointment: tuple(of_one) for appointment, of_one in parts.items()}


def _may_be_seen(
    work: Work, found: Sequence[tuple[int, int | None]], parts: dict[int, tuple[PartRecord, ...]]
) -> set[int]:
    """Appointments whose client this person may know: by their right to appointments, or since they do part of it."""
    if work.grant(Permission.APPOINTMENTS) is Grant.YES:
        return {appointment for appointment, _ in found}
    return {
        appointment
        for appointment, client in found
        if any(part.staff == work.staff for part in parts.get(appointment, ()))
        or (client is not None and work.may(Permission.APPOINTMENTS, client))
    }


def _record(
    row: Sequence[Any], parts: tuple[PartRecord, ...], known: dict[int, ClientLine], is_shown: bool
) -> AppointmentRecord:
    (id, version, client, guest_name, guest_phone, day, start, finish, state, source, asked_for, advisor, note) = row[
        :13
    ]
    reason, to_clear, visit, series, moves, came, seated, left = row[13:]
    record = AppointmentRecord(
        id=id,
        version=version,
        client=known.get(client),
        guest_name=guest_name,
        guest_phone=guest_phone,
        day=as_day(day),
        start=start,
        finish=finish,
        state=state,
        source=source,
        asked_for=bool(asked_for),
        advisor=advisor or "",
        note=note,
        reason=reason,
        to_clear=bool(to_clear),
        visit=visit,
        series=series,
        moves=moves,
        parts=parts,
        came=as_moment(came),
        seated=as_moment(seated),
        left=as_moment(left),
    )
    return record if is_shown else without_name(record)


def without_name(record: AppointmentRecord) -> AppointmentRecord:
    """An appointment as time that is taken."""
    return replace(
        record,
        client=None,
        guest_name="",
        guest_phone="",
        advisor="",
        note="",
        reason="",
        to_clear=False,
        visit=None,
        came=None,
        seated=None,
        left=None,
        parts=tuple(replace(part, service=0, name="") for part in record.parts),
        hidden=True,
    )
