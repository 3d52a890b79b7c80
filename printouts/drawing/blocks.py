"""What forms are built of: headed boxes and rows of cells. Each block knows how high it has to be.

A page is a list of blocks. What is left of the page makes the rows to write in higher, from 11 mm up to 13; the block
that has no upper limit (a table, a field for remarks) takes the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import Protocol

from db.fields.declaration import Choice, Term
from printouts.drawing import fonts
from printouts.drawing.grid import STAFF_TINT
from printouts.drawing.header_footer import fitted
from printouts.drawing.kit import FRAME, GRID, MM, Paper
from printouts.drawing.words import Boxes, Words, blank, tight

PEN, MOST_PEN = 11.0, 13.0
"""Least and usual greatest height of a row to write in, in mm."""
_HEADING = 4.6
GAP = 1.6
_LEADING = 5.0
_SIZE = 7.0
LABEL = 6.4
_LINE = 8.4
"""Least distance of ruled lines in mm."""


class Block(Protocol):
    """Something that is as wide as the page."""

    def least(self, words: Words, w: float) -> float:
        """Height in mm that it needs."""

    def most(self, words: Words, w: float) -> float:
        """Height in mm that it can use."""

    def draw(self, paper: Paper, words: Words, x: float, y: float, w: float, h: float) -> None:
        """Draws it."""


def heights(blocks: Sequence[Block], words: Words, w: float, room: float) -> list[float]:
    """Shares out the height of a page: first to what has an upper limit, the rest to what has none.

    Raises:
        ValueError: ``form_too_high`` where a form doesn't fit its page.
    """
    least = [block.least(words, w) for block in blocks]
    most = [block.most(words, w) for block in blocks]
    spare = room - sum(least)
    if spare < -0.01:
        raise ValueError("form_too_high")
    wishes = [high - low if high < inf else 0.0 for low, high in zip(least, most, strict=True)]
    share = min(1.0, spare / sum(wishes)) if sum(wishes) else 0.0
    endless = most.count(inf)
    rest = (spare - share * sum(wishes)) / endless if endless else 0.0
    return [
        low + share * wish + (rest if high == inf else 0.0) for low, wish, high in zip(least, wishes, most, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Box:
    """A box with a frame, headed or not.

    Attributes:
        mark: Its letter or number; without one there is no heading.
        label: Its name.
        inside: What it holds.
        right: A remark at the right end of the heading.
        staff: Tinted, since the staff fills it in.
    """

    mark: str
    label: Term
    inside: tuple[Block, ...]
    right: Term | None = None
    staff: bool = False

    def least(self, words: Words, w: float) -> float:
        """Height in mm that it needs."""
        return self._top + sum(block.least(words, w) for block in self.inside)

    def most(self, words: Words, w: float) -> float:
        """Height in mm that it can use."""
        return self._top + sum(block.most(words, w) for block in self.inside)

    def draw(self, paper: Paper, words: Words, x: float, y: float, w: float, h: float) -> None:
        """Draws it."""
        if self.mark:
            words.section(paper, x, y + GAP, w, self.mark, self.label, h=_HEADING, right=self.right)
        top = at = y + self._top
        if self.staff:
            paper.rect(x, top, w, y + h - top, tint=STAFF_TINT)
        for block, high in zip(self.inside, heights(self.inside, words, w, y + h - top), strict=True):
            block.draw(paper, words, x, at, w, high)
            at += high
        paper.rect(x, top, w, y + h - top, FRAME)

    @property
    def _top(self) -> float:
        return GAP + (_HEADING if self.mark else 0.0)


def framed(*inside: Block) -> Box:
    """Blocks in a frame without a heading."""
    return Box("", Term("", ""), inside)


@dataclass(frozen=True, slots=True)
class Written:
    """A cell to write in: label in the upper left corner, ruled where it is high.

    Attributes:
        share: Its part of the row.
        label: What is asked.
        value: What is known.
        box: Number of the box on the screen.
        strong: Whether the value is bold.
    """

    share: float
    label: Term
    value: str = ""
    box: str = ""
    strong: bool = False

    def lines(self, words: Words, w: float) -> int:
        """Lines of check boxes."""
        return 0

    def draw(self, paper: Paper, words: Words, x: float, y: float, w: float, h: float) -> None:
        """Draws the cell."""
        paper.rect(x, y, w, h, GRID)
        wide = _number(paper, x, y + 2.9, self.box)
        words.label(paper, x + 1.2 + wide, y + 2.9, self.label, LABEL, width=w - wide - 2.0)
        if self.value:
            size = 11.0 if self.strong else 9.0
            fitted(paper, x + 1.2, y + 3.3, w - 2.2, h - 3.8, self.value, size, bold=self.strong)
            return
        rules = int((h - 3.4) / _LINE)
        for number in range(1, rules):
            blank(paper, x + 1.2, x + w - 1.2, y + 3.4 + (h - 3.4) * number / rules)


@dataclass(frozen=True, slots=True)
class Ticked:
    """A cell of check boxes.

    Attributes:
        share: Its part of the row.
        label: What is asked.
        choices: The boxes.
        chosen: Which of them are ticked.
        box: Number of the box on the screen.
        more: Whether a line to write on follows the last box.
    """

    share: float
    label: Term
    choices: tuple[Term, ...]
    chosen: tuple[bool, ...] = ()
    box: str = ""
    more: bool = False

    def lines(self, words: Words, w: float) -> int:
        """Lines of check boxes."""
        return self._laid(words, 0, w).lines

    def draw(self, paper: Paper, words: Words, x: float, y: float, w: float, h: float) -> None:
        """Draws the cell."""
        paper.rect(x, y, w, h, GRID)
        laid = self._laid(words, x, w)
        base = y + (h - (laid.lines - 1) * _LEADING) / 2 + 1.0
        wide = _number(paper, x, base, self.box)
        words.label(paper, x + 1.2 + wide, base, self.label, LABEL, width=laid.places[0][1] - x - wide - 2.4)
        laid.draw(paper, base, self.choices, _LEADING)
        laid.tick(paper, base, self.chosen, _LEADING)
        if self.more:
            line, start = laid.places[-1]
            start += laid.words.check_width(self.choices[-1], laid.size) + 1.2
            blank(paper, start, x + w - 1.4, base + line * _LEADING + 0.8)

    def _laid(self, words: Words, x: float, w: float) -> Boxes:
        number = fonts.width(self.box, 5.8, True) / MM + 0.9 if self.box else 0.0
        head = 1.2 + number + (words.width(self.label, LABEL) + 2.2 if self.label.zh else 0.0)
        return tight(words, self.choices, x + min(head, w * 0.55), x + w - (16.0 if self.more else 1.0), _SIZE, 3.0)


def ticks(
    share: float, label: Term, choices: Sequence[Choice], value: str | tuple[str, ...] = "", *, more: bool = False
) -> Ticked:
    """A cell with the boxes of a list, those ticked whose codes the value has."""
    codes = value if isinstance(value, tuple) else (value,)
    terms, ticked = tuple(one.term for one in choices), tuple(one.code in codes for one in choices)
    return Ticked(share, label, terms, ticked, more=more)


@dataclass(frozen=True, slots=True)
class Row:
    """Cells beside each other.

    Attributes:
        cells: The cells; their shares add up to 1.
        pen: Least height where something is written.
        high: Greatest height; ``inf`` takes what is left of the page.
    """

    cells: tuple[Written | Ticked, ...]
    pen: float = PEN
    high: float = MOST_PEN

    def least(self, words: Words, w: float) -> float:
        """Height in mm that it needs."""
        lines = max(cell.lines(words, cell.share * w) for cell in self.cells)
        boxes = lines * _LEADING + 2.4 if lines else 0.0
        return max(boxes, self.pen if self._written else 0.0)

    def most(self, words: Words, w: float) -> float:
        """Height in mm that it can use."""
        least = self.least(words, w)
        return max(least, self.high) if self._written else least + 1.2

    @property
    def _written(self) -> bool:
        return any(isinstance(cell, Written) for cell in self.cells)

    def draw(self, paper: Paper, words: Words, x: float, y: float, w: float, h: float) -> None:
        """Draws it."""
        for cell in self.cells:
            cell.draw(paper, words, x, y, cell.share * w, h)
            x += cell.share * w


def row(*cells: Written | Ticked, pen: float = PEN, high: float = MOST_PEN) -> Row:
    """Cells beside each other; see :class:`Row`."""
    return Row(cells, pen, max(pen, high))


def _number(paper: Paper, x: float, base: float, box: str) -> float:
    """Draws the number of a box; returns the room it takes, in mm."""
    return paper.text(x + 1.2, base, box, 5.8, bold=True) + 0.9 if box else 0.0
