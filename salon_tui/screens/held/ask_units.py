"""Asks for what is left of a balance, a package or points, as it stands on paper."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget
from typing_extensions import override

from db.core.errors import Flaw
from db.text.money import parse_money
from salon_tui import commands as c
from salon_tui.screens.base.dialog import Dialog
from salon_tui.widgets.editor import Editor
from salon_tui.words.i18n import N_
from salon_tui.words.sentences import flaw_sentence


class AskUnits(Dialog[int]):
    """A balance in yuan, or a number of sessions or points."""

    TITLE_TEXT = N_("How much is left?")
    HELP_TEXT = N_("Type what stands on the paper: yuan of a balance, a number of sessions or points. Then Enter.")
    KEYS = (c.Accept, c.Enter, c.Back)

    def __init__(self, question: str, kind: str) -> None:
        super().__init__()
        self._question, self._kind = question, kind

    @override
    def question(self) -> str:
        return self._question

    @override
    def body(self) -> Iterable[Widget]:
        yield Editor(id="units", longest=16)

    def do_accept(self) -> None:
        """F10 or Enter: takes it."""
        typed = self.query_one(Editor).value.strip()
        try:
            found = parse_money(typed, signed=True) if self._kind == "prepaid" else int(typed)
        except ValueError:
            flaw = Flaw.NOT_AN_AMOUNT if self._kind == "prepaid" else Flaw.NOT_A_NUMBER
            self.show_message(flaw_sentence(flaw), alarm=True)
        else:
            self.dismiss(found)

    do_enter = do_accept
