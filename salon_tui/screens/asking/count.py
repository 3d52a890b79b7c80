"""Asks for a number of sheets."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from salon_tui import commands as c
from salon_tui.screens.base.dialog import Dialog
from salon_tui.widgets.editor import Editor
from salon_tui.words.i18n import N_, _


class AskCount(Dialog[int]):
    """A number within bounds."""

    TITLE_TEXT = N_("How many?")
    HELP_TEXT = N_("Type the number and press Enter.")
    KEYS = (c.Accept, c.Enter, c.Back)

    def __init__(self, question: str, least: int, most: int, given: int) -> None:
        super().__init__()
        self._question, self._least, self._most, self._given = question, least, most, given

    def question(self) -> str:
        """What is counted."""
        return self._question

    def body(self) -> Iterable[Widget]:
        """The line to type in."""
        yield Editor(id="measured", longest=6)

    def on_mount(self) -> None:
        """Begins with what is likeliest; what is typed takes its place."""
        super().on_mount()
        editor = self.query_one(Editor)
        editor.put(str(self._given))
        editor.select_all()
        editor.focus()

    def do_accept(self) -> None:
        """F10 or Enter: takes the number."""
        typed = self.query_one(Editor).value.strip()
        number = int(typed) if typed.isdecimal() and typed.isascii() else -1
        if self._least <= number <= self._most:
            self.dismiss(number)
        else:
            words = _("Type a number from {least} to {most}.").format(least=self._least, most=self._most)
            self.show_message(words, alarm=True)

    def do_enter(self) -> None:
        """Takes the line under the mark."""
        self.do_accept()
