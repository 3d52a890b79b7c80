"""Who works when, for the screen."""

from __future__ import annotations

from collections.abc import Mapping
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
from db.roster.store.filling import filled
from db.roster.store.uncovered import FURTHEST, outside_hours, within_block
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
    active = sorted((one for one in staff_records() if one.active), key=lambda one: one.number)
    people = {one.number: Ref(one.id, one.name) for one in active}
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
def would_fill_over(
    work: Work, people: tuple[int, ...], like: date, first: date, last: date | None
) -> tuple[Uncovered, ...]:
    """Appointments of some people that they wouldn't cover, were their week the same again.

    Args:
        work: The query under way.
        people: Whose week.
        like: A day of the week that is copied.
        first: From then on, where the roster says nothing yet,
        last: and until then; None: for good, of which 400 days are looked at.
    """
    until = last or work.today + FURTHEST
    return outside_hours(max(first, work.today), until, people, filled(people, like, first, last))


@query(Permission.ROSTER)
def would_change_over(work: Work, shift: ShiftRecord) -> tuple[Uncovered, ...]:
    """Appointments ahead that nobody would cover, had a shift other hours; of hours that can't be, saving says so."""
    if shift.work and not _are_hours(shift.work[0]):
        return ()
    return outside_hours(work.today, work.today + FURTHEST, planned=Planned(known={shift.id: shift}))


@query(Permission.ROSTER)
def would_open_over(work: Work, hours: Mapping[int, Interval]) -> tuple[Uncovered, ...]:
    """Appointments ahead that nobody would cover, were the salon open so by weekday; see :func:`would_change_over`."""
    if not all(map(_are_hours, hours.values())):
        return ()
    return outside_hours(work.today, work.today + FURTHEST, planned=Planned(weekdays=hours))


@query(Permission.ROSTER)
def would_close_over(work: Work, day: date, hours: Interval | None, *, as_usual: bool = False) -> tuple[Uncovered, ...]:
    """Appointments of a day that nobody would cover.

    Args:
        work: The query under way.
        day: The day.
        hours: Those that the salon would have then; None: were it closed.
        as_usual: The day would be as its weekday again, whatever ``hours`` are.
    """
    if as_usual:
        return outside_hours(day, day, planned=Planned(as_usual={day}))
    if hours is not None and not _are_hours(hours):
        return ()
    return outside_hours(day, day, planned=Planned(days={day: hours}))


def _are_hours(hours: Interval) -> bool:
    return hours.start < hours.finish


@query(Permission.APPOINTMENTS)
def booked_within(
    work: Work, day: date, hours: Interval, person: int | None = None, resource: int | None = None
) -> tuple[Uncovered, ...]:
    """Appointments of a day that a block of a person, of a resource, or of the whole salon would lie over."""
    require_booking_for_all(work)
    return within_block(day, hours, person, resource)
