"""One day at a glance."""

from __future__ import annotations

from datetime import date

from db.appointments.grid.records import DayGrid, GridPerson, GridPlace
from db.appointments.records import FreeTime
from db.appointments.store.days import everybody, turn
from db.appointments.store.placing import minute_of
from db.appointments.store.reading import on_day
from db.appointments.store.waiting import OPEN
from db.core.operation_context import Work
from db.core.permissions import Role, roles_in
from db.core.sql import rows_among
from db.resources.store.resources import resources
from db.roster.intervals import Interval, within, without
from db.roster.store.blocks import resource_blocks
from db.roster.store.hours import hours_of
from db.roster.store.salon_days import salon_hours
from db.text.clock import DAY

LEAST_GAP = 15


def grid_of(work: Work, day: date, everything: bool) -> DayGrid:
    """The day, as far as this person may see whose appointments they are."""
    booked = on_day(work, day, everything)
    has_parts = {part.staff for one in booked for part in one.parts}
    staff = [
        one for one in everybody() if one.id in has_parts or (one.active and Role.BEAUTICIAN in roles_in(one.roles))
    ]
    hours = hours_of(day, [one.id for one in staff])
    people = tuple(
        GridPerson(
            id=one.id,
            name=one.name,
            shift=hours[one.id].short,
            hours=hours[one.id].work,
            away=tuple(sorted(hours[one.id].away)),
            leave=hours[one.id].leave,
        )
        for one in staff
    )
    opening = salon_hours([day])[day].opening
    spans = [*([opening] if opening else []), *(span for one in people for span in one.hours)]
    spans += [Interval(one.start, one.finish) for one in booked]
    works = [one.id for one in people if one.hours and not one.leave]
    waiting = rows_among(
        "SELECT COUNT(*) FROM waiting WHERE from_day <= ? AND to_day >= ? AND state IN ({})",
        OPEN,
        day.isoformat(),
        day.isoformat(),
    )
    return DayGrid(
        day=day,
        closed=opening is None and not works,
        start=min((span.start for span in spans), default=0),
        finish=max((span.finish for span in spans), default=0),
        people=people,
        places=_places(day),
        appointments=tuple(booked),
        turn=tuple(turn(day, works)),
        waiting=waiting[0][0],
        next_free=_next_free(work, day, people),
    )


def _places(day: date) -> tuple[GridPlace, ...]:
    blocked = resource_blocks(day)
    return tuple(
        GridPlace(name=one.name, away=tuple(block.interval for block in blocked.get(one.id, ()))) for one in resources()
    )


def _next_free(work: Work, day: date, people: tuple[GridPerson, ...]) -> FreeTime | None:
    """The first gap of the day from now on, and of those that begin together the longest."""
    if day < work.today:
        return None
    rest = Interval(minute_of(work) if day == work.today else 0, DAY)
    taken: dict[int, list[Interval]] = {one.id: list(one.away) for one in people}
    for holder, start, finish in rows_among(
        "SELECT holder, start, finish FROM occupancy WHERE kind = 'staff' AND day = ? AND holder IN ({})",
        list(taken),
        day.isoformat(),
    ):
        taken[holder].append(Interval(start, finish))
    gaps = [
        (gap.start, -gap.finish, one)
        for one in people
        if not one.leave
        for gap in within(without(one.hours, taken[one.id]), rest)
        if gap.finish - gap.start >= LEAST_GAP
    ]
    if not gaps:
        return None
    start, finish, person = min(gaps, key=lambda gap: gap[:2])
    return FreeTime(day=day, start=start, finish=-finish, staff=person.id, staff_name=person.name)
