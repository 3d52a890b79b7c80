"""What stands above Home: who is here, who comes next, and what is late."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from db.appointments.records import ArrivalLine
from db.home.records import Home
from db.text.clock import format_clock, minute_of_day
from salon_tui.screens.desk.arrivals import name_of
from salon_tui.widgets.paint import Piece, size
from salon_tui.widgets.parts import day_bar
from salon_tui.words.i18n import _

_BARS = (18, 8)
"""Cells of the day's bar, where there is room and where there is little."""


class Figures(NamedTuple):
    """The day in numbers.

    Attributes:
        expected: Who is still to come in time, ``late`` who is past their time.
        overdue: What is to be done and past its day.
    """

    done: int
    here: int
    expected: int
    late: int
    overdue: int


def day_figures(day: Figures, cells: int) -> list[Piece]:
    """The day in one row: a bar of its visits as long as there is room, how many there are of each, what is late."""
    total = day.done + day.here + day.expected + day.late
    counts = [(_("done"), day.done), (_("here"), day.here), *([(_("to come"), day.expected)] if day.expected else [])]
    late = [_("late {count}").format(count=day.late)] if day.late else []
    late += [_("{count} overdue").format(count=day.overdue)] if day.overdue else []
    first: list[Piece] = [(_("Today"), "label"), " ", (str(total), "strong")]
    rest: list[Piece] = []
    for label, count in counts if total else ():
        rest += ["  ", (label, "label"), " ", (str(count), "strong")]
    for said in late:
        rest += ["  ", (f"! {said}", "alarm")]
    for bar in _BARS if total else ():
        pieces = [*first, "  ", *day_bar(day.done, day.here, day.expected + day.late, bar), *rest]
        if size(pieces) <= cells:
            return pieces
    return [*first, *rest]


def figures_of(home: Home, arrivals: Iterable[ArrivalLine], now: datetime, overdue: int) -> Figures:
    """The day's numbers at a moment, with how much is to be done that is past its day."""
    minute, known = minute_of_day(now), tuple(arrivals)
    late = [one.start < minute for one in known if one.state in ("booked", "confirmed")]
    here = len(home.here) + sum(one.is_guest_here for one in known)
    return Figures(len(home.done), here, late.count(False), late.count(True), overdue)


def next_to_come(arrivals: Iterable[ArrivalLine], now: datetime) -> str:
    """Who is expected next: not who is late."""
    minute = minute_of_day(now)
    coming = (one for one in arrivals if one.state in ("booked", "confirmed") and one.start >= minute)
    one = next(coming, None)
    if one is None:
        return ""
    return _("next {time} {name}").format(time=format_clock(one.start), name=name_of(one))
