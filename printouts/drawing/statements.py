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
