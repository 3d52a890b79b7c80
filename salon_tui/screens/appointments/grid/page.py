"""A page with a day grid: the mark is moved by arrows, and by digits that say a time."""

from __future__ import annotations

from textual import events
from typing_extensions import override

from db.text.clock import DAY
from salon_tui.screens.base.page import Page
from salon_tui.widgets.day.grid import DayGrid, Place


class GridPage(Page, inherit_bindings=False):
    """A page whose body has a :class:`DayGrid`."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._digits = ""

    @property
    def grid(self) -> DayGrid:
        """The grid."""
        return self.query_one("#day", DayGrid)

    @property
    def place(self) -> Place | None:
        """Where the mark stands."""
        return self.grid.marked

    @override
    def put_away(self) -> None:
        super().put_away()
        self._digits = ""

    def do_down(self) -> None:
        """Later."""
        self.grid.move(0, 1)

    def do_up(self) -> None:
        """Earlier."""
        self.grid.move(0, -1)

    def do_left(self) -> None:
        """The person at the left."""
        self.grid.move(-1, 0)

    def do_right(self) -> None:
        """The person at the right."""
        self.grid.move(1, 0)

    def do_page_down(self) -> None:
        """Much later."""
        self.grid.page(1)

    def do_page_up(self) -> None:
        """Much earlier."""
        self.grid.page(-1)

    def on_key(self, event: events.Key) -> None:
        """Digits move the mark to a time; 0 goes back, where it begins none."""
        if not event.character or event.character not in "0123456789":
            return
        event.stop()
        if event.character == "0" and not self._digits:
            self.do_back()
            return
        self._digits += event.character
        minute, more = minute_of(self._digits)
        self.show_message("" if not more else f"{self._digits}▏")
        if minute is not None and self.place is not None:
            self.grid.mark(self.place.column, minute)
        if not more:
            self._digits = ""

    @override
    def action_command(self, name: str) -> None:
        self._digits = ""
        super().action_command(name)


def minute_of(digits: str) -> tuple[int | None, bool]:
    """What minute digits say, and whether more may follow: ``9`` and ``93`` are nine o'clock, ``930`` is half past."""
    hours = int(digits[:2]) if len(digits) > 1 and int(digits[:2]) <= 24 else int(digits[0])
    rest = digits[2 if len(digits) > 1 and int(digits[:2]) <= 24 else 1 :]
    minutes = int(rest.ljust(2, "0")) if rest else 0
    if minutes > 59 or hours * 60 + minutes > DAY:
        return None, False
    more = len(rest) < 2 and (hours, minutes) != (24, 0)
    return hours * 60 + minutes, more
