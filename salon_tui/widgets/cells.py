"""What stands in the cells of a list, and how wide its columns are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeGuard

from salon_tui.widgets.paint import STYLES, Piece, seen_width, size

Cell = str | tuple[str, str] | Sequence[Piece]
"""A text, a text with its style, or several of them: a name and the alert sign right after it."""

GAP = 2
"""Cells between columns; one, where otherwise something would be cut."""


def plain_text(cell: Cell) -> str:
    """What stands in a cell."""
    if isinstance(cell, str):
        return cell
    return cell[0] if _is_piece(cell) else "".join(piece if isinstance(piece, str) else piece[0] for piece in cell)


def _is_piece(cell: Cell) -> TypeGuard[tuple[str, str]]:
    return isinstance(cell, tuple) and len(cell) == 2 and isinstance(cell[0], str) and cell[1] in STYLES


def styled(cell: Cell, style: str) -> list[Piece]:
    """The cell's pieces, each with a style: that of the line, where it has none or is said plainly."""
    if isinstance(cell, str):
        return [(cell, style)]
    if _is_piece(cell):
        return [cell]
    return [(piece, style) if isinstance(piece, str) else piece for piece in cell]


def cell_width(cell: Cell) -> int:
    """Width of a cell's text."""
    if isinstance(cell, str):
        return seen_width(cell)
    return seen_width(cell[0]) if _is_piece(cell) else size(styled(cell, "plain"))


class Kept(Protocol):
    """What a column keeps where there is too little room, and whether it is cut, or left out, before others."""

    @property
    def cells(self) -> int:
        """Cells that it keeps."""

    @property
    def grow(self) -> int:
        """Whether it is cut first."""

    @property
    def aside(self) -> bool:
        """Whether it is left out where there is a side pane."""


def spread(
    columns: Sequence[Kept],
    rows: Sequence[Sequence[Cell]],
    cells: int,
    *,
    heads: Sequence[Sequence[Cell]] = (),
    has_side: bool,
) -> tuple[int, list[int]]:
    """The cells between columns, and the width of each; 0 for one that is left out.

    Args:
        columns: The columns.
        rows: What stands in them.
        heads: What stands over them; where something would be cut, a column that has nothing else is left out.
        cells: The cells that there are.
        has_side: Whether there is a side pane.
    """
    told = [max((cell_width(row[at]) for row in rows if at < len(row)), default=0) for at in range(len(columns))]
    widths = [max([wide, *(cell_width(head[at]) for head in heads if at < len(head))]) for at, wide in enumerate(told)]
    for at, wide in reversed(list(enumerate(told))):
        if rows and not wide and _needed(widths, 1) > cells:
            widths[at] = 0
    for at, column in reversed(list(enumerate(columns))):
        if has_side and column.aside and _needed(widths, GAP) > cells:
            widths[at] = 0
    gap = GAP if _needed(widths, GAP) <= cells else 1
    over = _needed(widths, gap) - cells
    # texts give way first, the last ones first; then whatever is wider than it has to be
    for grow in (True, False):
        for at, column in reversed(list(enumerate(columns))):
            if over > 0 and bool(column.grow) is grow and widths[at] > column.cells:
                less = min(over, widths[at] - column.cells)
                widths[at] -= less
                over -= less
    return gap, widths


def _needed(widths: Sequence[int], gap: int) -> int:
    shown = [one for one in widths if one]
    return sum(shown) + gap * max(0, len(shown) - 1)
