"""Latin letters that Noto Sans CJK lacks (ć, ğ, Ł, ş …), from Source Sans Pro, which its Latin letters come from.

Noto's Latin letters are Source Sans drawn larger, so the borrowed ones are enlarged until the capitals are as high.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

from printouts.build.outlines import Outline, Point, encode

PACKAGE = "font-source-sans-pro"
SHA256 = {
    "Regular": "b77f3a700edd0fc0dec73258f882d5c3926c77f5caf6800a201d2166568d2309",
    "Bold": "2efc3a95d076f2d04c5928c0ad698b7c61cc302d6f6e79e9643cd3722f7becc2",
}
_LATIN = (*range(0xA0, 0x250), *range(0x1E00, 0x1F00))


def borrowed(style: str, wanted: Iterable[int], capital: float) -> dict[int, tuple[Outline, int]]:
    """Returns outline and width of the Latin letters among the wanted characters.

    Args:
        style: ``Regular`` or ``Bold``.
        wanted: Characters that the main source lacks.
        capital: Height of its capitals in 1/1000 em.

    Raises:
        RuntimeError: If the source isn't the font that this was written for.
    """
    from fontTools.pens.recordingPen import DecomposingRecordingPen
    from fontTools.ttLib import TTFont

    source = _file(f"SourceSansPro-{style}.ttf")
    if hashlib.sha256(source.read_bytes()).hexdigest() != SHA256[style]:
        raise RuntimeError(f"{PACKAGE}: {source.name} is not the font that was checked")
    font = TTFont(source)
    glyph_of, glyphs = font.getBestCmap(), font.getGlyphSet()
    scale = capital / font["OS/2"].sCapHeight
    outlines = {}
    for char in sorted(set(wanted) & set(_LATIN) & set(glyph_of)):
        pen = DecomposingRecordingPen(glyphs)
        glyphs[glyph_of[char]].draw(pen)
        outlines[char] = (encode(_contours(pen.value, scale)), round(glyphs[glyph_of[char]].width * scale))
    return outlines


def licence() -> str:
    """The licence of Source Sans Pro, with its copyright."""
    return _file("LICENSE.txt").read_text(encoding="utf-8")


def _file(name: str) -> Path:
    return Path(str(distribution(PACKAGE).locate_file(f"font_source_sans_pro/files/{name}")))


def _contours(strokes: Iterable[tuple[str, tuple[Any, ...]]], scale: float) -> list[list[Point]]:
    """Outlines that are quadratic already, enlarged."""
    contours: list[list[Point]] = []
    for stroke, points in strokes:
        if stroke == "moveTo":
            contours.append([])
        if points and points[-1] is None:
            raise RuntimeError("a contour without a point on it is not expected")
        for place, (x, y) in enumerate(points):
            on = int(place == len(points) - 1)
            contours[-1].append((round(x * scale), round(y * scale), on))
        if stroke == "closePath" and contours[-1][-1] == contours[-1][0]:
            contours[-1].pop()
    return [contour for contour in contours if len(contour) > 2]
