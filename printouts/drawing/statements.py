"""What a form says: statements that are read before they are signed, and the heavy band."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from db.clients.records import Alert
from db.fields.declaration import Term
from printouts.drawing import alerts, fonts
from printouts.drawing.blocks import GAP
from printouts.drawing.kit import MM, Paper
from printouts.drawing.words import Words

_NUMBER = 8.0
"""Width in mm of the column that numbers of steps stand in."""
_ON_LINE = 3.9
"""How far in mm the foot of a number is below the upper end of the text."""


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
        lines, base = _prose(words, self.text, self.size, w), y + self.above(words, w, h)
        for text, size, black, leading in lines:
            base += leading
            paper.text(x + 1.6, base - leading * 0.25, text, size, black=black)

    def above(self, words: Words, w: float, h: float) -> float:
        """Height in mm that stays free above its lines."""
        return (h - sum(leading for *_, leading in _prose(words, self.text, self.size, w))) / 2


@dataclass(frozen=True, slots=True)
class Step:
    """A step of an instruction: its number stands out, so that it is found again by whoever was called away."""

    number: int
    prose: Prose

    def least(self, words: Words, w: float) -> float:
        """Height in mm that it needs."""
        return self.prose.least(words, w - _NUMBER)

    def most(self, words: Words, w: float) -> float:
        """Height in mm that it can use."""
        return self.prose.most(words, w - _NUMBER)

    def draw(self, paper: Paper, words: Words, x: float, y: float, w: float, h: float) -> None:
        """Draws it."""
        base = y + self.prose.above(words, w - _NUMBER, h) + _ON_LINE
        paper.text(x + _NUMBER / 2 + 0.6, base, str(self.number), 13, bold=True, align="c")
        self.prose.draw(paper, words, x + _NUMBER, y, w - _NUMBER, h)


@dataclass(frozen=True, slots=True)
class Band:
    """The heavy band: what may hurt this client, or boxes to be ticked on an empty form."""

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
    lines = []
    first, second = words.pair(text)
    for part, points, black in ((first, size, 1.0), (second, max(size * 0.76, 5.5), 0.7)):
        for line in fonts.wrap(part, points, (w - 3.2) * MM, 9, least=1.0) if part else ():
            lines.append((line.text, points, black, points * 0.46))
    return tuple(lines)
