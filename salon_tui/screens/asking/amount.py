"""Asks for an amount of money."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget
from typing_extensions import override

from db.fields.declaration import Field, Kind, Term
from db.fields.parsing import FieldError, ParseContext, parse
from db.fields.showing import show_money
from salon_tui import commands as c
from salon_tui.screens.base.dialog import Dialog
from salon_tui.widgets.editor import Editor
from salon_tui.words.i18n import N_
from salon_tui.words.sentences import flaw_sentence

_AMOUNT = Field("amount", "", Term("Amount", "金额"), Kind.MONEY, limit=16, required=True)


class AskAmount(Dialog[int]):
    """An amount in fen, typed in yuan as amounts are typed everywhere.

    Args:
        question: What it is of.
        now: What stands there, to be typed over.
    """

    TITLE_TEXT = N_("How much?")
    HELP_TEXT = N_("Type the amount in yuan, such as 268 or 268.50, and press Enter.")
    KEYS = (c.Accept, c.Enter, c.Back)

    def __init__(self, question: str, now: int) -> None:
        super().__init__()
        self._question, self._now = question, now

    @override
    def question(self) -> str:
        return self._question

    @override
    def body(self) -> Iterable[Widget]:
        yield Editor(id="sum", longest=_AMOUNT.limit)

    @override
    def on_mount(self) -> None:
        super().on_mount()
        editor = self.query_one(Editor)
        editor.put(show_money(self._now).replace(",", ""))
        editor.focus()
        editor.select_all()

    def do_accept(self) -> None:
        """F10 or Enter: takes the amount."""
        try:
            amount = parse(_AMOUNT, self.query_one(Editor).value, ParseContext(self.salon_app.today()))
        except FieldError as error:
            self.show_message(flaw_sentence(error.flaw), alarm=True)
        else:
            if isinstance(amount, int):
                self.dismiss(amount)

    do_enter = do_accept
