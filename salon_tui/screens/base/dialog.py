"""A question over a page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widget import Widget

from salon_tui.screens.base.commanded import Commanded
from salon_tui.widgets.lines import Bar, Line
from salon_tui.words.i18n import _

ScreenResult = TypeVar("ScreenResult")


class Dialog(ModalScreen[ScreenResult], Commanded[ScreenResult], inherit_bindings=False):
    """A question over a page. Esc gives it up; what destroys needs F10."""

    def compose(self) -> ComposeResult:
        """The frame; ``body`` fills it."""
        with Widget(id="dialog"):
            yield Line(id="question")
            yield from self.body()
            yield Line(id="message")
            yield Bar(id="keys")

    def body(self) -> Iterable[Widget]:
        """The widgets of this question."""
        return ()

    def on_mount(self) -> None:
        """Paints the question."""
        self.query_one("#question", Line).set_pieces((self.question(), "strong"))
        self.paint_keys()

    def question(self) -> str:
        """What is asked."""
        return _(self.TITLE_TEXT)

    def do_back(self) -> None:
        """Esc."""
        self.dismiss(None)
