"""A question over a page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widget import Widget
from typing_extensions import override

from salon_tui.screens.base.below import Above, awake_rows
from salon_tui.screens.base.commanded import Commanded
from salon_tui.widgets.lines import Bar, Line, Message
from salon_tui.widgets.paint import content, width
from salon_tui.widgets.panes import Rule
from salon_tui.words.i18n import _

ScreenResult = TypeVar("ScreenResult")

NAME_MOST = 56
"""Cells that the upper edge of a frame has for its name."""


class Dialog(Above[ScreenResult], ModalScreen[ScreenResult], Commanded[ScreenResult], inherit_bindings=False):
    """A question over a page. Esc gives it up; what destroys needs F10."""

    def compose(self) -> ComposeResult:
        """The frame; ``body`` fills it. What it says and its keys stand where those of the page stood."""
        yield Widget(id="room")
        with Widget(id="around"), Widget(id="dialog"):
            yield Line(id="question")
            yield from self.body()
        with Widget(id="foot"):
            yield Rule()
            yield Message()
            yield Bar(id="keys")

    def body(self) -> Iterable[Widget]:
        """The widgets of this question."""
        return ()

    def on_mount(self) -> None:
        """Paints the question."""
        self.query_one("#room").styles.height = awake_rows(self)
        frame = self.query_one("#dialog")
        frame.border_title, frame.border_subtitle = content(self.name_of()), content(self.note())
        question = self.question()
        line = self.query_one("#question", Line)
        line.display = question != self.name_of()
        line.set_pieces((question, "strong"))
        self.paint_keys()

    def name_of(self) -> str:
        """What stands in the upper edge of the frame: what is asked, where that is short."""
        question = self.question()
        return question if width(question) <= NAME_MOST else _(self.TITLE_TEXT)

    def note(self) -> str:
        """What stands in the lower edge of the frame; nothing by default."""
        return ""

    def question(self) -> str:
        """What is asked."""
        return _(self.TITLE_TEXT)

    @override
    def do_back(self) -> None:
        self.dismiss(None)
