"""What is said of a day above its grid."""

from __future__ import annotations

from db.appointments.grid.records import DayGrid
from db.text.clock import format_clock
from salon_tui.screens.appointments.grid import columns
from salon_tui.widgets.paint import Piece, size, width
from salon_tui.words.i18n import _, ngettext

_MARGINS = 4
"""Cells at the edges of the page, and between what stands at both."""
_LESS = ((), ("over",), ("over", "expected"))
"""What is left out where there is no room for it beside the next gap, which is what a caller asks for."""


def figures(grid: DayGrid, now: int, cells: int) -> list[Piece]:
    """How many there are, and how they stand at a minute of the day, on a page that is so many cells wide."""
    room = cells - _MARGINS - width(next_free(grid))
    told = [_figures(grid, now, less) for less in _LESS]
    return next((pieces for pieces in told if size(pieces) <= room), told[-1])


def _figures(grid: DayGrid, now: int, less: tuple[str, ...]) -> list[Piece]:
    live = [one for one in grid.appointments if one.state not in ("cancelled", "missed")]
    states = [columns.state_of(one, now) for one in live]
    count = ngettext("{count} appointment", "{count} appointments", len(live)).format(count=len(live))
    pieces: list[Piece] = [(count, "strong")]
    for label, state in ((_("done"), "over"), (_("here"), "here"), (_("to come"), "expected")):
        if state in less:
            continue
        # who is here is what is looked for first
        pieces += ["   ", (f"{label} ", "label"), (str(states.count(state)), "strong" if state == "here" else "plain")]
    if late := states.count("late"):
        pieces += ["   ", ("! ", "alarm"), (_("late {count}").format(count=late), "alarm")]
    if grid.closed:
        pieces += ["   ", ("! ", "alarm"), (_("the salon is closed"), "alarm")]
    return pieces


def free_words(minutes: int, *, may_book: bool) -> tuple[str, str]:
    """What stands at a free time; the key that books only for who may."""
    return _("{minutes} min free").format(minutes=minutes), _("F6 books") if may_book else ""


def next_free(grid: DayGrid) -> str:
    """The next gap of the day."""
    free = grid.next_free
    if free is None:
        return ""
    return _("next free {name} {time}, {minutes} min").format(
        name=free.staff_name, time=format_clock(free.start), minutes=free.finish - free.start
    )
