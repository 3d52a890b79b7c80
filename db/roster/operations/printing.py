"""The roster on paper."""

from __future__ import annotations

from datetime import date, timedelta

from db.core.audit import Action
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.papers.printed.store.digests import stamp
from db.roster.intervals import Interval
from db.roster.store.filling import WEEK
from db.roster.store.hours import hours_between
from db.roster.store.salon_days import salon_days
from db.roster.store.weeks import week
from db.salon.store.salon import salon_record
from db.sheets.roster import RosterPerson, RosterSheet


@operation(Permission.DESK, Action.EXECUTE)
def print_roster(work: Work, day: date) -> RosterSheet:
    """The roster of a day's week, with the hours that hold where it says nothing."""
    found = week(work.today, day)
    last = found.first + WEEK - timedelta(days=1)
    hours = hours_between(found.first, last, [line.person.id for line in found.lines])
    people = []
    for line in found.lines:
        of_days = [hours[cell.day][line.person.id].work for cell in line.cells]
        whole = [Interval(work[0].start, work[-1].finish) if work else None for work in of_days]
        shorts = [cell.short for cell in line.cells]
        days = tuple(zip(shorts, whole, strict=True))
        people.append(RosterPerson(name=line.person.label, minutes=line.minutes, days=days))
    work.what |= {"sheet": "roster", "first": found.first.isoformat()}
    return RosterSheet(
        salon=salon_record(),
        stamp=stamp(work),
        first=found.first,
        people=tuple(people),
        closed=tuple((one.day, one.note) for one in salon_days(found.first) if one.closed and one.day <= last),
    )
