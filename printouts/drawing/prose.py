"""Paragraphs of a letter: broken into lines, and shared out over pages by the frames of ReportLab's Platypus.

Platypus' own Paragraph is left alone. It parses its text as markup, which the text of people must never be; its list of
marks that can't begin a line has no ，！？：; and it lets one mark hang over the margin. Lines are broken by the rules
of all other sheets, and set by the kit, in the same chain of faces. So are pages: a letter says "page 1 of 3" on its
first page, which a document template knows only at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from reportlab.platypus.flowables import Flowable
from reportlab.platypus.frames import Frame

from printouts.drawing import fonts
from printouts.drawing.kit import MM, Paper

LEAST = 2
"""Lines of a paragraph that stand together where it is split."""


class Style(NamedTuple):
    """How paragraphs are set: size and first indent in pt, leading and the gap below in mm."""

    size: float
    leading: float
    indent: float
    gap: float


class Ending(NamedTuple):
    """What stands below the last paragraph, on the same page as its last lines: how high it is, and what draws it."""

    height: float
    draw: Callable[[Paper, float], None]


class Prose(Flowable):  # type: ignore[misc]
    """A paragraph. Lengths are in mm; its place on a page is noted where a frame puts it, and drawn later."""

    def __init__(self, lines: Sequence[str], style: Style, indent: float, ending: Ending | None = None) -> None:
        super().__init__()
        self.lines, self.style, self.indent, self.ending = lines, style, indent, ending

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """How wide and high it is."""
        below = self.ending.height if self.ending else self.style.gap
        return width, len(self.lines) * self.style.leading + below

    def split(self, width: float, height: float) -> list[Prose]:
        """Two parts, the first of which fits; none where too few lines would stand together in one of them."""
        fitting = min(int((height - self.style.gap) / self.style.leading), len(self.lines) - LEAST)
        if fitting < LEAST:
            return []
        rest = Prose(self.lines[fitting:], self.style, 0.0, self.ending)
        return [Prose(self.lines[:fitting], self.style, self.indent), rest]

    def drawOn(self, canvas: list[Placed], x: float, y: float, _sW: float = 0) -> None:
        """Notes where it stands: ``y`` is its lower end, from the lower edge of the page."""
        canvas.append(Placed(self, y + self.wrap(0, 0)[1]))

    def draw_at(self, paper: Paper, x: float, top: float) -> None:
        """Draws it, from its upper left corner on."""
        base = top + self.style.leading / 2 + self.style.size * 0.125
        for number, line in enumerate(self.lines):
            left = x + (0 if number else self.indent / MM)
            paper.text(left, base + number * self.style.leading, line, self.style.size)
        if self.ending is not None:
            self.ending.draw(paper, top + len(self.lines) * self.style.leading)


class Placed(NamedTuple):
    """A paragraph, and its upper end on the page, in mm from the lower edge."""

    prose: Prose
    top: float


def paragraph(text: str, style: Style, width: float, *, indented: bool = True, ending: Ending | None = None) -> Prose:
    """Breaks a text into the lines of a paragraph.

    Args:
        text: Anything; it is cleaned.
        style: How it is set.
        width: Length of a line in mm.
        indented: Whether its first line is.
        ending: What stands below it, where it is the last one.
    """
    indent = style.indent if indented else 0.0
    return Prose(fonts.lines(fonts.clean(text), style.size, width * MM, indent), style, indent, ending)


def shared_out(story: Sequence[Prose], first: Any, more: Any) -> list[list[Placed]]:
    """Paragraphs page by page; one that is too long for the rest of a page is split.

    Args:
        story: The paragraphs; none alone is longer than a page with its lines apart.
        first: Makes the frame of the first page.
        more: Makes that of every other page.
    """
    rest, pages = list(story), list[list[Placed]]()
    while rest:
        frame: Frame = more() if pages else first()
        page: list[Placed] = []
        while rest and frame.add(rest[0], page, trySplit=1):
            del rest[0]
        if rest and (parts := frame.split(rest[0], page)):
            frame.add(parts[0], page)
            rest[0] = parts[1]
        pages.append(page)
    return pages
