"""Who waits for a time."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from db.appointments.records import WaitingRecord
from db.appointments.store.reading import client_lines
from db.core.errors import Code, SalonError
from db.core.operation_context import Work
from db.core.row_values import as_day, as_moment
from db.core.sql import rows, rows_among, write

OPEN = ("waiting", "offered")


class WaitingRow(NamedTuple):
    """A line of the waiting list as the table has it."""

    id: int
    version: int
    client: int | None
    services: tuple[int, ...]
    staff: int | None
    from_day: date
    to_day: date
    times: tuple[str, ...]
    state: str

    @classmethod
    def of(cls, row: Sequence[Any]) -> WaitingRow:
        """A row of :data:`COLUMNS`."""
        id, version, client, services, staff, from_day, to_day, times, state = row
        asked, suits = tuple(json.loads(services)), tuple(json.loads(times))
        return cls(id, version, client, asked, staff, as_day(from_day), as_day(to_day), suits, state)


COLUMNS = "w.id, w.version, w.client_id, w.services, w.staff_id, w.from_day, w.to_day, w.times, w.state"


def get_waiting(waiting: int, version: int | None = None) -> WaitingRow:
    """The row with this id.

    Raises:
        SalonError: ``NOT_FOUND``, or ``CHANGED_MEANWHILE`` where it is no longer of this version.
    """
    found = rows(f"SELECT {COLUMNS} FROM waiting w WHERE w.id = ?", waiting)
    if not found:
        raise SalonError(Code.NOT_FOUND)
    row = WaitingRow.of(found[0])
    if version is not None and row.version != version:
        raise SalonError(Code.CHANGED_MEANWHILE)
    return row


def count_waiting(day: date) -> int:
    """How many wait for a time on a day."""
    [(count,)] = rows(
        "SELECT COUNT(*) FROM waiting WHERE state IN (?, ?) AND from_day <= ? AND to_day >= ?",
        *OPEN,
        day.isoformat(),
        day.isoformat(),
    )
    return int(count)


def became(waiting: int, appointment: int, client: int) -> None:
    """Who waited has an appointment now.

    Raises:
        SalonError: ``NOT_FOUND``, or ``NOT_WAITING``, also where it was somebody else who waited.
    """
    row = get_waiting(waiting)
    if row.state not in OPEN or row.client not in (None, client):
        raise SalonError(Code.NOT_WAITING)
    write(
        "UPDATE waiting SET state = 'booked', appointment_id = ?, version = version + 1 WHERE id = ?",
        appointment,
        waiting,
    )


def waiting_lines(work: Work, where: str, values: Sequence[object], most: int = 200) -> list[WaitingRecord]:
    """Lines of the waiting list, who waits longest first.

    Args:
        work: What is under way.
        where: Condition on ``w``; the program's own text.
        values: Its parameters.
        most: Most lines.
    """
    found = rows(
        "SELECT w.id, w.version, w.client_id, w.guest_name, w.guest_phone, w.services, w.staff_id, s.name, w.from_day, "
        "w.to_day, w.times, w.since, w.state, w.until, w.appointment_id FROM waiting w "
        f"LEFT JOIN staff s ON s.id = w.staff_id WHERE {where} ORDER BY w.since, w.id LIMIT {most:d}",
        *values,
    )
    services = {row[0]: tuple(json.loads(row[5])) for row in found}
    wanted = {service for of_one in services.values() for service in of_one}
    names = dict(rows_among("SELECT id, name FROM service WHERE id IN ({})", sorted(wanted)))
    known = client_lines((row[2] for row in found if row[2] is not None), work.today)
    return [
        WaitingRecord(
            id=id,
            version=version,
            client=known.get(client),
            guest_name=guest_name,
            guest_phone=guest_phone,
            services=services[id],
            names=tuple(names[service] for service in services[id]),
            beautician=staff,
            beautician_name=staff_name or "",
            from_day=as_day(from_day),
            to_day=as_day(to_day),
            times=tuple(json.loads(times)),
            since=as_moment(since),
            state=state,
            until=as_moment(until),
            appointment=appointment,
        )
        for (
            id,
            version,
            client,
            guest_name,
            guest_phone,
            _,
            staff,
            staff_name,
            from_day,
            to_day,
            times,
            since,
            state,
            until,
            appointment,
        ) in found
    ]
