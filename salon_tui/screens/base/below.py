"""What is seen of a page under a question: who it is about and what may hurt stay awake, the rest only stays."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.segment import Segment
from rich.style import Style
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import Screen

from salon_tui.widgets.inked import style_of

ScreenResult = TypeVar("ScreenResult")

_LINES = frozenset("─│ ")
"""Hairlines keep their colour: they are faint already."""


def awake_rows(screen: Screen[Any]) -> int:
    """How many rows of what lies under a question keep their colours: the head and the alerts of the page."""
    for below in reversed(screen.app.screen_stack):
        alerts = below.query("#alerts")
        if alerts and below is not screen:
            rows: int = below.query_one("#head").region.bottom
            shown = alerts.first()
            return max(rows, shown.region.bottom) if shown.display else rows
    return 0


class Above(Screen[ScreenResult]):
    """A screen under which the page before is seen, asleep."""

    def render(self) -> RenderableType:
        """The page below, in one colour, but for its head and its alerts."""
        shown = super().render()
        return Below(shown.screen, self) if isinstance(shown, BackgroundScreen) else shown


class Below(BackgroundScreen):
    """A page under a question: every letter in one colour, without grounds, from the row on where it sleeps.

    A style sheet could say the same with a class on the page, but then every widget of the page is styled anew
    whenever a question comes and goes, and one that paints itself must know of it. Here it is what was painted.
    """

    def __init__(self, screen: Screen[Any], question: Screen[Any]) -> None:
        super().__init__(screen, question.styles.background)
        self._awake = awake_rows(question)
        below = (question.visual_style + style_of(question, "below")).rich_style
        hair = (question.visual_style + style_of(question, "rule")).rich_style
        self._styles: tuple[Style, Style] = (below, hair)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The rows of the page."""
        rows = Segment.split_lines(console.render(self.screen._compositor, options))
        for y, row in enumerate(rows):
            yield from row if y < self._awake else self._asleep(row)
            yield Segment.line()

    def _asleep(self, row: list[Segment]) -> Iterator[Segment]:
        below, hair = self._styles
        for text, _style, _control in row:
            yield Segment(text.replace("▏", " "), hair if _LINES.issuperset(text) else below)
