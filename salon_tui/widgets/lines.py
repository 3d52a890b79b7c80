"""Lines of text that a page paints: heads, alerts, sections, side panes, messages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.geometry import Size
from textual.style import Style as VisualStyle
from textual.widgets import Static

from salon_tui.widgets.inked import style_of
from salon_tui.widgets.paint import Piece, columns, content, flow, lines, size

Rows = Sequence[Sequence[Piece]]


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


class Rule(Bar):
    """A hairline across the page."""

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id, classes)
        self.draw(lambda cells: [[("─" * cells, "rule")]])


class Blocks(Bar):
    """Blocks under each other, a blank row between; one that doesn't fit whole is left out, not cut.

    The blocks are drawn for the width that there is::

        blocks.show(lambda cells: [[section(_("Balance"), cells), *facts(pairs, cells)], ...])
    """

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id, classes)
        self._blocks: Callable[[int], Sequence[Rows]] = lambda cells: ()

    def show(self, blocks: Callable[[int], Sequence[Rows]]) -> None:
        """Shows other blocks, the most important first."""
        self._blocks = blocks
        self.draw(self._stack)

    def on_resize(self) -> None:
        """More blocks fit, or fewer."""
        self.refresh()

    def _stack(self, cells: int) -> list[Sequence[Piece]]:
        height = 0 if self.styles.is_auto_height else self.size.height
        rows: list[Sequence[Piece]] = []
        for block in self._blocks(cells):
            gap: list[Sequence[Piece]] = [[]] if rows else []
            if block and (not height or len(rows) + len(gap) + len(block) <= height):
                rows += [*gap, *block]
        return rows


class Side(Blocks):
    """The pane at the right of a list or a form, on a ground of its own behind a hairline; shown from 100 columns.

    ``body`` yields it beside what it belongs to::

        yield Panes([PickList(...)], [Side(id="side")])
    """


class Alerts(Bar):
    """What may hurt somebody: a block, the causes, what happened; at the right edge what she likes. Never cut."""

    def show(self, block: str, causes: str, *told: Piece, likes: str = "") -> None:
        """Shows an alert.

        Args:
            block: The word in the block.
            causes: What may hurt.
            told: What happened, and the like.
            likes: How she wants to be treated; stands strong at the right edge.
        """
        pieces: list[Piece] = [(f" {block} ", "stop"), " ", (causes, "alarm"), *told] if causes else [*told]
        self.draw(lambda cells: _with_right(flow(pieces, cells), likes, cells))


def _with_right(rows: list[list[Piece]], likes: str, cells: int) -> list[list[Piece]]:
    """The rows, with a text at the right edge of the first that has room for it; else on a row of its own."""
    if not likes:
        return rows
    right: list[Piece] = [(likes, "strong")]
    for row in rows:
        if size(row) + size(right) + 2 <= cells:
            row[:] = columns(row, right, cells)
            return rows
    return [*rows, *flow(right, cells)]
