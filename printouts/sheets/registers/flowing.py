"""Text that runs over pages: chapters of entries, each a row of labels with what is said under them.

Nothing of it is ever cut: what is long goes on in the next line, and what doesn't fit a page on the next one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from db.fields.declaration import Term
from db.sheets.dossier import DossierChapter, Said
from printouts.drawing import fonts
from printouts.drawing.blocks import Block
from printouts.drawing.kit import GRID, MM, Paper
from printouts.drawing.words import Words

_LABEL, _SIZE = 6.6, 8.6
_LINE, _ABOVE = 4.3, 1.3
"""Height in mm of a line, and what is free above the first of an entry."""
_TITLE = 8.0
_GAP, _APART = 1.0, 4.0
"""Room in mm between a label and its value, and between two of them."""
_AGAIN = Term("continued", "续")


class _Piece(NamedTuple):
    """A text at its place in a line, in mm from its left end."""

    x: float
    text: str
    is_label: bool


@dataclass(frozen=True, slots=True)
class Title:
    """What a chapter is called."""

    text: str
    goes_on: bool = False

    def least(self, words: Words, w: float) -> float:
        """Height in mm that it needs."""
        return _TITLE

    def most(self, words: Words, w: float) -> float:
        """Height in mm that it can use."""
        return _TITLE

    def draw(self, paper: Paper, words: Words, x: float, y: float, w: float, h: float) -> None:
        """Draws it, with a rule under it."""
        wide = paper.text(x, y + h - 2.0, self.text, 10, bold=True, width=w - 24)
        if self.goes_on:
            paper.text(x + wide + 2, y + h - 2.0, words.text(_AGAIN), 7, black=0.7)
        paper.line(x, y + h - 0.6, x + w, y + h - 0.6, 0.6)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an entry; the first has a hair line above it."""

    pieces: tuple[_Piece, ...]
    is_first: bool = False
    is_ruled: bool = False

    def least(self, words: Words, w: float) -> float:
        """Height in mm that it needs."""
        return _LINE + (_ABOVE if self.is_first else 0.0)

    def most(self, words: Words, w: float) -> float:
        """Height in mm that it can use."""
        return self.least(words, w)

    def draw(self, paper: Paper, words: Words, x: float, y: float, w: float, h: float) -> None:
        """Draws it."""
        if self.is_ruled:
            paper.line(x, y + 0.6, x + w, y + 0.6, GRID, 0.5)
        for piece in self.pieces:
            size, black = (_LABEL, 0.65) if piece.is_label else (_SIZE, 1.0)
            paper.text(x + piece.x, y + h - 1.1, piece.text, size, black=black)


def flowing(
    chapters: Iterable[DossierChapter], first: Sequence[Block], words: Words, w: float, rooms: tuple[float, float]
) -> list[list[Block]]:
    """Chapters on pages; what a page begins with says which chapter goes on.

    Args:
        chapters: What is said.
        first: What stands above it on the first page.
        words: The language.
        w: Width in mm.
        rooms: Height in mm on the first page, and on every other one.
    """
    pages: list[list[Block]] = [list(first)]
    left = rooms[0] - sum(block.least(words, w) for block in first)
    for chapter in chapters:
        blocks = [line for number, entry in enumerate(chapter.entries) for line in _lines(entry, w, number > 0)]
        needed = _TITLE + sum(block.least(words, w) for block in blocks[:2])
        if needed > left:
            pages.append([])
            left = rooms[1]
        pages[-1].append(Title(chapter.title))
        left -= _TITLE
        for block in blocks:
            high = block.least(words, w)
            if high > left:
                pages.append([Title(chapter.title, goes_on=True)])
                left = rooms[1] - _TITLE
            pages[-1].append(block)
            left -= high
    return pages


def _lines(entry: Sequence[Said], w: float, is_ruled: bool) -> Iterator[Line]:
    """Lays an entry out: a label and its value beside the last where they fit, else in the next line."""
    pieces: list[_Piece] = []
    done: list[tuple[_Piece, ...]] = []
    x = 0.0
    for label, value in entry:
        label = fonts.clean(label)
        wide = fonts.width(label, _LABEL) / MM + _GAP
        paragraphs = [fonts.clean(part) for part in value.split("\n")]
        whole = paragraphs[0] if len(paragraphs) == 1 else ""
        across = fonts.width(whole, _SIZE) / MM if whole else w
        if pieces and x + wide + across > w:
            done.append(tuple(pieces))
            pieces, x = [], 0.0
        if wide <= w / 2:
            pieces.append(_Piece(x, label, True))
        else:
            # the salon's own field may be called by a whole sentence
            done += [tuple(pieces)] * bool(pieces)
            done += [(_Piece(0.0, text, True),) for text in fonts.lines(label, _LABEL, w * MM)]
            pieces, x, wide = [], 0.0, 0.0
        if whole and x + wide + across <= w:
            pieces.append(_Piece(x + wide, whole, False))
            x += wide + across + _APART
            continue
        for number, part in enumerate(paragraphs):
            indent = wide if number == 0 else 0.0
            for at, text in enumerate(fonts.lines(part, _SIZE, w * MM, indent * MM)):
                if number or at:
                    done.append(tuple(pieces))
                    pieces = []
                pieces.append(_Piece(indent if at == 0 else 0.0, text, False))
        done.append(tuple(pieces))
        pieces, x = [], 0.0
    if pieces:
        done.append(tuple(pieces))
    for at, line in enumerate(done):
        yield Line(line, is_first=at == 0, is_ruled=at == 0 and is_ruled)
