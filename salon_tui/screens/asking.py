"""Questions that an operation may lead to: a reason, a choice, a yes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget

from salon_tui import commands as c
from salon_tui.i18n import N_, _
from salon_tui.screens.dialog import Dialog
from salon_tui.widgets.editor import Editor
from salon_tui.widgets.pick_list import Column, PickList, Row

NONE = "0"
"""The line of a list of several that says: asked, and none of them."""


class AskReason(Dialog[str]):
    """Asks why; the reason is written in the audit log."""

    TITLE_TEXT = N_("Reason")
    HELP_TEXT = N_("Write in a few words why. It stays in the log, and a manager looks at it afterwards.")
    KEYS = (c.Accept, c.Enter, c.Back)

    def __init__(self, why: str) -> None:
        super().__init__()
        self._why = why

    def question(self) -> str:
        """What needs a reason."""
        return self._why

    def body(self) -> Iterable[Widget]:
        """One line to type in."""
        yield Editor(id="reason", longest=300)

    def do_accept(self) -> None:
        """F10 or Enter: goes on, if there is a reason."""
        reason = self.query_one(Editor).value.strip()
        if reason:
            self.dismiss(reason)
        else:
            self.say(_("Write the reason first, or press Esc to leave it."), alarm=True)

    do_enter = do_accept


class Choose(Dialog[str]):
    """A list to choose from, by digit or with Down and Enter; several where ``several`` is set."""

    TITLE_TEXT = N_("Choose")
    HELP_TEXT = N_("Type the number, or move with Down and press Enter. Where several can be ticked, F10 takes them.")
    KEYS = (c.Accept, c.Enter, c.Down, c.Up, c.PageDown, c.PageUp, c.Back)

    def __init__(
        self, title: str, offers: Sequence[tuple[str, str]], ticked: Sequence[str] = (), several: bool = False
    ) -> None:
        super().__init__()
        self._title, self._offers, self._several = title, list(offers), several
        self._numbers = [number for number, _text in self._offers]
        self._ticked = [number for number in ticked if number in self._numbers]
        self._had = bool(self._ticked)
        self._digits = ""

    def question(self) -> str:
        """What is chosen."""
        return self._title

    def body(self) -> Iterable[Widget]:
        """The list."""
        yield PickList([Column(1, grow=1)], id="offers")

    def on_mount(self) -> None:
        """Shows the list."""
        super().on_mount()
        self._fill()
        self.query_one(PickList).focus()

    def _fill(self) -> None:
        rows = [
            Row(number, (f"{('✓ ' if number in self._ticked else '  ') if self._several else ''}{number:>2}  {text}",))
            for number, text in self._offers
        ]
        self.query_one(PickList).fill(rows, keep=True, empty=_("The list is empty."))

    def on_key(self, event: object) -> None:
        """Digits choose; two of them where the list is long, so that a blank ends the first of ``1 22``."""
        character = getattr(event, "character", None)
        if character == " " and self._digits:
            self.do_enter()
            return
        if not character or character not in "0123456789":
            return
        self._digits += character
        numbers = self._numbers
        longer = [number for number in numbers if number.startswith(self._digits) and number != self._digits]
        if self._digits in numbers and not longer:
            number, self._digits = self._digits, ""
            self._take(number)
        elif self._digits not in numbers and not longer:
            self._digits = ""
            self.app.bell()

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
        self.query_one(PickList).choose(self._numbers.index(number) + 1)
        self._fill()

    def do_enter(self) -> None:
        """Enter: takes the line, or ticks it."""
        if self._digits in self._numbers:
            number, self._digits = self._digits, ""
            self._take(number)
            return
        chosen = self.query_one(PickList).chosen
        if chosen is not None:
            self._take(str(chosen))

    def do_accept(self) -> None:
        """F10: takes what is ticked; nothing ticked is no answer, since "none" is one that somebody gave."""
        if not self._several:
            self.do_enter()
        elif self._ticked:
            self.dismiss(" ".join(number for number in self._numbers if number in self._ticked))
        elif self._had:
            self.say(
                _("Nothing is ticked. Tick 0 if the answer is none, or press Esc to leave it as it was."), alarm=True
            )
        else:
            self.dismiss(None)

    def do_down(self) -> None:
        """Down."""
        self.query_one(PickList).move(1)

    def do_up(self) -> None:
        """Up."""
        self.query_one(PickList).move(-1)

    def do_page_down(self) -> None:
        """PgDn."""
        self.query_one(PickList).page(1)

    def do_page_up(self) -> None:
        """PgUp."""
        self.query_one(PickList).page(-1)


class Confirm(Dialog[bool]):
    """Asks before something that can't be taken back: F10 does it, Esc leaves it."""

    TITLE_TEXT = N_("Really?")
    HELP_TEXT = N_("F10 does it, Esc leaves it as it is.")
    KEYS = (c.Accept, c.Back)

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def question(self) -> str:
        """What is about to happen."""
        return self._question

    def do_accept(self) -> None:
        """F10."""
        self.dismiss(True)
