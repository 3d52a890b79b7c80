"""Appointments that nobody covers: outside somebody's hours, or while somebody or something is blocked."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from db.core.row_values import records
from db.core.sql import rows
from db.roster.intervals import Interval
from db.roster.records import Hours, Planned, Uncovered
from db.roster.store.hours import hours_between

NOBODY = 0
"""In place of a person where nobody was chosen yet: the salon's hours hold for them."""
FURTHEST = timedelta(days=400)
"""So far ahead something can be booked."""
_PARTS = (
    "SELECT a.id, a.day, a.start, COALESCE(c.name, a.guest_name) who, COALESCE(p.staff_id, 0) person, "
    "p.start from_minute, p.finish to_minute, p.id part, p.seq FROM appointment a "
    "JOIN appointment_part p ON p.appointment_id = a.id LEFT JOIN client c ON c.id = a.client_id "
    "WHERE a.day >= ? AND a.day <= ? AND a.state IN ('booked', 'confirmed') ORDER BY a.day, a.start, a.id, p.seq"
)
"""Of appointments that are still to come: whoever is in the salon is looked after."""
_PASSED = (
    "SELECT o.appointment_id, o.seq, o.passed FROM booking_override o JOIN appointment a ON a.id = o.appointment_id "
    "WHERE a.day >= ? AND a.day <= ? AND a.state IN ('booked', 'confirmed') AND o.at >= (SELECT MAX(e.at) FROM "
    "appointment_event e WHERE e.appointment_id = a.id AND e.what IN ('booked', 'moved', 'changed'))"
)
"""What they were booked in spite of, at the time at which they stand now."""


class _Part(NamedTuple):
    id: int
    day: date
    start: int
    who: str
    person: int
    from_minute: int
    to_minute: int
    part: int
    seq: int


def outside_hours(
    first: date, last: date, staff: Collection[int] | None = None, planned: Planned | None = None
) -> tuple[Uncovered, ...]:
    """Appointments that aren't within the hours of who is to do them, without what was booked there knowingly.

    Args:
        first: The first day.
        last: The last.
        staff: Of whom; None: of everybody.
        planned: What is about to be said of the hours.
    """
    parts = [one for one in _parts(first, last) if staff is None or one.person in staff]
    if not parts:
        return ()
    return _appointments(_not_covered(parts, planned or Planned()))


def uncovered_by_person(first: date, last: date) -> Counter[int]:
    """How many appointments each person doesn't cover."""
    parts = _parts(first, last)
    if not parts:
        return Counter()
    return Counter(person for person, _id in {(one.person, one.id) for one in _not_covered(parts, Planned())})


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
        if _overlaps(one, block) and (staff is None or one.person == staff) and (resource is None or one.part in taken)
    )


def _parts(first: date, last: date) -> list[_Part]:
    return records(_Part, _PARTS, first.isoformat(), last.isoformat())


def _not_covered(parts: Sequence[_Part], planned: Planned) -> Iterator[_Part]:
    first, last = parts[0].day, parts[-1].day
    hours = hours_between(first, last, sorted({one.person for one in parts}), planned)
    passed: defaultdict[tuple[int, int], set[str]] = defaultdict(set)
    for appointment, seq, what in rows(_PASSED, first.isoformat(), last.isoformat()):
        passed[appointment, seq].add(what)
    for one in parts:
        if _against(one, hours[one.day][one.person]) - passed[one.id, one.seq]:
            yield one


def _against(part: _Part, hours: Hours) -> set[str]:
    """What of somebody's hours stands against a part, as it is called where it is booked all the same."""
    found = set()
    if hours.salon_closed:
        found.add("closed")
    elif hours.leave:
        found.add("leave")
    elif not any(one.start <= part.from_minute and part.to_minute <= one.finish for one in hours.work):
        found.add("hours")
    if any(_overlaps(part, one) for one in hours.breaks):
        found.add("break")
    if any(_overlaps(part, one.interval) for one in hours.blocks):
        found.add("blocked")
    return found


def _overlaps(part: _Part, taken: Interval) -> bool:
    return part.from_minute < taken.finish and taken.start < part.to_minute


def _appointments(parts: Iterable[_Part]) -> tuple[Uncovered, ...]:
    return tuple(dict.fromkeys(Uncovered(id=one.id, day=one.day, start=one.start, who=one.who) for one in parts))
