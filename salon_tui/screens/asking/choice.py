"""A list to choose from: by digit, with Down and Enter, or narrowed by what is typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from textual import events
from textual.widget import Widget

from db.text.cleaning import fold
from db.text.names import readings
from salon_tui import commands as c
from salon_tui.screens.base.commanded import Commanded
from salon_tui.screens.base.dialog import Dialog
from salon_tui.widgets.lines import Line
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.i18n import N_, _

NONE = "0"
"""The line of a list of several that says: asked, and none of them."""
MOST_TYPED = 40
SEEN_AT_ONCE = 9
_CHINESE = re.compile("[\u4e00-\u9fff]+")


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
        offers: The number of each line, and its text.
        ticked: The numbers that are ticked.
        several: Whether several can be ticked.
        further: Whether F4 leads on to what else the page below can do.
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
        offers: Sequence[tuple[str, str]],
        ticked: Sequence[str] = (),
        several: bool = False,
        *,
        further: bool = True,
    ) -> None:
        super().__init__()
        self._title, self._all, self._several, self._further = title, list(offers), several, further
        self._offers = self._all
        self._numbers = [number for number, _text in self._all]
        self._ticked = [number for number in ticked if number in self._numbers]
        self._had = bool(self._ticked)
        self._digits = ""
        self.typed = ""
        """The letters that narrow the list."""

    def question(self) -> str:
        """What is chosen."""
        return self._title

    def body(self) -> Iterable[Widget]:
        """The list, and where in it one is."""
        yield OfferList([Column(1, grow=1)], id="offers")
        yield Line(id="place")

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
        rows = [
            Row(number, (f"{('✓ ' if number in self._ticked else '  ') if self._several else ''}{number:>2}  {text}",))
            for number, text in self._offers
        ]
        empty = _("Nothing has {text} in it. Backspace widens the list.").format(text=self.typed)
        self._list.fill(rows, keep=True, empty=empty if self.typed else _("The list is empty."))
        self._paint_place()

    def _paint_place(self) -> None:
        """Says which line the mark is on, of how many, where they may not all be seen; and what narrows them."""
        line = self.query_one("#place", Line)
        line.display = bool(self.typed) or len(self._all) > SEEN_AT_ONCE
        place = _("{at} of {count}").format(at=self._list.at + 1 if self._offers else 0, count=len(self._offers))
        line.set_pieces((f"{self.typed}▏ " if self.typed else "", "strong"), (place, "dim"))

    def narrow(self, typed: str) -> None:
        """Leaves those lines in the list that have something in them."""
        self.typed = typed[:MOST_TYPED]
        wanted = fold(self.typed)
        self._offers = [(number, text) for number, text in self._all if _has(text, wanted)]
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
        return bool(self.typed) and any(_has(text, fold(self.typed + digit)) for _number, text in self._offers)

    def _digit(self, digit: str) -> None:
        self._digits += digit
        numbers = [number for number, _text in self._offers]
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
        self._list.choose([n for n, _text in self._offers].index(number) + 1)
        self._fill()

    def do_enter(self) -> None:
        """Enter: takes the line, or ticks it."""
        if self._digits in [number for number, _text in self._offers]:
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
        """Down."""
        self._move(1)

    def do_up(self) -> None:
        """Up."""
        self._move(-1)

    def _move(self, by: int) -> None:
        self._digits = ""
        self._list.move(by)
        self._paint_place()

    def do_page_down(self) -> None:
        """PgDn."""
        self._list.page(1)
        self._paint_place()

    def do_page_up(self) -> None:
        """PgUp."""
        self._list.page(-1)
        self._paint_place()


def _has(text: str, wanted: str) -> bool:
    """Whether a line has what was typed in it, as it is written or in pinyin, whole or initials."""
    if not wanted or wanted in fold(text):
        return True
    return wanted.isascii() and any(wanted in one for one in _spoken(text))


def _spoken(text: str) -> Iterable[str]:
    for word in _CHINESE.findall(text):
        for reading in readings(word):
            syllables = [*reading.surname, *reading.given]
            yield fold("".join(syllables))
            yield fold("".join(syllable[:1] for syllable in syllables))
