"""A page with one list: keys that move in it, shared by every such page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar, TypeVar

from textual import events
from textual.widget import Widget
from typing_extensions import override

from db.text.cleaning import fold
from salon_tui import commands as c
from salon_tui.screens.base.about import About, Below, Beside, in_short
from salon_tui.screens.base.page import Page
from salon_tui.widgets.panes import Panes
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.i18n import _

Entry = TypeVar("Entry")

MOVES = (c.Enter, c.Down, c.Up, c.PageDown, c.PageUp, c.Ends, c.Narrow)


def digit(number: int) -> str:
    """What stands before a line that a digit chooses; from the tenth on there is none, as 0 goes back."""
    return str(number) if number < 10 else ""


def sections(
    groups: Iterable[tuple[tuple[str, ...], Sequence[Entry]]], row: Callable[[int, Entry], Row[Any]]
) -> list[Row[Any]]:
    """Groups of lines under their titles, an empty row between them, numbered through; an empty group has no title.

    Args:
        groups: The cells of each title, none where it has none, and what stands under it.
        row: A line, by its number from 1.
    """
    rows: list[Row[Any]] = []
    number = 0
    for title, group in groups:
        if group:
            if title:
                rows += [Row(None, ("",))] if rows else []
                rows.append(Row(None, title, "section"))
            rows += [row(at, one) for at, one in enumerate(group, number + 1)]
            number += len(group)
    return rows


class ListPage(Page, inherit_bindings=False):
    """Down, Up and pages move; where there is no text field, a digit chooses a line, and letters narrow the list."""

    COLUMNS: ClassVar[Sequence[Column]] = ()
    DIGITS = True
    BELOW: ClassVar[int] = 0
    """Rows under the list for what is said of the line under the mark, where there is no side pane."""

    TELLS_BELOW: ClassVar[bool] = True
    """Whether what is said of that line stands under the last one, where there is room and no side pane."""
    SAYS_BELOW: ClassVar[bool] = True
    """Whether sentences stand there, too; not those about another page, whose keys do nothing on this one."""

    _typed = ""
    _whole: Sequence[Row[Any]] = ()
    """The lines before letters narrowed them."""
    _left: Sequence[Row[Any]] = ()
    """Those that were left; a list that was filled since has others."""

    @override
    def body(self) -> Iterable[Widget]:
        yield Panes(self._pane(), [Beside(id="beside")])

    def _pane(self) -> Iterable[Widget]:
        yield from self.main()
        if self.BELOW:
            yield Below(self.BELOW)

    def main(self) -> Iterable[Widget]:
        """What stands beside the side pane: the list, and what belongs to it."""
        yield PickList(self.COLUMNS)

    def about_line(self, one: Any) -> About | None:
        """What there is to say of a line, from what was read for the list; nothing by default."""
        return None

    def about_chosen(self) -> About | None:
        """What there is to say of the line under the mark."""
        return None if self.chosen is None else self.about_line(self.chosen)

    def show_about(self) -> None:
        """Says it beside the list, and below it."""
        about = None if self._shows is None else self.about_chosen()
        said = self.SAYS_BELOW and not self.BELOW
        here = about if self.TELLS_BELOW else None
        self.list.tell_below(None if here is None else lambda cells: in_short(here, cells, said=said))
        for beside in self.query("#beside").results(Beside):
            beside.tell(about)
        for below in self.query("#below").results(Below):
            below.tell(about)

    def on_pick_list_marked(self) -> None:
        """The mark stands on another line."""
        self.show_about()

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
        self.show_about()

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
            if self.typed:
                self._narrow("")
            self.take_digit(int(event.character))
        elif event.key == "backspace" and self.typed:
            event.stop()
            self._narrow(self.typed[:-1])
        elif event.character and event.character.isalpha() and self.offers(c.Narrow):
            event.stop()
            self._narrow(self.typed + event.character)

    # Letters.

    @property
    def typed(self) -> str:
        """What narrows the list."""
        return self._typed if self.list.rows is self._left else ""

    def offers(self, command: type[c.Command]) -> bool:
        """Letters narrow a list that was read to its end."""
        if command is c.Narrow:
            has_lines = bool(self.list.rows or self.typed)
            return self.DIGITS and self.focused is self.list and has_lines and not self.list.reads_on
        return super().offers(command)

    def action_command(self, name: str) -> None:
        """What narrows the list stands in the message line as long as it does, unless there is something to say."""
        super().action_command(name)
        if self.is_active and self.typed and self.says(""):
            self._say_typed()

    def _narrow(self, typed: str) -> None:
        from salon_tui.widgets.narrowing import has, text_of

        whole = self._whole if self.typed else self.list.rows
        wanted = fold(typed)
        left = [row for row in whole if not typed or (row.key is not None and has(text_of(row), wanted))]
        none = _("Nothing has {text} in it").format(text=typed)
        self.list.fill(left, keep=True, empty=self.nothing(none, _("Backspace widens the list.")))
        self._whole, self._left, self._typed = whole, self.list.rows, typed
        self._say_typed()
        self.moved()

    def _say_typed(self) -> None:
        self.show_message(f"{self._typed}▏" if self._typed else "")

    def take_digit(self, digit: int) -> None:
        """1 to 9 open the line with that number, 0 goes back."""
        if digit == 0:
            self.do_back()
        elif self.list.choose(digit) is not None:
            self.open_chosen()
        else:
            self.app.bell()
