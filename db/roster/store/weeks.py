"""The roster of a week."""

from __future__ import annotations

from datetime import date, timedelta

from db.core.permissions import Role
from db.core.row_values import as_day
from db.core.sql import rows
from db.fields.values import Ref
from db.roster.intervals import length, without
from db.roster.records import Hours, RosterCell, RosterLine, RosterWeek, ShiftRecord
from db.roster.store.filling import WEEK, monday
from db.roster.store.hours import hours_between
from db.roster.store.shifts import shifts
from db.roster.store.uncovered import uncovered_by_person
from db.staff.store.people import staff_records

_TREATING = {Role.BEAUTICIAN, Role.ADVISOR}


_SAID = "SELECT staff_id, day, version FROM roster_day WHERE day >= ? AND day <= ?"
_BOOKED = (
    "SELECT p.staff_id, SUM(p.finish - p.start) FROM appointment a JOIN appointment_part p ON p.appointment_id = a.id "
    "WHERE a.day >= ? AND a.day <= ? AND a.state IN ('booked', 'confirmed', 'arrived', 'done') AND p.staff_id > 0 "
    "GROUP BY p.staff_id"
)


def week(today: date, day: date) -> RosterWeek:
    """The week that a day lies in: everybody who works here, those who treat clients first."""
    first = monday(day)
    last = first + WEEK - timedelta(days=1)
    people = sorted((one for one in staff_records() if one.active), key=lambda one: not _TREATING & set(one.roles))
    hours, known = hours_between(first, last, [one.id for one in people]), shifts()
    between = (first.isoformat(), last.isoformat())
    said = {(person, as_day(on)): version for person, on, version in rows(_SAID, *between)}
    booked = dict(rows(_BOOKED, *between))
    uncovered = uncovered_by_person(max(first, today), last)
    lines = []
    for one in people:
        cells = tuple(_cell(on, of_day[one.id], known, said.get((one.id, on), 0)) for on, of_day in hours.items())
        lines.append(
            RosterLine(
                person=Ref(one.id, one.name),
                cells=cells,
                minutes=sum(cell.minutes for cell in cells),
                booked=booked.get(one.id, 0),
                uncovered=uncovered[one.id],
            )
        )
    return RosterWeek(first=first, lines=tuple(lines), shifts=tuple(one for one in known.values() if one.active))


def _cell(day: date, hours: Hours, known: dict[int, ShiftRecord], version: int) -> RosterCell:
    taken = hours.away
    return RosterCell(
        day=day,
        shift=hours.shift,
        short=hours.short,
        kind=known[hours.shift].kind if hours.shift else "work",
        version=version,
        minutes=length(without(hours.work, taken)),
        closed=hours.salon_closed,
    )
