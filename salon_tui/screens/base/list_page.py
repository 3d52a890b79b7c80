"""A page with one list: keys that move in it, shared by every such page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from textual import events
from textual.widget import Widget
from typing_extensions import override

from salon_tui import commands as c
from salon_tui.screens.base.page import Page
from salon_tui.widgets.pick_list import Column, PickList

MOVES = (c.Enter, c.Down, c.Up, c.PageDown, c.PageUp, c.Ends)


def digit(number: int) -> str:
    """What stands before a line that a digit chooses; from the tenth on there is none, as 0 goes back."""
    return str(number) if number < 10 else ""


class ListPage(Page, inherit_bindings=False):
    """Down, Up and pages move; a digit chooses a line where there is no text field."""

    COLUMNS: ClassVar[Sequence[Column]] = ()
    DIGITS = True

    @override
    def body(self) -> Iterable[Widget]:
        yield PickList(self.COLUMNS)

    @property
    def list(self) -> PickList[Any]:
        """The list that the keys move in."""
        return self.query_one(PickList)

    @property
    def chosen(self) -> Any:
        """What the mark stands on."""
        return self.list.chosen

    def put_away(self) -> None:
        """Nothing stays in the list at a locked desk."""
        super().put_away()
        self.list.fill([])

    def open_chosen(self) -> None:
        """Opens what the mark stands on; pages say what that is."""

    def moved(self) -> None:
        """The mark stands on another line; pages that tell of it say what."""

    def do_enter(self) -> None:
        """Takes the line under the mark."""
        if self.chosen is not None:
            self.open_chosen()

    def do_down(self) -> None:
        """Moves to the next line."""
        self.list.move(1)
        self.moved()

    def do_up(self) -> None:
        """Moves to the line before."""
        self.list.move(-1)
        self.moved()

    def do_page_down(self) -> None:
        """Moves on by a page."""
        self.list.page(1)
        self.moved()

    def do_page_up(self) -> None:
        """Moves back by a page."""
        self.list.page(-1)
        self.moved()

    def on_key(self, event: events.Key) -> None:
        """Digits, and the ends of the list; a line to type in takes these first."""
        if event.key in ("home", "end"):
            event.stop()
            self.list.move_to_end(1 if event.key == "end" else -1)
            self.moved()
        elif self.DIGITS and event.character and event.character in "0123456789":
            event.stop()
            self.take_digit(int(event.character))

    def take_digit(self, digit: int) -> None:
        """1 to 9 open the line with that number, 0 goes back."""
        if digit == 0:
            self.do_back()
        elif self.list.choose(digit) is not None:
            self.open_chosen()
        else:
            self.app.bell()
