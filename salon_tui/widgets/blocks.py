"""What a page paints in blocks: side panes, previews, alerts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from salon_tui.widgets.lines import Bar, Rows
from salon_tui.widgets.paint import Piece, columns, fit_pieces, flow, size


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

    def _stack(self, cells: int) -> Rows:
        return self._fit(self._blocks(cells))

    def _fit(self, blocks: Sequence[Rows]) -> list[Sequence[Piece]]:
        height = 0 if self.styles.is_auto_height else self.size.height
        rows: list[Sequence[Piece]] = []
        for block in blocks:
            gap: list[Sequence[Piece]] = [[]] if rows else []
            if block and (not height or len(rows) + len(gap) + len(block) <= height):
                rows += [*gap, *block]
        return rows


class Side(Blocks):
    """The pane at the right of a list or a form, on a ground of its own behind a hairline; shown from 100 columns.

    Where it has room for two panes, it is two. ``body`` yields it beside what it belongs to::

        yield Panes([PickList(...)], [Side(id="side")])
    """

    TWO, MOST = 75, 48
    """Cells from which it is two panes, and the most that one of them is written across."""

    def _stack(self, cells: int) -> Rows:
        if cells < self.TWO:
            return super()._stack(cells)
        half = (cells - 3) // 2
        blocks = [block for block in self._blocks(half) if block]
        if len(blocks) < 2:
            return super()._stack(min(cells, self.MOST))
        # where the higher one of both is lowest
        at = min(range(1, len(blocks)), key=lambda at: max(_high(blocks[:at]), _high(blocks[at:])))
        first, second = self._fit(blocks[:at]), self._fit(blocks[at:])
        left, right = ([*rows, *([[]] * (self.size.height - len(rows)))] for rows in (first, second))
        return [[*fit_pieces(a, half), (" │ ", "rule"), *b] for a, b in zip(left, right, strict=True)]


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


def _high(blocks: Sequence[Rows]) -> int:
    """Rows of blocks under each other."""
    return sum(len(block) + 1 for block in blocks)


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
