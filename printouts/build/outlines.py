"""Draws glyphs of the variable source as TrueType outlines, at every weight in one run.

The weight axis of the source has one region: each coordinate is ``thinnest + delta * share``. Coordinates are only ever
added up, so a complex number with the delta as its imaginary part draws all weights at once. 32,000 glyphs are many for
fontTools' careful interpreter; ours reads the bytes itself and leaves the drawing operators to it.

Sources: OpenType 1.9, "CFF2" and "glyf"; fontTools 4.68 (varLib, cu2qu).
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from fontTools.cu2qu import curve_to_quadratic
from fontTools.misc.psCharStrings import T2OutlineExtractor, t2Operators
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTCollection

FACE = 2
"""Place of Noto Sans CJK SC in the collection."""
_TOLERANCE = 1.0
"""Furthest that a quadratic curve may be from the cubic one, in units of 1/1000 em."""
_CHUNK = 400
_ON, _SHORT_X, _SHORT_Y, _REPEAT, _SAME_X, _SAME_Y, _OVERLAPS = (1 << bit for bit in range(7))

Strokes = Iterable[tuple[str, tuple[tuple[complex, complex], ...]]]
Point = tuple[int, int, int]
"""x and y in font units, and 1 where the outline goes through it."""


class Outline(NamedTuple):
    """One glyph of ``glyf``: its bytes, bounding box in font units, and counts for ``maxp``."""

    data: bytes
    box: tuple[int, int, int, int]
    points: int
    contours: int


def face_of(source: Path) -> Any:
    """Returns the Simplified Chinese face of the collection, as a fontTools TTFont."""
    return TTCollection(str(source), lazy=True).fonts[FACE]


def draw(source: Path, glyphs: list[str], weights: Iterable[int]) -> dict[int, dict[str, Outline]]:
    """Draws glyphs, with as many processes as there are processors.

    Returns:
        The outlines by weight and name of the glyph.
    """
    chunks = [glyphs[at : at + _CHUNK] for at in range(0, len(glyphs), _CHUNK)]
    drawn: dict[int, dict[str, Outline]] = {weight: {} for weight in weights}
    with ProcessPoolExecutor(os.cpu_count(), initializer=partial(_Drawer.open, source, tuple(drawn))) as pool:
        for part in pool.map(_Drawer.draw_chunk, chunks):
            for weight, outlines in part.items():
                drawn[weight] |= outlines
    return drawn


class _Extractor(T2OutlineExtractor):  # type: ignore[misc]
    """Runs a charstring of CFF2 with complex coordinates."""

    handlers: Mapping[int | tuple[int, int], str] = {code: f"op_{name}" for code, name, *_ in t2Operators}

    def execute(self, charString: Any) -> None:
        """Reads numbers and operators (Adobe technical note 5177, table 1)."""
        self.callingStack.append(charString)
        code, at = charString.bytecode, 0
        push = self.operandStack.append
        while at < len(code):
            byte = code[at]
            at += 1
            if byte >= 32 and byte != 255:
                if byte < 247:
                    push(byte - 139)
                    continue
                push((byte - 247) * 256 + code[at] + 108 if byte < 251 else -(byte - 251) * 256 - code[at] - 108)
                at += 1
            elif byte == 28:
                push(int.from_bytes(code[at : at + 2], "big", signed=True))
                at += 2
            elif byte == 255:
                push(int.from_bytes(code[at : at + 4], "big", signed=True) / 65536)
                at += 4
            else:
                if byte == 12:
                    handler = getattr(self, self.handlers[byte, code[at]])
                    at += 1
                else:
                    handler = getattr(self, self.handlers[byte])
                if skipped := handler(at):
                    at = skipped[1]
        self.callingStack.pop()
        if not self.callingStack:
            self.endPath()

    def op_blend(self, index: int) -> None:
        """Adds each delta as the imaginary part; there is one region."""
        stack = self.operandStack
        count = stack.pop()
        start = len(stack) - 2 * count
        for place in range(start, start + count):
            stack[place] += stack[place + count] * 1j
        del stack[start + count :]


class _Drawer:
    """A process's own copy of the source."""

    charstrings: Any
    shares: Mapping[int, float]

    @classmethod
    def open(cls, source: Path, weights: Iterable[int]) -> None:
        face = face_of(source)
        top = face["CFF2"].cff.topDictIndex[0]
        if len(top.VarStore.otVarStore.VarRegionList.Region) != 1:
            raise RuntimeError("the weight axis is expected to have one region")
        cls.charstrings = top.CharStrings
        cls.shares = {weight: face.getGlyphSet(location={"wght": weight}).location["wght"] for weight in weights}

    @classmethod
    def draw_chunk(cls, glyphs: Iterable[str]) -> dict[int, dict[str, Outline]]:
        outlines: dict[int, dict[str, Outline]] = {weight: {} for weight in cls.shares}
        for glyph in glyphs:
            pen = RecordingPen()
            charstring = cls.charstrings[glyph]
            private = charstring.private
            _Extractor(pen, getattr(private, "Subrs", []), charstring.globalSubrs, 0, 0, private).execute(charstring)
            for weight, share in cls.shares.items():
                outlines[weight][glyph] = encode(contours(pen.value, share))
        return outlines


