"""What stands in a cell of a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeGuard

from salon_tui.widgets.paint import STYLES, Piece, size, visible, width

Cell = str | tuple[str, str] | Sequence[Piece]
"""A text, a text with its style, or several of them: a name and the alert sign right after it."""


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
    return width(visible(cell)) if isinstance(cell, str) else size(styled(cell, "plain"))
