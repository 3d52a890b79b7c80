"""When somebody works on a day: by the roster, else by their week, else as long as the salon is open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from db.core.row_values import as_day
from db.core.sql import rows_among
from db.roster.intervals import within
from db.roster.records import Blocked, Hours, Planned, ShiftRecord
from db.roster.store.blocks import blocks_between
from db.roster.store.salon_days import AS_IT_IS, SalonHours, salon_hours
from db.roster.store.shifts import shifts


def hours_of(day: date, staff: Sequence[int]) -> dict[int, Hours]:
    """Hours of some people on one day."""
    return hours_between(day, day, staff)[day]


def hours_between(
    first: date,
    last: date,
    staff: Sequence[int],
    planned: Planned = AS_IT_IS,
    blocked: Mapping[date, Sequence[Blocked]] | None = None,
) -> dict[date, dict[int, Hours]]:
    """Hours of some people on each of some days, in at most six statements however many days they are.

    ``blocked`` are the blocks of these days, where they were read.
    """
    days = [first + timedelta(days=past) for past in range((last - first).days + 1)]
    blocks = blocks_between(first, last) if blocked is None else blocked
    salon = salon_hours(days, planned)
    assigned: dict[tuple[int, date], int | None] = {
        (person, as_day(day)): shift
        for person, day, shift in rows_among(
            "SELECT staff_id, day, shift_id FROM roster_day WHERE day >= ? AND day <= ? AND staff_id IN ({})",
            staff,
            first.isoformat(),
            last.isoformat(),
        )
    }
    assigned |= planned.shifts
    weeks: defaultdict[tuple[int, int], list[tuple[date, int]]] = defaultdict(list)
    for person, weekday, since, shift in rows_among(
        "SELECT staff_id, weekday, from_day, shift_id FROM week_shift WHERE from_day <= ? AND staff_id IN ({}) "
        "ORDER BY from_day",
        staff,
        last.isoformat(),
    ):
        weeks[person, weekday].append((as_day(since), shift))
    for of_week, shift in planned.week.items():
        before = [one for one in weeks[of_week] if one[0] < planned.week_from]
        weeks[of_week] = [*before, (planned.week_from, shift)]
    # many a salon has no roster
    known = {**shifts(), **planned.known} if assigned or weeks else {}
    found: dict[date, dict[int, Hours]] = {}
    for day in days:
        found[day] = {}
        for person in staff:
            shift = assigned.get((person, day))
            if shift is None:
                until_then = [one for since, one in weeks[person, day.weekday()] if since <= day]
                shift = until_then[-1] if until_then else None
            theirs = tuple(one for one in blocks[day] if one.resource is None and one.staff in (None, person))
            found[day][person] = _hours(known[shift] if shift else None, salon[day], theirs)
    return found


def _hours(shift: ShiftRecord | None, salon: SalonHours, blocks: tuple[Blocked, ...]) -> Hours:
    if shift is None:
        work = (salon.opening,) if salon.opening else ()
        return Hours(work=work, blocks=blocks, salon_closed=salon.opening is None)
    return Hours(
        work=within(shift.work, salon.bounds) if salon.bounds else (),
        breaks=shift.breaks,
        blocks=blocks,
        leave=shift.kind == "leave",
        salon_closed=salon.bounds is None,
        shift=shift.id,
        short=shift.short,
    )
