"""Lines of text that a page paints: heads, sections, messages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.geometry import Size
from textual.style import Style as VisualStyle
from textual.widgets import Static

from salon_tui.widgets.inked import style_of
from salon_tui.widgets.paint import Piece, columns, content, flow, lines, size

Rows = Sequence[Sequence[Piece]]
_APART = 3
"""Cells between what was refused and the keys that help."""


class Line(Static):
    """A line, or a few, of pieces; text only, never markup."""

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:
        super().__init__("", markup=False, id=id, classes=classes)

    def _get_style(self, style: VisualStyle | str) -> VisualStyle:
        # Textual's own leaves a style's ground out
        if isinstance(style, str):
            return style_of(self.screen, style.removeprefix(".line--"))
        return style

    def set_pieces(self, *pieces: Piece) -> None:
        """Shows the pieces."""
        self._show(content(*pieces))

    def rows(self, rows: Rows) -> None:
        """Shows several lines."""
        self._show(lines(rows))

    def _show(self, shown: Content) -> None:
        """Shows a text; what stands there already is not painted again."""
        before = self.content
        if not (isinstance(before, Content) and before.is_same(shown)):
            # laying the page out anew takes 3 ms, which only a line needs whose height follows from its text
            self.update(shown, layout=self.styles.is_auto_height)


class Bar(Line):
    """Lines that are drawn for the width that they have, when they have one: right in the first frame, and resized.

    With ``height: auto`` it is as high as what was drawn::

        bar.draw(lambda cells: [section(_("Visits"), cells, note="23"), ...])
    """

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id, classes)
        self._drawing: Callable[[int], Rows] = lambda cells: ()
        self._drawn = Content()

    def draw(self, drawing: Callable[[int], Rows]) -> None:
        """Shows the rows of pieces that are right for a number of cells."""
        self._drawing = drawing
        if self.size.width and not self._drawn.is_same(lines(drawing(self.size.width))):
            self.refresh(layout=self.styles.is_auto_height)
        elif self.styles.is_auto_height and not self.size.height:
            self.refresh(layout=True)

    def sides(self, left: Sequence[Piece], right: Sequence[Piece] = ()) -> None:
        """Shows pieces at both edges."""
        self.draw(lambda cells: [columns(left, right, cells)])

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as are drawn."""
        return len(self._drawing(width))

    def render(self) -> Content:
        """The lines."""
        self._drawn = lines(self._drawing(self.size.width))
        return self._drawn


class Message(Bar):
    """What happened, above the keys; what is wrong has a sign, and what was refused a block and the keys that help."""

    def __init__(self) -> None:
        super().__init__("message")
        self.text = ""
        """What is said."""
        self._otherwise: Sequence[Piece] = ()

    def stands(self, *pieces: Piece) -> None:
        """What stands there while nothing is said."""
        self._otherwise = pieces
        if not self.text:
            self.say("")

    def say(self, text: str, *before: Piece, keys: Callable[[int], Sequence[Piece]] | None = None) -> None:
        """Says something.

        Args:
            text: What happened.
            before: The sign or the block before it.
            keys: Draws the keys that help, as many as so many cells have room for.
        """
        self.text = text

        def drawn(cells: int) -> Rows:
            rows = flow([*before, text] if text else self._otherwise, cells)
            if keys and (helping := keys(cells)):
                *_above, last = rows
                if size(last) + _APART + size(helping) <= cells:
                    last += [" " * _APART, *helping]
                else:
                    rows.append([*helping])
            return rows

        self.draw(drawn)
