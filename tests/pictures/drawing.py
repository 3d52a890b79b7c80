"""Cells as a terminal draws them, with the face that the build makes; lines, bars and blocks are drawn and not written,
so that they meet."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from rich.cells import cell_len
from rich.color import Color
from rich.style import Style
from textual.strip import Strip

from printouts.drawing.fonts import FOLDER

WIDE, HIGH = 10, 22
SIZE = 18
LATIN = 16
INK, PAPER = (229, 229, 229), (0, 0, 0)
"""What a terminal has where nothing is said."""
_ARMS = {"UP": (0, -1), "DOWN": (0, 1), "LEFT": (-1, 0), "RIGHT": (1, 0)}
_BOTH = {"VERTICAL": ("UP", "DOWN"), "HORIZONTAL": ("LEFT", "RIGHT")}

RGB = tuple[int, int, int]


@cache
def face(name: str, size: int = SIZE) -> ImageFont.FreeTypeFont:
    """A face of the build."""
    return ImageFont.truetype(str(FOLDER / f"{name}.ttf"), size)


@cache
def _fitting(name: str, char: str, wide: int) -> ImageFont.FreeTypeFont:
    """The face in a size in which a character stays in its cells: its letters have widths of their own."""
    sizes = range(SIZE if wide > WIDE else LATIN, 8, -1)
    return next(face(name, size) for size in sizes if face(name, size).getlength(char) <= wide + 4)


@cache
def _has(name: str, char: str) -> bool:
    from fontTools.ttLib import TTFont

    return ord(char) in TTFont(FOLDER / f"{name}.ttf", lazy=True).getBestCmap()


def picture(strips: Sequence[Strip], cells: int) -> Image.Image:
    """A screen."""
    image = Image.new("RGB", (cells * WIDE, len(strips) * HIGH), PAPER)
    draw = ImageDraw.Draw(image)
    # signs that are wider than their cell reach into the blank behind them: grounds come first
    for write in (_ground, _cell):
        for y, strip in enumerate(strips):
            x = 0
            for text, style, _control in strip:
                for char in text:
                    wide = cell_len(char)
                    write(draw, x * WIDE, y * HIGH, max(1, wide) * WIDE, char, style or Style())
                    x += wide
    return image


def _rgb(color: Color | None, default: RGB) -> RGB:
    if color is None or color.is_default:
        return default
    red, green, blue = color.get_truecolor()
    return red, green, blue


def _colours(style: Style) -> tuple[RGB, RGB]:
    """Ink and paper."""
    ink, paper = _rgb(style.color, INK), _rgb(style.bgcolor, PAPER)
    if style.dim:
        ink = tuple((a + b) // 2 for a, b in zip(ink, paper, strict=True))  # type: ignore[assignment]
    return (paper, ink) if style.reverse else (ink, paper)


def _ground(draw: ImageDraw.ImageDraw, x: int, y: int, wide: int, char: str, style: Style) -> None:
    draw.rectangle((x, y, x + wide - 1, y + HIGH - 1), fill=_colours(style)[1])


def _cell(draw: ImageDraw.ImageDraw, x: int, y: int, wide: int, char: str, style: Style) -> None:
    ink, _paper = _colours(style)
    if style.underline:
        draw.line((x, y + HIGH - 3, x + wide, y + HIGH - 3), fill=ink)
    if char.strip():
        _glyph(draw, x, y, wide, char, ink, bold=bool(style.bold))


def _glyph(draw: ImageDraw.ImageDraw, x: int, y: int, wide: int, char: str, ink: RGB, *, bold: bool) -> None:
    name = unicodedata.name(char, "")
    if name.startswith("BOX DRAWINGS") and "DASH" not in name:
        _box(draw, x, y, wide, name, ink)
    elif name.startswith(("LOWER", "LEFT", "FULL BLOCK")) and "BLOCK" in name:
        _block(draw, x, y, wide, char, ink)
    elif char == "▸":
        draw.polygon([(x + 2, y + 6), (x + 8, y + 11), (x + 2, y + 16)], fill=ink)
    else:
        weight = "Bold" if bold else "Regular"
        faces = [f"SalonSansSC-{weight}", f"SalonSansSCRest-{weight}"]
        found = next((one for one in faces if _has(one, char)), None)
        if found is None:
            draw.line((x + 2, y + 7, x + wide - 3, y + 16), fill=ink, width=2)
            draw.line((x + wide - 3, y + 7, x + 2, y + 16), fill=ink, width=2)
        else:
            draw.text((x + wide / 2, y + HIGH - 6), char, font=_fitting(found, char, wide), fill=ink, anchor="ms")


def _box(draw: ImageDraw.ImageDraw, x: int, y: int, wide: int, name: str, ink: RGB) -> None:
    """Arms from the middle of the cell, by the words of the character's name: HEAVY DOWN AND LIGHT RIGHT."""
    middle, centre, heavy = x + wide // 2, y + HIGH // 2, False
    for word in name.split():
        heavy = word == "HEAVY" or (heavy and word != "LIGHT")
        for arm in _BOTH.get(word, (word,)):
            if arm in _ARMS:
                dx, dy = _ARMS[arm]
                end = (middle + dx * wide // 2 + max(dx, 0), centre + dy * HIGH // 2 + max(dy, 0))
                draw.line((middle, centre, *end), fill=ink, width=3 if heavy else 1)


def _block(draw: ImageDraw.ImageDraw, x: int, y: int, wide: int, char: str, ink: RGB) -> None:
    if "▁" <= char <= "█":
        high = HIGH * (ord(char) - ord("▁") + 1) // 8
        draw.rectangle((x, y + HIGH - high, x + wide - 1, y + HIGH - 1), fill=ink)
    else:
        draw.rectangle((x, y, x + max(1, wide * (ord("▐") - ord(char)) // 8) - 1, y + HIGH - 1), fill=ink)


def sheet(pictures: Sequence[tuple[str, Image.Image]], columns: int, path: Path) -> None:
    """A contact sheet: pictures at half size, each with its name."""
    gap, title = 12, 20
    small = [(name, one.resize((one.width // 2, one.height // 2), Image.Resampling.LANCZOS)) for name, one in pictures]
    wide = max(one.width for _name, one in small) + gap
    high = max(one.height for _name, one in small) + gap + title
    image = Image.new("RGB", (wide * columns + gap, high * -(-len(small) // columns) + gap), (90, 90, 90))
    draw = ImageDraw.Draw(image)
    for at, (name, one) in enumerate(small):
        x, y = gap + at % columns * wide, gap + at // columns * high
        draw.text((x, y + SIZE - 2), name, font=face("SalonSansSC-Regular"), fill=INK, anchor="ls")
        image.paste(one, (x, y + title))
    image.save(path)
