"""Where the labels of a sheet are: bought sheets and plain paper to cut.

Source: Avery Zweckform's drawing of L7159 (24 labels of 63.5 × 33.9 mm).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from printouts.drawing.kit import HAIR, Paper

SIZE = (210.0, 297.0)
_MARK, _AWAY = 3.0, 1.0
"""Length of a cut mark and its distance from what it cuts, in mm."""


class LabelGrid(NamedTuple):
    """A sheet of labels, in mm.

    Attributes:
        columns: Labels beside each other.
        rows: Labels below each other.
        width: Width of a label.
        height: Its height.
        left: From the edge of the sheet to the first label.
        top: From the upper edge to the first label.
        across: From the left end of a label to that of its neighbour.
        down: From the upper end of a label to that of the next.
        cut: Whether it is plain paper, with marks to cut along.
    """

    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    across: float
    down: float
    cut: bool = False

    @property
    def capacity(self) -> int:
        """Labels of a sheet."""
        return self.columns * self.rows

    def place(self, number: int) -> tuple[float, float]:
        """Left and upper end of a label, counted from 0."""
        row, column = divmod(number % self.capacity, self.columns)
        return self.left + column * self.across, self.top + row * self.down

    def marks(self, paper: Paper) -> None:
        """Draws the marks to cut along, outside the labels."""
        right, bottom = self.left + self.columns * self.width, self.top + self.rows * self.height
        for x in _edges(self.left, self.width, self.columns):
            paper.line(x, self.top - _AWAY - _MARK, x, self.top - _AWAY, HAIR)
            paper.line(x, bottom + _AWAY, x, bottom + _AWAY + _MARK, HAIR)
        for y in _edges(self.top, self.height, self.rows):
            paper.line(self.left - _AWAY - _MARK, y, self.left - _AWAY, y, HAIR)
            paper.line(right + _AWAY, y, right + _AWAY + _MARK, y, HAIR)


def _edges(first: float, step: float, count: int) -> Iterator[float]:
    return (first + number * step for number in range(count + 1))


GRIDS: dict[str, LabelGrid] = {
    "L7159": LabelGrid(3, 8, 63.5, 33.9, 7.21, 12.9, 66.04, 33.9),
    "plain": LabelGrid(3, 8, 63.0, 33.0, 10.5, 15.0, 63.0, 33.0, cut=True),
    "slips": LabelGrid(1, 4, 186.0, 66.0, 12.0, 15.0, 186.0, 66.0, cut=True),
}
"""The sheets: L7159, the same on plain paper, and slips as wide as a card."""
