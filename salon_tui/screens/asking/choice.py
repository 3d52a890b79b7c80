"""A list to choose from: by digit, with Down and Enter, or narrowed by what is typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import events
from textual.widget import Widget

from db.text.cleaning import fold
from salon_tui import commands as c
from salon_tui.screens.base.commanded import Commanded
from salon_tui.screens.base.dialog import Dialog
from salon_tui.widgets.cells import Cell
from salon_tui.widgets.line_reader import Offer
from salon_tui.widgets.lines import Bar
from salon_tui.widgets.narrowing import has
from salon_tui.widgets.paint import Piece, columns, fit, size
from salon_tui.widgets.parts import section, ticked
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.i18n import N_, _, ngettext

NONE = "0"
"""The line of a list of several that says: asked, and none of them."""
MOST_TYPED = 40
SEEN_AT_ONCE = 9


class OfferList(PickList[str]):
    """The offers. What a scanner types narrows nothing: it is taken back, and its digits choose nothing."""

    keeps_scans = False

    def snapshot(self) -> str:
        """What narrows the list."""
        assert isinstance(self.screen, Choose)
        return self.screen.typed

    def restore(self, typed: str) -> None:
        """The list as it was."""
        assert isinstance(self.screen, Choose)
        self.screen.narrow(typed)


class Choose(Dialog[str]):
    """A list to choose from; several where ``several`` is set.

    Args:
        title: What is chosen.
        offers: The lines: an :class:`Offer`, or its number and its text.
        ticked: The numbers that are ticked.
        several: Whether several can be ticked.
        further: Whether F4 leads on to what else the page below can do.
        heads: What stands above name and columns, where that has to be said.
    """

    TITLE_TEXT = N_("Choose")
    HELP_TEXT = N_(
        "Type the number, or move with Down and press Enter. Letters narrow the list, by word or pinyin initials. "
        "Where several can be ticked, Space or Enter ticks, and F10 takes them."
    )
    KEYS = (c.Accept, c.More, c.Enter, c.Down, c.Up, c.PageDown, c.PageUp, c.Ends, c.Back)

    def __init__(
        self,
        title: str,
        offers: Sequence[Offer | tuple[str, str]],
        ticked: Sequence[str] = (),
        several: bool = False,
        *,
        further: bool = True,
        heads: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self._title, self._several, self._further = title, several, further
        self._all, self._heads = [Offer(*offer) for offer in offers], tuple(heads)
        self._offers = self._all
        self._numbers = [offer.number for offer in self._all]
        self._ticked = [number for number in ticked if number in self._numbers]
        self._had = bool(self._ticked)
        self._digits = ""
        self.typed = ""
        """The letters that narrow the list."""

    def question(self) -> str:
        """What is chosen."""
        return self._title

    def body(self) -> Iterable[Widget]:
        """What narrows the list, the list, and what is ticked."""
        yield Bar(id="filter")
        beside = max((len(offer.columns) for offer in self._all), default=0)
        tick = [Column(3)] if self._several else []
        columns_of_it = [
            *tick,
            Column(1, "right"),
            Column(12, grow=1),
            *([Column(4, "right")] * beside),
            Column(4, grow=1),
        ]
        yield OfferList(columns_of_it, id="offers")
        yield Bar(id="ticked")

    def on_mount(self) -> None:
        """Shows the list."""
        super().on_mount()
        self._fill()
        self._list.focus()

    @property
    def _list(self) -> OfferList:
        return self.query_one(OfferList)

    def _below(self) -> Commanded[object] | None:
        stack = self.app.screen_stack
        below = stack[stack.index(self) - 1]
        return below if isinstance(below, Commanded) and not isinstance(below, Choose) else None

    def offers(self, command: type[c.Command]) -> bool:
        """F4 only where the page below can do more."""
        if command is c.More:
            below = self._below() if self._further else None
            return below is not None and any(below.offers(one) for one in below.listed())
        return super().offers(command)

    def do_more(self) -> None:
        """F4 again: what else the page can do."""
        below = self._below()
        self.dismiss(None)
        if below is not None:
            self.app.call_later(below.do_more)

    # What stands in the list.

    def _fill(self) -> None:
        rows = [self._row(offer) for offer in self._offers]
        if self._heads and rows:
            lead = ("", "") if self._several else ("",)
            rows.insert(0, Row(None, (*lead, *self._heads), "label"))
        empty = self.nothing(_("The list is empty"))
        if self.typed:
            none = _("Nothing has {text} in it").format(text=self.typed)
            empty = self.nothing(none, _("Backspace widens the list."))
        self._list.fill(rows, keep=True, empty=empty)
        self._paint_place()
        self._paint_ticked()

    def _row(self, offer: Offer) -> Row[str]:
        is_ticked = offer.number in self._ticked
        style = "alarm" if offer.against else "strong" if is_ticked else "plain"
        against: list[Cell] = [(f"⚠ {offer.against}", "alarm")] if offer.against else [""]
        cells: list[Cell] = [ticked(is_ticked)] if self._several else []
        return Row(offer.number, (*cells, (offer.number, "label"), (offer.text, style), *offer.columns, *against))

    def _paint_place(self) -> None:
        """Says which line the mark is on, of how many, where they may not all be seen; and what narrows them."""
        bar = self.query_one("#filter", Bar)
        bar.display = bool(self.typed) or len(self._all) > SEEN_AT_ONCE
        at = next((at for at, offer in enumerate(self._offers, 1) if offer.number == self._list.chosen), 0)
        place = _("{at} of {count}").format(at=at, count=len(self._offers))
        typed: list[Piece] = [("▏", "bar"), (f"{self.typed}█", "well")]

        def draw(cells: int) -> list[list[Piece]]:
            room = cells // 2
            field: list[Piece] = [*typed, (" " * max(0, room - size(typed)), "well")]
            return [columns(field, [(place, "label")], cells), []]

        bar.draw(draw)

    def _paint_ticked(self) -> None:
        """Sums up what is ticked."""
        bar = self.query_one("#ticked", Bar)
        bar.display = self._several
        chosen = [offer.text for offer in self._all if offer.number in self._ticked]
        title = ngettext("{count} ticked", "{count} ticked", len(chosen)).format(count=len(chosen))
        names = " · ".join(chosen)
        bar.draw(lambda cells: [[], section(title, cells), [fit(names, cells)]])

    def narrow(self, typed: str) -> None:
        """Leaves those lines in the list that have something in them."""
        self.typed = typed[:MOST_TYPED]
        wanted = fold(self.typed)
        self._offers = [offer for offer in self._all if has(offer.text, wanted)]
        self._fill()

    # Keys.

    def on_key(self, event: events.Key) -> None:
        """Digits choose; letters narrow; Space ends the digits of ``1 22``, and ticks where nothing narrows."""
        if event.key == "backspace" and self.typed:
            self.narrow(self.typed[:-1])
        elif event.key in ("home", "end"):
            self._list.move_to_end(1 if event.key == "end" else -1)
            self._paint_place()
        elif event.character == " " and not self.typed:
            if self._digits or self._several:
                self.do_enter()
        elif event.character and event.character in tuple("0123456789") and not self._narrows(event.character):
            self._digit(event.character)
        elif event.is_printable and event.character:
            self._digits = ""
            self.narrow(self.typed + event.character)
        else:
            return
        event.stop()

    def _narrows(self, digit: str) -> bool:
        """Whether a digit belongs to what is being typed, as in the number of a box."""
        return bool(self.typed) and any(has(offer.text, fold(self.typed + digit)) for offer in self._offers)

    def _digit(self, digit: str) -> None:
        self._digits += digit
        numbers = [offer.number for offer in self._offers]
        longer = [number for number in numbers if number.startswith(self._digits) and number != self._digits]
        if self._digits in numbers and not longer:
            number, self._digits = self._digits, ""
            self._take(number)
        elif self._digits not in numbers and not longer:
            self.show_message(_("There is no line {number}.").format(number=self._digits), alarm=True)
            self._digits = ""

    def _take(self, number: str) -> None:
        if not self._several:
            self.dismiss(number)
            return
        if number in self._ticked:
            self._ticked.remove(number)
        elif number == NONE:
            self._ticked = [NONE]
        else:
            self._ticked = [*(ticked for ticked in self._ticked if ticked != NONE), number]
        self._list.choose([offer.number for offer in self._offers].index(number) + 1)
        self._fill()

    def do_enter(self) -> None:
        """Enter: takes the line, or ticks it."""
        if self._digits in [offer.number for offer in self._offers]:
            number, self._digits = self._digits, ""
            self._take(number)
        elif self._list.chosen is not None:
            self._take(self._list.chosen)

    def do_accept(self) -> None:
        """F10: takes what is ticked; nothing ticked is no answer, since "none" is one that somebody gave."""
        if not self._several:
            self.do_enter()
        elif self._ticked:
            self.dismiss(" ".join(number for number in self._numbers if number in self._ticked))
        elif self._had:
            self.show_message(
                _("Nothing is ticked. Tick 0 if the answer is none, or press Esc to leave it as it was."), alarm=True
            )
        else:
            self.dismiss(None)

    def do_down(self) -> None:
        """Moves to the next line."""
        self._move(1)

    def do_up(self) -> None:
        """Moves to the line before."""
        self._move(-1)

    def _move(self, by: int) -> None:
        self._digits = ""
        self._list.move(by)
        self._paint_place()

    def do_page_down(self) -> None:
        """Moves on by a page."""
        self._list.page(1)
        self._paint_place()

    def do_page_up(self) -> None:
        """Moves back by a page."""
        self._list.page(-1)
        self._paint_place()
