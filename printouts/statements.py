"""What a form says and lists: statements that are read before they are signed, points, and the heavy band (R30)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import inf

from db.fields import Term
from db.records import Alert
from printouts import alerts, fonts
from printouts.blocks import GAP, LABEL, Written
from printouts.kit import GRID, MM, Paper
from printouts.words import Words


@dataclass(frozen=True, slots=True)
class Prose:
    """A statement that is read before it is signed, in the sheet's languages, one below the other."""

    text: Term
    size: float = 7.6

    def least(self, words: Words, w: float) -> float:
        """Height in mm that it needs."""
        return 2.0 + sum(leading for *_, leading in _prose(words, self.text, self.size, w))

    def most(self, words: Words, w: float) -> float:
        """Height in mm that it can use."""
        return self.least(words, w) + 1.5

    def draw(self, paper: Paper, words: Words, x: float, y: float, w: float, h: float) -> None:
        """Draws it."""
        lines = _prose(words, self.text, self.size, w)
        base = y + (h - sum(leading for *_, leading in lines)) / 2
        for text, size, black, leading in lines:
            base += leading
            paper.text(x + 1.6, base - leading * 0.25, text, size, black=black)


@dataclass(frozen=True, slots=True)
class Listing:
    """Points one below the other: printed where they are known, ruled to be written where not.

    Attributes:
        label: What they are.
        points: The points.
        pen: Least height.
        high: Most height that is asked for; what is left of the page comes on top.
    """

    label: Term
    points: tuple[str, ...] = ()
    pen: float = 20.0
    high: float = 36.0

    def least(self, words: Words, w: float) -> float:
        """Height in mm that it needs."""
        lines = sum(len(fonts.wrap(fonts.clean(point), 8.2, (w - 7.8) * MM, 9)) for point in self.points)
        return min(max(self.pen, 5.4 + lines * 3.9), self.high)

    def most(self, words: Words, w: float) -> float:
        """Height in mm that it can use."""
        return inf

    def draw(self, paper: Paper, words: Words, x: float, y: float, w: float, h: float) -> None:
        """Draws it."""
        if not self.points:
            Written(1.0, self.label).draw(paper, words, x, y, w, h)
            return
        paper.rect(x, y, w, h, GRID)
        words.label(paper, x + 1.2, y + 2.9, self.label, LABEL, width=w - 2)
        leading = 3.9
        left = int((h - 4.2) / leading)
        base = y + 6.8
        for number, point in enumerate(self.points, 1):
            if not left:
                paper.cuts += 1
                return
            paper.text(x + 5.2, base, f"{number}.", 8.2, align="r")
            drawn = paper.block(x + 6.2, base, point, 8.2, width=w - 7.8, lines=left, leading=leading)
            left -= drawn
            base += drawn * leading


@dataclass(frozen=True, slots=True)
class Band:
    """The heavy band: what may hurt this client (R30), or boxes to be ticked on an empty form."""

    alerts: tuple[Alert, ...] | None = None

    def least(self, words: Words, w: float) -> float:
        """Height in mm that it needs."""
        return alerts.HEIGHT + GAP

    def most(self, words: Words, w: float) -> float:
        """Height in mm that it can use."""
        return alerts.HEIGHT + GAP

    def draw(self, paper: Paper, words: Words, x: float, y: float, w: float, h: float) -> None:
        """Draws it."""
        alerts.band(paper, words, x, y + GAP, w)
        if self.alerts is None:
            alerts.boxes(paper, words, x, y + GAP, w)
        else:
            alerts.listed(paper, words, x, y + GAP, w, self.alerts)


@lru_cache(maxsize=128)
def _prose(words: Words, text: Term, size: float, w: float) -> tuple[tuple[str, float, float, float], ...]:
    """Text, size in pt, tint and leading in mm of each line."""
    found = []
    first, second = words.pair(text)
    for part, points, black in ((first, size, 1.0), (second, max(size * 0.76, 5.5), 0.7)):
        for line in fonts.wrap(part, points, (w - 3.2) * MM, 9, least=1.0) if part else ():
            found.append((line.text, points, black, points * 0.46))
    return tuple(found)
