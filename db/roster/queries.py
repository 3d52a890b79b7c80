"""Who works when, for the screen."""

from __future__ import annotations

from datetime import date

from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.fields.values import Ref
from db.resources.store.resources import resources
from db.roster.intervals import Interval
from db.roster.records import (
    Assigned,
    Blockable,
    BlockLine,
    Planned,
    RosterWeek,
    SalonDayRecord,
    ShiftRecord,
    Uncovered,
)
from db.roster.store import salon_days as of_salon
from db.roster.store import shifts as of_shifts
from db.roster.store.blocks import block_lines, require_booking_for_all
from db.roster.store.uncovered import outside_hours, within_block
from db.roster.store.weeks import week
from db.staff.store.people import staff_records


@query(Permission.DESK)
def shifts(work: Work, everything: bool = False) -> list[ShiftRecord]:
    """The shifts in use, or with those that no longer are."""
    return [one for one in of_shifts.shifts().values() if one.active or everything]


@query(Permission.DESK)
def roster_week(work: Work, day: date) -> RosterWeek:
    """The roster of a day's week: everybody who works here on each of its days."""
    return week(work.today, day)


@query(Permission.DESK)
def opening_hours(work: Work) -> dict[int, Interval]:
    """The salon's hours by weekday, 0 for Monday; on a weekday that isn't there it is closed."""
    return of_salon.opening_hours()


@query(Permission.DESK)
def salon_days(work: Work) -> list[SalonDayRecord]:
    """The days from today on that are not as their weekday."""
    return of_salon.salon_days(work.today)


@query(Permission.DESK)
def blocks(work: Work, first: date, last: date) -> list[BlockLine]:
    """Blocked time of some days, the earliest first."""
    return block_lines(first, last)


@query(Permission.APPOINTMENTS)
def blockable(work: Work) -> Blockable:
    """Whose time can be blocked."""
    require_booking_for_all(work)
    people = tuple(Ref(one.id, one.name) for one in staff_records() if one.active)
    return Blockable(people=people, places=tuple(Ref(one.id, one.name) for one in resources()))


@query(Permission.ROSTER)
def would_uncover(work: Work, days: tuple[Assigned, ...]) -> tuple[Uncovered, ...]:
    """Appointments of some people that they wouldn't cover, were the roster set so on these days."""
    if not days:
        return ()
    of_days = [one.day for one in days]
    planned = Planned(shifts={(one.person, one.day): one.shift for one in days})
    return outside_hours(max(min(of_days), work.today), max(of_days), {one.person for one in days}, planned)


@query(Permission.ROSTER)
def would_close_over(work: Work, day: date, hours: Interval | None) -> tuple[Uncovered, ...]:
    """Appointments of a day that nobody would cover, had the salon these hours then; None: were it closed."""
    return outside_hours(day, day, planned=Planned(days={day: hours}))


@query(Permission.APPOINTMENTS)
def booked_within(
    work: Work, day: date, hours: Interval, person: int | None = None, resource: int | None = None
) -> tuple[Uncovered, ...]:
    """Appointments of a day that a block of a person, of a resource, or of the whole salon would lie over."""
    require_booking_for_all(work)
    return within_block(day, hours, person, resource)
