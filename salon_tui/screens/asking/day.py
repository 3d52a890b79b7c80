"""Asks for a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from textual.widget import Widget
from typing_extensions import override

from db.fields.declaration import Field, Kind, Term, When
from db.fields.parsing import FieldError, ParseContext, parse
from salon_tui import commands as c
from salon_tui.screens.base.dialog import Dialog
from salon_tui.widgets.editor import Editor
from salon_tui.words.i18n import N_
from salon_tui.words.sentences import flaw_sentence

_DAY = Field("day", "", Term("Day", "日期"), Kind.DATE, when=When.NEAR, required=True)


class AskDay(Dialog[date]):
    """A day, typed as days are typed everywhere."""

    TITLE_TEXT = N_("Which day?")
    HELP_TEXT = N_("Type the day, such as 11-28, 20261128, tomorrow or wed, and press Enter.")
    KEYS = (c.Accept, c.Enter, c.Back)

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    @override
    def question(self) -> str:
        return self._question

    @override
    def body(self) -> Iterable[Widget]:
        yield Editor(id="day", longest=20)

    def do_accept(self) -> None:
        """F10 or Enter: takes the day."""
        try:
            day = parse(_DAY, self.query_one(Editor).value, ParseContext(self.salon_app.today()))
        except FieldError as error:
            self.show_message(flaw_sentence(error.flaw), alarm=True)
        else:
            if isinstance(day, date):
                self.dismiss(day)

    do_enter = do_accept
