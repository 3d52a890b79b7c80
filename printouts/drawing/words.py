"""Labels in the language or the two languages of the salon's paper: one large, the other small and grey."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from db.fields.declaration import Choice, Term
from printouts.drawing import fonts
from printouts.drawing.kit import BOX, FRAME, GRID, HAIR, MM, TINT, Paper

MODES = ("zh_en", "en_zh", "zh", "en")
"""The salon's paper setting: Chinese large with English small, the other way round, or one alone."""
_LEAST = {"zh": 5.5, "en": 4.6}
"""Smallest sizes in pt that still print clearly on an office laser printer."""
_GAP = 0.8
_BOX_GAP = 1.0


@dataclass(frozen=True, slots=True)
class Words:
    """How terms are written on a sheet.

    Attributes:
        mode: One of :data:`MODES`.
    """

    mode: str = "zh_en"

    @property
    def language(self) -> str:
        """The sheet's main language, which values are written in: ``zh`` or ``en``."""
        return "en" if self.mode.startswith("en") else "zh"

    @property
    def second(self) -> str:
        """The other language, or nothing."""
        return self.mode[3:]

    def text(self, term: Term) -> str:
        """The term in the main language."""
        return term.text(self.language)

    def choice(self, choices: Iterable[Choice], code: str) -> str:
        """What a code of some choices is called in the main language; one that is none of them as it is."""
        return next((self.text(entry.term) for entry in choices if entry.code == code), code)

    def pair(self, term: Term) -> tuple[str, str]:
        """The term in the main language and in the other; the same word is not written twice."""
        first, second = self.text(term), term.text(self.second) if self.second else ""
        return first, "" if second == first else second

    def sizes(self, size: float) -> tuple[float, float]:
        """Sizes in pt of both languages, for a size that is meant for Chinese."""
        small = 0.8 if self.language == "zh" else 0.92
        return max(size, _LEAST[self.language]), max(size * small, _LEAST.get(self.second, 0))

    def width(self, term: Term, size: float, bold: bool = False) -> float:
        """Width in mm of a label in both languages."""
        (first, second), (large, small) = self.pair(term), self.sizes(size)
        wide = fonts.width(first, large, bold) / MM
        return wide + (_GAP + fonts.width(second, small) / MM if second else 0)

    def label(
        self,
        paper: Paper,
        x: float,
        y: float,
        term: Term,
        size: float = 6.2,
        *,
        bold: bool = False,
        black: float = 0.85,
        width: float | None = None,
    ) -> float:
        """Draws a label.

        Args:
            paper: Where.
            x: Left end in mm.
            y: Baseline in mm.
            term: What it says.
            size: Size in pt, for Chinese.
            bold: Weight of the main language.
            black: Share of black of the main language.
            width: Room in mm. What doesn't fit shrinks to the smallest size; then the second language is left out.

        Returns:
            The width drawn, in mm.
        """
        (first, second), (large, small) = self.pair(term), self.sizes(size)
        if width is not None and second and self.width(term, size, bold) > width:
            share = width / self.width(term, size, bold)
            small = max(small * share, _LEAST[self.second])
            left = width - _GAP - fonts.width(second, small) / MM
            narrow = left / (fonts.width(first, 1, bold) / MM)
            if narrow >= _LEAST[self.language]:
                large = min(large, narrow)
            else:
                second = ""
        drawn = paper.text(x, y, first, large, bold=bold, black=black, width=width)
        if second:
            drawn += _GAP + paper.text(x + drawn + _GAP, y, second, small, black=0.62)
        return drawn

    def check_width(self, term: Term, size: float = 7.0) -> float:
        """Width in mm of a check box with its label."""
        return BOX + _BOX_GAP + self.width(term, size)

    def check(self, paper: Paper, x: float, y: float, term: Term, size: float = 7.0) -> float:
        """Draws a check box with its label; returns the width in mm."""
        paper.box(x, y)
        return BOX + _BOX_GAP + self.label(paper, x + BOX + _BOX_GAP, y, term, size, black=1)

    def field(self, paper: Paper, x: float, y: float, w: float, h: float, term: Term, *, size: float = 6.2) -> None:
        """Draws an empty cell with its label in the upper left corner."""
        paper.rect(x, y, w, h, GRID)
        self.label(paper, x + 1.2, y + 2.8, term, size, width=w - 1.8)

    def section(
        self,
        paper: Paper,
        x: float,
        y: float,
        w: float,
        mark: str,
        term: Term,
        *,
        h: float = 4.6,
        right: Term | None = None,
    ) -> None:
        """Draws the heading of a section: a black block with its letter, the name, and a remark on the right."""
        paper.rect(x, y, w, h, tint=TINT)
        paper.rect(x, y, h, h, tint=1)
        paper.line(x, y, x + w, y, FRAME)
        base = y + h / 2 + 0.98
        paper.text(x + h / 2, base, mark, 7.6, bold=True, black=0, align="c")
        first, second = self._heading(term)
        wide = paper.text(x + h + 1.5, base, first, 7.8, bold=True, width=w - h - 3)
        if second:
            paper.text(x + h + 3.0 + wide, base, second, 5.5, black=0.75)
        if right is not None:
            said, other = self.pair(right)
            both = f"{said}  {other}" if other else said
            self.remark(paper, x, y, w, term, both, h=h, short=said)

    def remark(
        self,
        paper: Paper,
        x: float,
        y: float,
        w: float,
        term: Term,
        said: str,
        *,
        h: float = 4.6,
        short: str = "",
        room: float | None = None,
    ) -> None:
        """Draws what stands at the right end of a section's heading.

        Args:
            paper: Where.
            x: Left end of the heading in mm.
            y: Its upper end.
            w: Its width.
            term: The section's name, which stands on its left.
            said: The remark.
            h: Height of the heading.
            short: What stands there where the remark has no room; without it, the remark is cut.
            room: Length in mm that it has; all of what the name leaves, where nothing is said.
        """
        if room is None:
            first, second = self._heading(term)
            wide = min(fonts.width(first, 7.8, True) / MM, w - h - 3)
            if second:
                wide += 1.5 + fonts.width(second, 5.5) / MM
            room = w - h - 5 - wide
        line = short if short and fonts.width(fonts.clean(said), 5.6) / MM >= room else said
        paper.text(x + w - 1.4, y + h / 2 + 0.98, line, 5.6, black=0.85, align="r", width=room)

    def _heading(self, term: Term) -> tuple[str, str]:
        """A section's name in both languages, the second one in capitals."""
        first, second = self.pair(term)
        return first, second.upper() if self.second == "en" else second


