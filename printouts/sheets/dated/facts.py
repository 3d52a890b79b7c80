"""What is known, label by label: short values beside each other, long ones over the whole width, on several lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from db.fields.declaration import Term
from printouts.drawing import fonts
from printouts.drawing.blocks import LABEL
from printouts.drawing.kit import GRID, MM, Paper
from printouts.drawing.words import Words

_SIZE, _LEADING = 8.4, 3.7
_HEAD, _BELOW = 3.9, 1.5
"""Room in mm of the label above a value, and below its last line."""
_SHORT = 2
"""Lines that a value takes at most to stand beside another one."""
_MOST = 7
"""Lines of a value at most; what is longer is cut, and the sheet says so."""


class Fact(NamedTuple):
    """A label and its value."""

    label: Term
    value: str


@dataclass(frozen=True, slots=True)
class FactRow:
    """Facts beside each other."""

    facts: tuple[Fact, ...]

    def least(self, words: Words, w: float) -> float:
        """Height in mm that it needs."""
        across = w / len(self.facts)
        lines = max(len(_lines(fact.value, across, _MOST)) for fact in self.facts)
        return _HEAD + max(lines, 1) * _LEADING + _BELOW

    def most(self, words: Words, w: float) -> float:
        """Height in mm that it can use."""
        return self.least(words, w)

    def draw(self, paper: Paper, words: Words, x: float, y: float, w: float, h: float) -> None:
        """Draws it."""
        across = w / len(self.facts)
        for fact in self.facts:
            paper.rect(x, y, across, h, GRID)
            words.label(paper, x + 1.2, y + 2.9, fact.label, LABEL, width=across - 2.0)
            base = y + _HEAD + 2.7
            paper.block(x + 1.2, base, fact.value, _SIZE, width=across - 2.4, lines=_MOST, leading=_LEADING)
            x += across


def fact_rows(facts: Iterable[Fact], w: float, most: int = 3) -> list[FactRow]:
    """Lays facts out in their order, several in a row where they are short.

    Args:
        facts: What is known.
        w: Width of a row in mm.
        most: How many a row has at most.
    """
    found: list[FactRow] = []
    waiting: list[Fact] = []
    for fact in facts:
        is_short = len(_lines(fact.value, w / most, _SHORT + 1)) <= _SHORT
        if waiting and (not is_short or len(waiting) == most):
            found.append(FactRow(tuple(waiting)))
            waiting = []
        waiting.append(fact)
        if not is_short:
            found.append(FactRow(tuple(waiting)))
            waiting = []
    return [*found, *([FactRow(tuple(waiting))] if waiting else ())]


def _lines(value: str, w: float, most: int) -> Sequence[str]:
    """The lines of a value at its full size, not more than are asked for."""
    return [line.text for line in fonts.wrap(fonts.clean(value), _SIZE, (w - 2.4) * MM, most, least=1.0)]
