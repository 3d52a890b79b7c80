"""Reads sheets back as a printer and a reader of the PDF would: text, pixels, barcodes."""

from __future__ import annotations

import io
import math
import re
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple
from unittest.mock import patch

import numpy
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageChops
from pypdf import PdfReader

from printouts.drawing import fonts
from printouts.drawing.kit import MM, Paper
from printouts.drawing.skin_map import DEGREE

_COLOUR = re.compile(rb"(?<![\w/.])[\d.]+ [\d.]+ [\d.]+ (rg|RG|k|K|scn?|SCN?)(?=\s)")

needs_poppler = pytest.mark.skipif(
    shutil.which("pdftoppm") is None, reason="pdftoppm is missing: install Debian's package poppler-utils"
)


def text(pdf: bytes, page: int | None = None) -> str:
    """The text of a page, or of all, without blanks: cells are read in no certain order, but a cell in one piece."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    chosen = pages if page is None else [pages[page]]
    return "".join("".join(part.extract_text().split()) for part in chosen)


def poppler_text(pdf: bytes) -> str:
    """The text as poppler reads it, without blanks."""
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    return "".join(done.stdout.decode().split())


def pixels(pdf: bytes, page: int, dpi: int) -> Image.Image:
    """A page in grey."""
    command = ["pdftoppm", "-r", str(dpi), "-gray", "-f", str(page + 1), "-l", str(page + 1), "-"]
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    return Image.open(io.BytesIO(done.stdout)).convert("L")


def is_one_tick(one: Image.Image, other: Image.Image) -> bool:
    """Whether two pages at 150 dpi differ by one tick only."""
    changed = ImageChops.difference(one, other)
    box = changed.getbbox()
    return box is not None and 8 < box[2] - box[0] < 20 and 8 < box[3] - box[1] < 20


def degree(page: Image.Image, x: float, y: float, dpi: int) -> int:
    """How much the band around a number on the face says: 0 to 3, from a page in grey.

    Args:
        page: The page.
        x: Middle of the number in mm.
        y: Middle of the number.
        dpi: What the page was drawn at.
    """
    turns = [(at + 0.5) * math.tau / 16 for at in range(16)]

    def is_dark(radius: float, turn: float) -> bool:
        point = (x + radius * math.cos(turn)) * dpi / 25.4, (y + radius * math.sin(turn)) * dpi / 25.4
        shade = page.getpixel((round(point[0]), round(point[1])))
        assert isinstance(shade, int)
        return shade < 128

    ring = sum(any(is_dark(DEGREE + off, turn) for off in (-0.12, 0.0, 0.12)) for turn in turns)
    band = sum(is_dark(DEGREE - 0.42, turn) for turn in turns)
    return 1 + round(2 * band / len(turns)) if ring > 12 else 0


def margin(page: Image.Image, mm: float, dpi: int) -> int:
    """The darkest pixel within some mm of the edge; 255 is paper."""
    edge = int(mm / 25.4 * dpi)
    outside = page.copy()
    outside.paste(255, (edge, edge, page.width - edge, page.height - edge))
    darkest = outside.getextrema()[0]
    assert isinstance(darkest, int | float)
    return int(darkest)


def contents(pdf: bytes) -> list[bytes]:
    """What draws the pages and their forms."""
    found = []
    for page in PdfReader(io.BytesIO(pdf)).pages:
        drawn = page.get_contents()
        assert drawn is not None
        found.append(drawn.get_data())
        resources: Any = page["/Resources"]
        forms = resources.get("/XObject", {})
        found += [form.get_object().get_data() for form in forms.values()]
    return found


def is_black_only(pdf: bytes) -> bool:
    """Whether nothing is drawn in colours, not even in grey ones of three inks."""
    return not any(_COLOUR.search(content) for content in contents(pdf))


class Area(NamedTuple):
    """A rectangle on a page in mm from the upper left corner, and the text that fills it."""

    left: float
    top: float
    right: float
    bottom: float
    text: str = ""

    def meets(self, other: Area, tolerance: float = 0.12) -> bool:
        """Whether two rectangles overlap by more than the tolerance in both directions."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide > tolerance and high > tolerance

    def inside(self, other: Area, tolerance: float = 0.05) -> bool:
        """Whether it lies in another one."""
        return (
            self.left >= other.left - tolerance
            and self.top >= other.top - tolerance
            and self.right <= other.right + tolerance
            and self.bottom <= other.bottom + tolerance
        )


