"""The day as a grid: people beside each other, half hours under each other, one place marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from db.text.clock import format_clock
from salon_tui.widgets.day.column import STEP, Booking, DayColumn
from salon_tui.widgets.inked import Inked
from salon_tui.widgets.paint import Piece, fit_pieces, size

_CLOCK = 9
"""Cells of the clock at the left."""
_LEAST = 22
"""Cells that a column needs, its line included."""
_EDGE = {"expected": "shade", "here": "bar", "late": "alarm", "over": "rule"}


class Place(NamedTuple):
    """Where the mark stands.

    Attributes:
        column: Key of the column.
        start: Minutes since local midnight: of the booking, or of the first free minute there.
        free: For how many minutes from there it is free; 0 where it isn't.
    """

    column: int
    start: int
    free: int
    booking: Booking | None


class DayGrid(Inked, Widget, can_focus=True):
    """The day of several people; only what is in view is painted, and the mark stays in view.

    Args:
        free: Says that so many minutes are free, and which key books them.
    """

    class Marked(Message):
        """The mark stands somewhere else."""

    def __init__(self, free: Callable[[int], tuple[str, str]], id: str | None = None) -> None:
        super().__init__(id=id)
        self._free = free
        self._columns: Sequence[DayColumn] = ()
        self._hours = (540, 1260)
        self._now = -1
        self._column = self._row = self._left = self._top = 0
        self._marked_rows = range(0)
        """The rows that the mark has, worked out when it moves and not with every line that is painted."""

    def fill(self, columns: Sequence[DayColumn], hours: tuple[int, int], now: int = -1) -> None:
        """Shows a day.

        Args:
            columns: The people.
            hours: From which minute to which there are rows.
            now: The minute that it is; -1 on another day.
        """
        self._columns, self._hours, self._now = columns, (hours[0] // STEP * STEP, hours[1]), now
        self._column = max(0, min(self._column, len(columns) - 1))
        self._go(self._row)

    def mark(self, column: int, minute: int) -> None:
        """Puts the mark on a time of somebody."""
        self._column = next((at for at, one in enumerate(self._columns) if one.key == column), self._column)
        self._go((minute - self._hours[0]) // STEP)

    @property
    def marked(self) -> Place | None:
        """Where the mark stands; None where there is nobody."""
        if not self._columns:
            return None
        column, start = self._columns[self._column], self._minute(self._row)
        found = column.in_row(start)
        if found:
            return Place(column.key, found[0].start, 0, found[0])
        at, free = column.free_from(start)
        return Place(column.key, at, free, None)

    @property
    def in_view(self) -> tuple[int, int, int]:
        """The first and the last column in view, from 1, and how many there are."""
        return self._left + 1, min(self._left + self._fitting, len(self._columns)), len(self._columns)

    @property
    def rows(self) -> int:
        """How many lines it has in all, the names among them."""
        return self._rows + 1

    def move(self, across: int, down: int) -> None:
        """Moves the mark: to another person, or to the booking or half hour before or after."""
        if not self._columns:
            return
        self._column = max(0, min(self._column + across, len(self._columns) - 1))
        row = self._row
        if down:
            here = self._spans(row)
            row = here[-1] + 1 if down > 0 else here[0] - 1
        self._go(row)

    def page(self, by: int) -> None:
        """Moves by a page."""
        self._go(self._row + by * max(1, self.size.height - 2))

    def on_resize(self) -> None:
        """Keeps the mark in view."""
        self._go(self._row)

    def render_line(self, y: int) -> Strip:
        """Paints one line."""
        cells = self.size.width
        shown = self._columns[self._left : self._left + self._fitting]
        if not shown:
            return self.strip([], cells)
        each = (cells - _CLOCK) // len(shown) - 1
        if y == 0:
            segments = self.segments([" " * _CLOCK])
            for column in shown:
                segments += self.segments([("│", "rule"), *_head(column, each)])
            return Strip(segments).adjust_cell_length(cells, self.ink("plain"))
        row = self._top + y - 1
        if row >= self._rows:
            return self.strip([], cells)
        start = self._minute(row)
        is_now = start <= self._now < start + STEP
        segments = self.segments([self._clock(start, is_now)])
        for at, column in enumerate(shown, self._left):
            segments += self.segments([("│", "bar" if is_now else "rule")])
            segments += self._cell(column, row, each, is_marked=at == self._column and row in self._marked_rows)
        return Strip(segments).adjust_cell_length(cells, self.ink("plain"))

    def _clock(self, start: int, is_now: bool) -> Piece:
        if is_now:
            return (f" ▸ {format_clock(self._now)} ", "focus")
        return (f"   {format_clock(start)} ", "quiet" if start % 60 else "strong")

    def _cell(self, column: DayColumn, row: int, cells: int, *, is_marked: bool) -> list[Segment]:
        start = self._minute(row)
        found = column.in_row(start)
        if found:
            each, rest = divmod(cells, len(found))
            painted: list[Segment] = []
            for at, one in enumerate(found):
                painted += self._booking(one, row, each + (rest if at == 0 else 0), is_marked=is_marked)
            return painted
        free_at, free = column.free_from(start)
        if is_marked and free:
            first, second = self._free(free)
            says: list[Piece] = (
                [("▸ ", "focus"), (f"{format_clock(free_at)} {first}", "strong")]
                if row == self._row
                else [f"  {second}"]
            )
            return [*self.segments(fit_pieces([" ", *says], cells - 1), "mark"), *self.segments([" "])]
        shut = column.closed_at(start)
        if shut is not None:
            opens = column.closed_at(start - STEP) != shut and shut.why
            says = [(f" {shut.why} ", "label")] if opens else [" "]
            ground = "mark" if is_marked else ""
            hatched = max(0, cells - size(says) - 1)
            return self.segments(fit_pieces([*says, ("░" * hatched, "shade")], cells), ground)
        if is_marked:
            return [*self.segments(fit_pieces([" ", ("▸ ", "focus")], cells - 1), "mark"), *self.segments([" "])]
        return self.segments(fit_pieces([("┄" * (cells - 1), "rule") if start % 60 == 0 else ""], cells))

    def _booking(self, one: Booking, row: int, cells: int, *, is_marked: bool) -> list[Segment]:
        ground = "mark" if is_marked else "" if one.state == "over" else "well"
        style = {"over": "quiet", "late": "alarm"}.get(one.state, "strong")
        is_wrong = bool(one.despite) or one.state == "late"
        begins = self._row_of(one.start)
        # what began above the rows in view says there whose it is
        first = max(begins, self._top)
        off = [f" {format_clock(one.start)}"] if one.start % STEP or begins < first else []
        says: list[Piece] = [(f"{one.sign} ", "alarm" if is_wrong else "plain"), (one.name, style)]
        says += [(text, "label") for text in off]
        # why it can't stand there has a row of its own where the first one is full
        why: list[Piece] = [(f"  ░ {one.despite}", "alarm")] if one.despite else []
        is_below = size([*says, *why]) > cells - 3
        if row == first:
            says += [] if is_below else why
            if self._row_of(one.finish - 1) == first:
                [text] = one.told(cells - size(says) - 5, 1)
                # how many there are says nothing where none of them stands there
                says += [(f"  {text}", "label")] if text and not text.startswith("+") else []
        elif why and is_below and row == first + 1:
            says = why
        else:
            below = row - first - bool(why and is_below)
            told = one.told(cells - 5, self._row_of(one.finish - 1) - row + below)
            text = told[below - 1] if below <= len(told) else ""
            says = [("  " + text, "quiet" if one.state == "over" else "label")]
        edge = self.segments([("┃", "alarm" if is_wrong else _EDGE[one.state])], ground)
        return [*edge, *self.segments(fit_pieces([" ", *says], cells - 2), ground), *self.segments([" "])]

    def _spans(self, row: int) -> range:
        """The rows that the mark has when it stands on a row: those of the booking, or two free ones at most."""
        column, start = self._columns[self._column], self._minute(row)
        found = column.in_row(start)
        if len(found) == 1:
            shown = [r for r in range(self._rows) if found[0] in column.in_row(self._minute(r))]
            return range(shown[0], shown[-1] + 1)
        at, free = column.free_from(start)
        if not found and free >= 2 * STEP and at == start:
            return range(row, row + 2)
        return range(row, row + 1)

    def _go(self, row: int) -> None:
        if not self._columns:
            self.refresh()
            return
        self._row = max(0, min(row, self._rows - 1))
        spans = self._spans(self._row)
        if self._columns[self._column].in_row(self._minute(self._row)):
            self._row = spans[0]
        self._marked_rows = spans
        fits = max(1, self.size.height - 1)
        last = min(spans[-1], self._row + fits - 1)
        self._top = max(0, min(max(self._top, last - fits + 1), self._row, max(0, self._rows - fits)))
        self._left = max(0, min(max(self._left, self._column - self._fitting + 1), self._column))
        self.refresh()
        self.post_message(self.Marked())

    @property
    def _fitting(self) -> int:
        return max(1, min(len(self._columns), (self.size.width - _CLOCK) // _LEAST))

    @property
    def _rows(self) -> int:
        return -(-(self._hours[1] - self._hours[0]) // STEP)

    def _minute(self, row: int) -> int:
        return self._hours[0] + row * STEP

    def _row_of(self, minute: int) -> int:
        return (minute - self._hours[0]) // STEP


def _head(column: DayColumn, cells: int) -> list[Piece]:
    return fit_pieces([" ", (column.name, "strong"), (f"  {column.note}", "label")], cells)