@dataclass(frozen=True, slots=True)
class Boxes:
    """Check boxes laid out.

    Attributes:
        words: The languages that fit.
        size: Size of the labels in pt.
        places: Line and left end in mm of each box.
        lines: How many lines they take.
    """

    words: Words
    size: float
    places: tuple[tuple[int, float], ...]
    lines: int

    def draw(self, paper: Paper, y: float, terms: Sequence[Term], leading: float = 4.9) -> None:
        """Draws the boxes with their labels, from the baseline ``y`` on."""
        for (line, x), term in zip(self.places, terms, strict=False):
            self.words.check(paper, x, y + line * leading, term, self.size)

    def tick(self, paper: Paper, y: float, chosen: Iterable[bool], leading: float = 4.9) -> None:
        """Ticks the chosen ones."""
        for (line, x), is_chosen in zip(self.places, chosen, strict=False):
            if is_chosen:
                paper.tick(x, y + line * leading)


@lru_cache(maxsize=512)
def boxes(
    words: Words,
    terms: tuple[Term, ...],
    x: float,
    right: float,
    lines: int = 1,
    size: float = 7.0,
    gap: float = 3.2,
    start: float = 0.0,
) -> Boxes:
    """Lays out check boxes over a number of lines, as large as they fit.

    What doesn't fit is drawn closer together, then smaller, then in the main language alone; what doesn't fit even so
    has no place.

    Args:
        words: The languages.
        terms: The boxes' labels.
        x: Left end of the lines in mm.
        right: Right end.
        lines: Most lines.
        size: Size of the labels in pt.
        gap: Between two entries, in mm.
        start: How far into the first line the boxes begin, in mm.
    """
    tongues = (words, Words(words.language)) if words.second else (words,)
    for tongue in tongues:
        for share in (1.0, 0.95, 0.9, 0.85):
            for between in (gap, gap * 0.75, gap * 0.5):
                places = _flow(tongue, terms, x, right, size * share, between, start)
                if places[-1][0] < lines:
                    return Boxes(tongue, size * share, places, places[-1][0] + 1)
    kept = tuple(place for place in places if place[0] < lines)
    return Boxes(tongue, size * share, kept, lines)


def tight(
    words: Words, terms: tuple[Term, ...], x: float, right: float, size: float, gap: float, start: float = 0.0
) -> Boxes:
    """Lays out check boxes over as few lines as hold them in all languages of the sheet."""
    for lines in range(1, 6):
        laid = boxes(words, terms, x, right, lines, size, gap, start)
        if laid.words == words and len(laid.places) == len(terms):
            break
    return laid


def _flow(
    words: Words, terms: Sequence[Term], x: float, right: float, size: float, gap: float, start: float
) -> tuple[tuple[int, float], ...]:
    places, line, at = [], 0, x + start
    for term in terms:
        wide = words.check_width(term, size)
        if at + wide > right + 0.01 and at > x:
            line, at = line + 1, x
        places.append((line, at))
        at += wide + gap
    return tuple(places)


def blank(paper: Paper, x1: float, x2: float, y: float) -> None:
    """Draws a hairline to write on."""
    paper.line(x1, y, x2, y, HAIR, 0.7)
