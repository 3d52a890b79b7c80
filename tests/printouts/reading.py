"""Reads sheets back as a printer and a reader of the PDF would: text, pixels, barcodes."""

from __future__ import annotations

import io
import shutil
import subprocess

import pytest
from PIL import Image, ImageChops
from pypdf import PdfReader

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


def margin(page: Image.Image, mm: float, dpi: int) -> int:
    """The darkest pixel within some mm of the edge; 255 is paper."""
    edge = int(mm / 25.4 * dpi)
    outside = page.copy()
    outside.paste(255, (edge, edge, page.width - edge, page.height - edge))
    darkest = outside.getextrema()[0]
    assert isinstance(darkest, int | float)
    return int(darkest)
