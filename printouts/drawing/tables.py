"""Tables that are written on: headings in both languages, printed rows, and empty rows down to the end of the room."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import NamedTuple

from db.fields.declaration import Term
from printouts.drawing import fonts
from printouts.drawing.blocks import PEN
from printouts.drawing.header_footer import fitted
from printouts.drawing.kit import BOX, FRAME, GRID, HAIR, MM, TINT, Align, Paper
from printouts.drawing.words import Words, tight

Entry = str | Term | tuple[bool, ...]
"""What stands in a cell: a value, a printed term, or which of the column's boxes are ticked."""
_HEAD, _LEADING = 6.4, 2.7


class Column(NamedTuple):
    """A column.

    Attributes:
        share: Its part of the width.
        label: Its heading.
        choices: The check boxes that each of its cells has.
        align: Where values stand.
        box: Number of the box on the screen.
    """

    share: float
    label: Term
    choices: tuple[Term, ...] = ()
    align: Align = "l"
    box: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        columns: The columns; their shares add up to 1.
        rows: The printed rows; an entry that is missing leaves its cell empty, a row too many counts as cut.
        count: How many rows there are; 0 fills the room.
        fewest: How many rows there are at least, where they fill the room.
        pen: Least height of a row; a lower one is for printed values only.
        total: Whether the last row adds up the others.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Entry, ...], ...] = ()
    count: int = 0
    fewest: int = 1
    pen: float = PEN
    total: bool = False

    def least(self, words: Words, w: float) -> float:
        """Height in mm that it needs."""
        return self._head(words, w) + self.pen * (self.count or max(self.fewest, 1))

    def most(self, words: Words, w: float) -> float:
        """Height in mm that it can use."""
        return self._head(words, w) + (self.pen + 2.0) * self.count if self.count else inf

    def _fits(self, words: Words, w: float, h: float) -> int:
        return self.count or max(int((h - self._head(words, w)) / self.pen + 0.001), 1)

    def draw(self, paper: Paper, words: Words, x: float, y: float, w: float, h: float) -> None:
        """Draws it."""
        head = self._head(words, w)
        rows = self._fits(words, w, h)
        high = (h - head) / rows
        paper.cuts += len(self.rows) > rows
        paper.rect(x, y, w, head, tint=TINT)
        paper.line(x, y + head, x + w, y + head, GRID)
        for number in range(1, rows):
            paper.line(x, y + head + number * high, x + w, y + head + number * high, HAIR, 0.8)
        if self.total:
            paper.line(x, y + h - high, x + w, y + h - high, FRAME)
        at = x
        for place, column in enumerate(self.columns):
            wide = column.share * w
            if place:
                paper.line(at, y, at, y + h, HAIR, 0.8)
            _heading(paper, words, column, at, y, wide, head)
            for number in range(rows):
                row = self.rows[number] if number < len(self.rows) else ()
                entry = row[place] if place < len(row) else ""
                bold = self.total and number == rows - 1
                _cell(paper, words, column, entry, (at, y + head + number * high, wide, high), bold)
            at += wide
        paper.rect(x, y, w, h, GRID)

    def _head(self, words: Words, w: float) -> float:
        lines = max(len(_lines(words, column, column.share * w)) for column in self.columns)
        return _HEAD + max(lines - 2, 0) * _LEADING - (0.8 if lines == 1 else 0)


def _heading(paper: Paper, words: Words, column: Column, x: float, y: float, w: float, h: float) -> None:
    lines = _lines(words, column, w)
    base = y + (h - (len(lines) - 1) * _LEADING) / 2 + 0.8
    for text, size, bold in lines:
        black = 1.0 if bold else 0.7
        paper.text(x + w / 2, base, text, size, bold=bold, black=black, align="c")
        base += _LEADING


def _lines(words: Words, column: Column, w: float) -> list[tuple[str, float, bool]]:
    """The heading's lines: text, size in pt, and whether it is the main language."""
    lines = []
    sizes = words.sizes(6.4)
    first, second = words.pair(column.label)
    for text, size, bold in zip(
        (f"{column.box} {first}".strip(), second), (sizes[0], min(sizes[1], 5.5)), (True, False), strict=True
    ):
        for line in fonts.wrap(text, size, (w - 1.4) * MM, 3, bold, 0.86) if text else ():
            lines.append((line.text, line.size, bold))
    return lines


def _cell(
    paper: Paper, words: Words, column: Column, entry: Entry, place: tuple[float, float, float, float], bold: bool
) -> None:
    x, y, w, h = place
    if column.choices:
        wide = sum(words.check_width(term, 6.6) + 2.2 for term in column.choices) - 2.2
        left = BOX if not column.choices[0].zh else wide
        laid = tight(words, column.choices, x + max((w - left) / 2, 1.2), x + w - 0.6, 6.6, 2.2)
        base = y + (h - (laid.lines - 1) * 4.6) / 2 + 1.0
        laid.draw(paper, base, column.choices, 4.6)
        if isinstance(entry, tuple):
            laid.tick(paper, base, entry, 4.6)
        return
    if isinstance(entry, Term):
        first, second = words.pair(entry)
        base = y + h / 2 + (-0.4 if second else 1.0)
        paper.text(x + 1.4, base, first, 7.8, bold=bold, width=w - 2.4)
        if second:
            paper.text(x + 1.4, base + 2.9, second, 5.6, black=0.65, width=w - 2.4)
    elif isinstance(entry, str) and entry:
        if column.align == "r":
            paper.text(x + w - 1.4, y + h / 2 + 1.0, entry, 8.2, bold=bold, align="r", width=w - 2.4)
        else:
            fitted(paper, x + 1.2, y + 0.6, w - 2.0, h - 1.2, entry, 8.2, bold=bold)
