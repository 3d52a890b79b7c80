"""The records of a day as columns of the grid."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from db.appointments.grid.records import DayGrid, GridPerson
from db.appointments.records import AppointmentRecord, PartRecord
from db.roster.intervals import Interval
from salon_tui.screens.roster.words import short_hours
from salon_tui.widgets.day.column import Booking, DayColumn, Shut
from salon_tui.words.i18n import _
from salon_tui.words.words import clock_of

NOBODY = 0
"""The column of those whom nobody has been chosen for."""
SIGNS = {"expected": "○", "here": "●", "late": "!", "over": "✓"}


def state_of(one: AppointmentRecord, now: int) -> str:
    """How it stands at a minute of its day; -1 before that day, 1,440 after it."""
    if one.state == "arrived":
        return "here"
    if one.state in ("done", "cancelled", "missed"):
        return "over"
    return "late" if one.start < now else "expected"


def columns(grid: DayGrid, now: int) -> list[DayColumn]:
    """Who works, and at the end those whom nobody has been chosen for, where there are any or somebody walks in."""
    bookings: defaultdict[int, list[Booking]] = defaultdict(list)
    for one in grid.appointments:
        for staff, parts in _by_person(one.parts):
            bookings[staff].append(_booking(one, parts, now))
    shown = [_column(person, grid, bookings[person.id]) for person in grid.people]
    return [*shown, DayColumn(NOBODY, _("Anybody"), _turn(grid), (grid.start, grid.finish), bookings[NOBODY])]


def _by_person(parts: Iterable[PartRecord]) -> Iterable[tuple[int, list[PartRecord]]]:
    """Parts that follow each other with the same person are one stretch."""
    stretches: list[tuple[int, list[PartRecord]]] = []
    for part in sorted(parts, key=lambda one: (one.staff or NOBODY, one.start)):
        staff = part.staff or NOBODY
        if stretches and stretches[-1][0] == staff and stretches[-1][1][-1].finish == part.start:
            stretches[-1][1].append(part)
        else:
            stretches.append((staff, [part]))
    return stretches


def _booking(one: AppointmentRecord, parts: list[PartRecord], now: int) -> Booking:
    state = state_of(one, now)
    places = dict.fromkeys(place for part in parts for place in part.resources)
    name = _("taken") if one.hidden else one.name
    if one.client is not None and one.client.alerts:
        name += " ⚠"
    sign = "✗" if one.state in ("cancelled", "missed") else SIGNS[state]
    details = () if one.hidden else (*(part.name for part in parts), *places)
    return Booking(one.id, parts[0].start, parts[-1].finish, sign, name, details, state, _times(one))


def _times(one: AppointmentRecord) -> tuple[str, ...]:
    """When the client came, the service began, and the client left, as far as that is known."""
    known = ((_("came {time}"), one.came), (_("from {time}"), one.seated), (_("left {time}"), one.left))
    return tuple(said.format(time=clock_of(at)) for said, at in known if at is not None)


def _column(person: GridPerson, grid: DayGrid, bookings: Sequence[Booking]) -> DayColumn:
    if not person.hours:
        open_from = open_to = grid.start
    else:
        open_from, open_to = person.hours[0].start, person.hours[-1].finish
    away = [Shut(one.start, one.finish, _("away")) for one in person.away]
    away += [
        Shut(before.finish, after.start) for before, after in pairwise(person.hours) if before.finish < after.start
    ]
    note = _("on leave") if person.leave else _hours(person)
    whys = [_despite(one, person, grid) for one in bookings]
    bookings = [
        one._replace(despite=why, sign=SIGNS["late"]) if why else one for one, why in zip(bookings, whys, strict=True)
    ]
    return DayColumn(person.id, person.name, note, (open_from, open_to), bookings, away)


def _despite(one: Booking, person: GridPerson, grid: DayGrid) -> str:
    """Why the time of a booking that is still to come can't be booked; leave that came later cancels nothing."""
    if one.state in ("here", "over"):
        return ""
    if grid.closed:
        return _("closed")
    if person.leave:
        return _("on leave")
    if any(away.start < one.finish and one.start < away.finish for away in person.away):
        return _("away")
    is_within = any(hours.start <= one.start and one.finish <= hours.finish for hours in person.hours)
    return "" if is_within else person.shift if not person.hours and person.shift else _("off")


def _hours(person: GridPerson) -> str:
    if not person.hours:
        return person.shift or _("off")
    first, last = person.hours[0].start, person.hours[-1].finish
    return f"{person.shift} {short_hours(Interval(first, last))}".strip()


def _turn(grid: DayGrid) -> str:
    # as they are called: the surname, or the first of several words
    names = {person.id: person.name.split()[0] if person.name.isascii() else person.name[0] for person in grid.people}
    order = [names[id] for id in grid.turn if id in names]
    return _("turn {names}").format(names="→".join(order[:4])) if order else ""
