"""Points one below the other: printed where they are known, on as many pages as they need, ruled where not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

from db.fields.declaration import Term
from printouts.drawing import fonts
from printouts.drawing.blocks import LABEL, Written
from printouts.drawing.kit import GRID, MM, Paper
from printouts.drawing.words import Words

_SIZE, _LEADING = 8.2, 3.9
_HEAD, _MARK = 5.4, 7.4
_FEWEST = 2
"""Lines that a page's last listing has at least, unless it is whole."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Points.

    Attributes:
        label: What they are.
        lines: The number of a point, or nothing where it goes on, and the text of each line.
        pen: Least height where they are written by hand.
    """

    label: Term
    lines: tuple[tuple[str, str], ...] = ()
    pen: float = 20.0

    def least(self, words: Words, w: float) -> float:
        """Height in mm that it needs."""
        return _HEAD + len(self.lines) * _LEADING if self.lines else self.pen

    def most(self, words: Words, w: float) -> float:
        """Height in mm that it can use."""
        return inf

    def draw(self, paper: Paper, words: Words, x: float, y: float, w: float, h: float) -> None:
        """Draws it."""
        if not self.lines:
            Written(1.0, self.label).draw(paper, words, x, y, w, h)
            return
        paper.rect(x, y, w, h, GRID)
        words.label(paper, x + 1.2, y + 2.9, self.label, LABEL, width=w - 2)
        base = y + _HEAD + 1.4
        for number, text in self.lines:
            paper.text(x + _MARK - 1, base, number, _SIZE, align="r")
            paper.text(x + _MARK, base, text, _SIZE)
            base += _LEADING


def listing(label: Term, points: Sequence[str], w: float) -> Listing:
    """Breaks points into lines of a width in mm."""
    lines: list[tuple[str, str]] = []
    for number, point in enumerate(points, 1):
        text = fonts.clean(point)
        broken = fonts.wrap(text, _SIZE, (w - _MARK - 1.6) * MM, len(text), least=1.0)
        lines += [(f"{number}." if place == 0 else "", line.text) for place, line in enumerate(broken)]
    return Listing(label, tuple(lines))


def over_pages(listings: Sequence[Listing], rooms: tuple[float, float]) -> list[list[Listing]]:
    """Shares listings out over pages.

    Args:
        listings: What is listed, in its order.
        rooms: Height in mm for them on the first page, and on every other one.

    Returns:
        The listings of each page; one that is too long goes on with its next line under the same label.
    """
    pages: list[list[Listing]] = [[]]
    room = rooms[0]
    for waiting in listings:
        while True:
            fits = int((room - _HEAD) / _LEADING + 0.001) if waiting.lines else int(room >= waiting.pen)
            if fits >= max(len(waiting.lines), 1):
                pages[-1].append(waiting)
                room -= _HEAD + len(waiting.lines) * _LEADING if waiting.lines else waiting.pen
                break
            if fits >= _FEWEST:
                pages[-1].append(replace(waiting, lines=waiting.lines[:fits]))
                waiting = replace(waiting, lines=waiting.lines[fits:])
            pages.append([])
            room = rooms[1]
    return pages
