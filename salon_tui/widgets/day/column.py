"""One column of the day grid: what stands in each half hour, without a word of how it is painted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from db.text.clock import DAY
from salon_tui.widgets.paint import width

STEP = 30
"""Minutes of a row."""


class Booking(NamedTuple):
    """A booking; minutes since local midnight, half-open.

    Attributes:
        key: What it stands for.
        sign: Its state in one cell.
        details: Services and places, each of which stands whole or not at all.
        state: ``expected``, ``here``, ``late`` or ``over``.
        times: When it really began and ended, as far as there is room for that.
        despite: Why its time can't be booked, where it stands in such: leave that came later, a closed day.
    """

    key: int
    start: int
    finish: int
    sign: str
    name: str
    details: tuple[str, ...] = ()
    state: str = "expected"
    times: tuple[str, ...] = ()
    despite: str = ""

    def told(self, cells: int, rows: int) -> list[str]:
        """The details on so many rows of so many cells, each whole, and how many there is no room for; then times."""
        lines: list[list[str]] = [[]]
        left = list(self.details)
        while left and width(" ".join([*lines[-1], left[0]])) <= cells:
            lines[-1].append(left.pop(0))
            if left and len(lines) < rows and width(" ".join([*lines[-1], left[0]])) > cells:
                lines.append([])
        while left and lines[-1] and width(" ".join([*lines[-1], f"+{len(left)}"])) > cells:
            left.insert(0, lines[-1].pop())
        if left:
            lines[-1].append(f"+{len(left)}")
        for time in self.times:
            if width(" ".join([*lines[-1], time])) <= cells:
                lines[-1].append(time)
            elif len(lines) < rows and width(time) <= cells:
                lines.append([time])
        return [" ".join(line) for line in lines]


class Shut(NamedTuple):
    """Time that can't be booked, and why."""

    start: int
    finish: int
    why: str = ""


class DayColumn(NamedTuple):
    """A person, or those whom nobody has been chosen for yet.

    Attributes:
        key: Whose column it is; 0 where nobody has been chosen.
        note: What stands beside the name.
        open: When there can be bookings: start and finish.
    """

    key: int
    name: str
    note: str
    open: tuple[int, int]
    bookings: Sequence[Booking] = ()
    shut: Sequence[Shut] = ()

    def in_row(self, start: int) -> list[Booking]:
        """The bookings that a row shows, the first to begin first.

        A row in which one begins is not also the last row of one that has a row of its own before it.
        """
        touching = [one for one in self.bookings if one.start < start + STEP and one.finish > start]
        touching.sort(key=lambda one: (one.start, one.finish, one.key))
        beginning = [one for one in touching if one.start >= start]
        return beginning or touching[:1]

    def closed_at(self, start: int) -> Shut | None:
        """What shuts a row, where more than half of it can't be booked."""
        first, last = self.open
        shut = [*self.shut, Shut(0, first), Shut(last, DAY)]
        covers = [(min(one.finish, start + STEP) - max(one.start, start), one) for one in shut]
        most, found = max(covers, key=lambda pair: pair[0])
        return found if 2 * most > STEP else None

    def free_from(self, start: int) -> tuple[int, int]:
        """The first minute of a row that is free, and for how many minutes from there; (start, 0) where none is."""
        first, last = self.open
        taken = sorted(
            [(b.start, b.finish) for b in self.bookings]
            + [(s.start, s.finish) for s in self.shut]
            + [(0, first), (last, DAY)]
        )
        at = start
        for begin, end in taken:
            if begin <= at < end:
                at = end
        if at >= start + STEP:
            return start, 0
        until = min((begin for begin, end in taken if begin > at and end > begin), default=DAY)
        return at, until - at