class Drawn(NamedTuple):
    """What was drawn on a page: texts as high as their ink, and the lines and frames as thin rectangles."""

    texts: list[Area]
    lines: list[Area]

    def faults(self, live: Area) -> list[str]:
        """Texts over texts, texts over lines, and anything outside the live area; guides don't count."""
        found = [f"outside: {part}" for part in (*self.texts, *self.lines) if not part.inside(live)]
        texts, lines = (numpy.array([part[:4] for part in parts]).reshape(-1, 4) for parts in (self.texts, self.lines))
        found += [f"over: {self.texts[one]} {self.texts[other]}" for one, other in _meeting(texts) if one < other]
        found += [f"crossed: {self.texts[text]} {self.lines[line]}" for text, line in _crossed(texts, lines)]
        return found


def drawing(draw: Callable[[], bytes]) -> tuple[bytes, list[Drawn]]:
    """Draws a sheet and notes on the way what stands where; forms that were drawn before are not seen."""
    pages = [Drawn([], [])]
    guides = [False]
    real = {name: getattr(Paper, name) for name in ("_set", "line", "rect", "page", "holes", "folds")}

    def note_text(
        paper: Paper, x: float, y: float, text: str, size: float, bold: bool, black: float, align: str
    ) -> float:
        wide: float = real["_set"](paper, x, y, text, size, bold, black, align)
        left = x - (wide if align == "r" else wide / 2 if align == "c" else 0)
        seen = "".join(_drawn_as(char, bold) for char in text)
        pages[-1].texts.append(Area(left, y - 0.78 * size / MM, left + wide, y + 0.1 * size / MM, seen))
        return wide

    def note_line(paper: Paper, x1: float, y1: float, x2: float, y2: float, *more: float) -> None:
        if not guides[0]:
            pages[-1].lines.append(Area(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)))
        real["line"](paper, x1, y1, x2, y2, *more)

    def note_rect(
        paper: Paper, x: float, y: float, w: float, h: float, weight: float | None = None, **more: float
    ) -> None:
        if weight is not None:
            right, bottom = x + w, y + h
            edges = ((x, y, right, y), (x, bottom, right, bottom), (x, y, x, bottom), (right, y, right, bottom))
            pages[-1].lines.extend(Area(*edge) for edge in edges)
        real["rect"](paper, x, y, w, h, weight, **more)

    def note_page(paper: Paper) -> None:
        real["page"](paper)
        pages.append(Drawn([], []))

    def note_holes(paper: Paper, **more: bool) -> None:
        guides[0] = True
        real["holes"](paper, **more)
        guides[0] = False

    def note_folds(paper: Paper, *heights: float) -> None:
        guides[0] = True
        real["folds"](paper, *heights)
        guides[0] = False

    notes: dict[str, Any] = {
        "_set": note_text,
        "line": note_line,
        "rect": note_rect,
        "page": note_page,
        "holes": note_holes,
        "folds": note_folds,
    }
    with patch.multiple(Paper, **notes):
        pdf = draw()
    return pdf, pages[:-1]


@cache
def _drawn_as(char: str, bold: bool) -> str:
    return fonts.glyph(char, bold).char


def _meeting(areas: NDArray[numpy.float64], tolerance: float = 0.12) -> NDArray[numpy.intp]:
    """Pairs of rectangles that overlap, both ways round: as :meth:`Area.meets`, for many at once."""
    starts, ends = areas[:, :2], areas[:, 2:]
    common = numpy.minimum(ends[:, None], ends) - numpy.maximum(starts[:, None], starts)
    return numpy.argwhere((common > tolerance).all(axis=2))


def _crossed(
    texts: NDArray[numpy.float64], lines: NDArray[numpy.float64], tolerance: float = 0.1
) -> NDArray[numpy.intp]:
    """Texts, and lines that run through their ink."""
    begin_before = lines[:, :2] < texts[:, None, 2:] - tolerance
    end_behind = lines[:, 2:] > texts[:, None, :2] + tolerance
    return numpy.argwhere((begin_before & end_behind).all(axis=2))