def contours(strokes: Strokes, share: float) -> list[list[Point]]:
    """Turns cubic outlines with complex coordinates into one weight's closed quadratic ones, the other way round."""
    drawn: list[list[Point]] = []
    here = (0.0, 0.0)
    for stroke, complex_points in strokes:
        points = [(x.real + x.imag * share, y.real + y.imag * share) for x, y in complex_points]
        if stroke == "curveTo":
            points = curve_to_quadratic((here, *points), _TOLERANCE)[1:]
            drawn[-1].extend((round(x), round(y), 0) for x, y in points[:-1])
        elif stroke == "moveTo":
            drawn.append([])
        if points:
            here = points[-1]
            drawn[-1].append((round(here[0]), round(here[1]), _ON))
        elif drawn[-1][-1] == drawn[-1][0]:
            drawn[-1].pop()
    return [[contour[0], *contour[:0:-1]] for contour in drawn if len(contour) > 2]


def encode(shape: list[list[Point]]) -> Outline:
    """Writes the bytes of a simple glyph, with the shortest form of each coordinate."""
    points = [point for contour in shape for point in contour]
    if not points:
        return Outline(b"", (0, 0, 0, 0), 0, 0)
    across, along = [point[0] for point in points], [point[1] for point in points]
    box = (min(across), min(along), max(across), max(along))
    ends, last = [], -1
    for contour in shape:
        last += len(contour)
        ends.append(last)
    flags, xs, ys = bytearray(), bytearray(), bytearray()
    before_x = before_y = 0
    repeated = False
    for x, y, on in points:
        flag = on | _packed(x - before_x, xs, _SHORT_X, _SAME_X) | _packed(y - before_y, ys, _SHORT_Y, _SAME_Y)
        before_x, before_y = x, y
        if not flags:
            flag |= _OVERLAPS  # of the whole glyph; variable outlines overlap, and rasterisers want to know
        if repeated and flags[-2] & ~_REPEAT == flag and flags[-1] < 255:
            flags[-1] += 1
        elif flags and not repeated and flags[-1] == flag:
            flags[-1] |= _REPEAT
            flags.append(1)
            repeated = True
        else:
            flags.append(flag)
            repeated = False
    head = struct.pack(f">5h{len(ends)}HH", len(shape), *box, *ends, 0)
    data = bytes(head + flags + xs + ys)
    return Outline(data + b"\0" * (-len(data) % 4), box, len(points), len(shape))


def _packed(step: int, to: bytearray, short: int, same: int) -> int:
    """Appends a step between two points; returns its flags."""
    if step == 0:
        return same
    if -255 <= step <= 255:
        to.append(abs(step))
        return short | same if step > 0 else short
    to += step.to_bytes(2, "big", signed=True)
    return 0
