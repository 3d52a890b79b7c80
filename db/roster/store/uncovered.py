"""Appointments that nobody covers: outside somebody's hours, or while somebody or something is blocked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import NamedTuple

from db.core.row_values import records
from db.core.sql import rows
from db.roster.intervals import Interval, without
from db.roster.records import Hours, Planned, Uncovered
from db.roster.store.hours import hours_between

NOBODY = 0
"""In place of a person where nobody was chosen yet: the salon's hours hold for them."""
FURTHEST = timedelta(days=400)
"""So far ahead something can be booked."""
_PARTS = (
    "SELECT a.id, a.day, a.start, COALESCE(c.name, a.guest_name) who, COALESCE(p.staff_id, 0) person, "
    "p.start from_minute, p.finish to_minute, p.id part FROM appointment a "
    "JOIN appointment_part p ON p.appointment_id = a.id LEFT JOIN client c ON c.id = a.client_id "
    "WHERE a.day >= ? AND a.day <= ? AND a.state IN ('booked', 'confirmed') ORDER BY a.day, a.start, a.id, p.seq"
)
"""Of appointments that are still to come: whoever is in the salon is looked after."""


class _Part(NamedTuple):
    id: int
    day: date
    start: int
    who: str
    person: int
    from_minute: int
    to_minute: int
    part: int


def outside_hours(
    first: date, last: date, staff: Collection[int] | None = None, planned: Planned | None = None
) -> tuple[Uncovered, ...]:
    """Appointments that aren't within the hours of who is to do them.

    Args:
        first: The first day.
        last: The last.
        staff: Of whom; None: of everybody.
        planned: What is about to be said of the hours.
    """
    parts = [one for one in _parts(first, last) if staff is None or one.person in staff]
    if not parts:
        return ()
    hours = hours_between(parts[0].day, parts[-1].day, sorted({one.person for one in parts}), planned or Planned())
    return _appointments(one for one in parts if not _is_covered(one, hours[one.day][one.person]))


def uncovered_by_person(first: date, last: date) -> Counter[int]:
    """How many appointments each person doesn't cover."""
    parts = _parts(first, last)
    if not parts:
        return Counter()
    hours = hours_between(parts[0].day, parts[-1].day, sorted({one.person for one in parts}))
    return Counter(
        person
        for person, _id in {(one.person, one.id) for one in parts if not _is_covered(one, hours[one.day][one.person])}
    )


def within_block(day: date, block: Interval, staff: int | None, resource: int | None) -> tuple[Uncovered, ...]:
    """Appointments of a day that a block of a person, of a resource, or of the whole salon lies over."""
    taken: set[int] = set()
    if resource is not None:
        taken = {
            part
            for (part,) in rows(
                "SELECT r.part_id FROM appointment a JOIN appointment_part p ON p.appointment_id = a.id "
                "JOIN part_resource r ON r.part_id = p.id WHERE a.day = ? AND r.resource_id = ?",
                day.isoformat(),
                resource,
            )
        }
    return _appointments(
        one
        for one in _parts(day, day)
        if one.from_minute < block.finish
        and block.start < one.to_minute
        and (staff is None or one.person == staff)
        and (resource is None or one.part in taken)
    )


def _parts(first: date, last: date) -> list[_Part]:
    return records(_Part, _PARTS, first.isoformat(), last.isoformat())


def _is_covered(part: _Part, hours: Hours) -> bool:
    taken = hours.away
    return any(one.start <= part.from_minute and part.to_minute <= one.finish for one in without(hours.work, taken))


def _appointments(parts: Iterable[_Part]) -> tuple[Uncovered, ...]:
    return tuple(dict.fromkeys(Uncovered(id=one.id, day=one.day, start=one.start, who=one.who) for one in parts))
