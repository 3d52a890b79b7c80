"""Lines of text that a page paints: heads, alerts, rules, messages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.widgets import Static

from salon_tui.widgets.paint import Piece, columns, content


class Line(Static):
    """A line, or a few, of pieces; text only, never markup."""

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:
        super().__init__("", markup=False, id=id, classes=classes)

    def say(self, *pieces: Piece) -> None:
        """Shows the pieces."""
        self._show(content(*pieces))

    def rows(self, rows: Sequence[Sequence[Piece]]) -> None:
        """Shows several lines."""
        self._show(Content("\n").join([content(*row) for row in rows]))

    @property
    def shown(self) -> str:
        """The text that stands there."""
        return str(self.content)

    def _show(self, shown: Content) -> None:
        """Shows a text; what stands there already is not painted again."""
        before = self.content
        if not (isinstance(before, Content) and before.is_same(shown)):
            # laying the page out anew takes 3 ms, which only a line needs whose height follows from its text
            self.update(shown, layout=self.styles.is_auto_height)


class Bar(Line):
    """A line with something at its left and at its right edge, painted for the width that it has."""

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id, classes)
        self._sides: Callable[[], tuple[Sequence[Piece], Sequence[Piece]]] = lambda: ((), ())

    def sides(self, left: Sequence[Piece], right: Sequence[Piece] = ()) -> None:
        """Shows pieces at both edges."""
        self._sides = lambda: (left, right)
        self._paint()

    def on_resize(self) -> None:
        """Paints for the new width."""
        self._paint()

    def _paint(self) -> None:
        if self.size.width:
            left, right = self._sides()
            self.say(*columns(left, right, self.size.width))


class Rule(Line):
    """A hairline across the page."""

    def on_resize(self) -> None:
        """Draws as far as the page is wide."""
        self.say(("─" * self.size.width, "rule"))
