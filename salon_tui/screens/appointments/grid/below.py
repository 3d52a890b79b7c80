"""What stands below the grid of a day where there is room: who waits for a time, and how the beds stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from db.appointments.grid.records import DayGrid, GridPlace
from db.appointments.records import AppointmentRecord, PartRecord, WaitingRecord
from db.roster.intervals import Interval
from db.text.clock import format_clock
from salon_tui.screens.appointments.grid.columns import SIGNS, state_of
from salon_tui.screens.appointments.waiting import daytimes, last_four_of
from salon_tui.screens.roster.words import short_hours
from salon_tui.widgets.lines import Rows
from salon_tui.widgets.paint import Piece, size
from salon_tui.widgets.parts import abreast, section
from salon_tui.words.i18n import _

LEAST = 3
"""Rows: a line between, a heading and what stands below it."""
_APART = 4
_BETWEEN = "   "


def legend() -> list[Piece]:
    """What the signs of the grid mean."""
    words = ((SIGNS["here"], _("here")), (SIGNS["expected"], _("to come")), (SIGNS["late"], _("past their time")))
    pieces: list[Piece] = []
    for sign, word in (*words, (SIGNS["over"], _("done")), ("░", _("not to be booked"))):
        pieces += [(f"{sign} {word}", "label"), "   "]
    return pieces[:-1]


def below(grid: DayGrid, waiting: Sequence[WaitingRecord], now: int, rows: int, cells: int) -> Rows:
    """Who waits at the left, beds, rooms and instruments at the right; nothing where neither is there.

    Args:
        grid: The day.
        waiting: Who waits for a time on it.
        now: The minute of the day that it is: before it -1, after it 1,440.
        rows: How many there is room for.
        cells: How many in each.
    """
    is_now = 0 <= now < 1440
    half = (cells - _APART) // 2
    left: list[list[Piece]] = []
    if waiting:
        left = [section(_("Waiting list"), half, note=str(len(waiting))), *map(_waits, waiting)]
    right: list[list[Piece]] = []
    if grid.places:
        title = _("Beds and rooms") + (f" {format_clock(now)}" if is_now else "")
        stand = [_place(grid, place, now) if is_now else _day_of(grid, place) for place in grid.places]
        right = [section(title, half), *_packed(stand, half)]
    if not left or not right:
        return (left or right)[:rows]
    return abreast(left[:rows], right[:rows], half + _APART)


def _waits(one: WaitingRecord) -> list[Piece]:
    four = last_four_of(one)
    name: list[Piece] = [(one.name, "strong"), (" ⚠", "alarm") if one.client and one.client.alerts else ""]
    said = (f"·{four}" if four else "", _(", ").join(one.names), daytimes(one), one.beautician_name)
    return [*name, *(piece for text in said if text for piece in (_BETWEEN, text))]


def _place(grid: DayGrid, place: GridPlace, now: int) -> list[Piece]:
    """How it stands now: who is in it, for whom it is kept, or until when it is free."""
    name: list[Piece] = [f"{place.name} "]
    there = [(one, part) for one, part in _booked(grid, place) if one.state not in ("done", "cancelled", "missed")]
    for one, part in there:
        if one.state == "arrived" and part.start <= now:
            return [*name, f"{SIGNS['here']} {_whose(one)}"]
    if any(away.start <= now < away.finish for away in place.away):
        return [*name, ("░ " + _("blocked"), "label")]
    for one, part in there:
        if state_of(one, now) == "late" and part.start <= now < part.finish:
            return [*name, ("! ", "alarm"), _("kept for {name}").format(name=_whose(one))]
    starts = [part.start for _one, part in there if part.start > now] + [
        away.start for away in place.away if away.start > now
    ]
    free = _("free until {time}").format(time=format_clock(min(starts))) if starts else _("free")
    return [*name, (free, "label")]


def _day_of(grid: DayGrid, place: GridPlace) -> list[Piece]:
    """When it is taken on a day that isn't today."""
    taken = [Interval(part.start, part.finish) for one, part in _booked(grid, place) if one.state not in _OFF]
    taken = sorted([*taken, *place.away])
    hours = [short_hours(one) for one in dict.fromkeys(taken)]
    return [f"{place.name} ", (_(", ").join(hours) or _("free"), "plain" if hours else "label")]


_OFF = ("cancelled", "missed")


def _booked(grid: DayGrid, place: GridPlace) -> Iterable[tuple[AppointmentRecord, PartRecord]]:
    return ((one, part) for one in grid.appointments for part in one.parts if place.name in part.resources)


def _whose(one: AppointmentRecord) -> str:
    return _("taken") if one.hidden else one.name


def _packed(entries: Iterable[list[Piece]], cells: int) -> list[list[Piece]]:
    """Entries beside each other, each whole."""
    rows: list[list[Piece]] = []
    for entry in entries:
        if rows and size(rows[-1]) + len(_BETWEEN) + size(entry) <= cells:
            rows[-1] += [_BETWEEN, *entry]
        else:
            rows.append(entry)
    return rows
