"""Reads a sheet back as somebody who looks at it: what stands in each frame, frames beside each other in one line.

Texts, frames, lines and ticks are taken from the PDF itself, so that a value stands beside its label, and a tick
beside what it ticks.
"""

from __future__ import annotations

import io
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from pypdf import PageObject, PdfReader

from printouts.drawing.kit import BOX, MM

_SIDE = BOX * MM
_NEAR = 0.6
"""How far apart in pt two edges are that are one."""
_BASELINE = 1.6
"""How far apart in pt two texts stand that are read as one line."""
_MOST_LINES = 4
"""Lines of a frame that are told in one."""


class _Text(NamedTuple):
    x: float
    y: float
    text: str


class _Edge(NamedTuple):
    """A line of a frame: where it runs, from where to where."""

    at: float
    begin: float
    end: float


class _Frame(NamedTuple):
    """What surrounds a text; upside down, so that they are sorted as they are read."""

    top: float
    bottom: float
    left: float
    right: float


class _Page:
    """What is drawn on a page."""

    def __init__(self, page: PageObject) -> None:
        self.width, self.height = float(page.mediabox.width), float(page.mediabox.height)
        self.texts: list[_Text] = []
        self.across: list[_Edge] = [_Edge(0, 0, self.width), _Edge(self.height, 0, self.width)]
        self.down: list[_Edge] = [_Edge(0, 0, self.height), _Edge(self.width, 0, self.height)]
        self.boxes: list[tuple[float, float]] = []
        self.ticks: list[tuple[float, float]] = []
        self._path: list[tuple[float, float]] = []
        self._areas: list[tuple[float, float, float, float]] = []
        page.extract_text(visitor_text=self._text, visitor_operand_before=self._operator)
        self._add_boxes()

    def _text(self, text: str, _cm: Any, tm: Sequence[float], _font: Any, _size: float) -> None:
        text = text.strip("\n")
        if not text.strip():
            return
        x, y = tm[4], tm[5]
        if self.texts and (self.texts[-1].x, self.texts[-1].y) == (x, y):
            # characters from several faces: one text
            text = self.texts.pop().text + text
        self.texts.append(_Text(x, y, text))

    def _operator(self, operator: bytes, operands: Sequence[Any], _cm: Any, _tm: Any) -> None:
        numbers = [float(number) for number in operands] if operator in (b"m", b"l", b"c", b"re") else []
        match operator:
            case b"m" | b"l":
                self._path.append((numbers[0], numbers[1]))
            case b"c":
                self._path += [(numbers[0], numbers[1]), (numbers[2], numbers[3]), (numbers[4], numbers[5])]
            case b"re":
                self._areas.append((numbers[0], numbers[1], numbers[2], numbers[3]))
            case b"S" | b"B" | b"s" | b"b" | b"B*" | b"b*":
                self._draw()
            case b"f" | b"n":
                self._path, self._areas = [], []

    def _draw(self) -> None:
        for x, y, w, h in self._areas:
            if abs(w - _SIDE) < 0.3 and abs(h - _SIDE) < 0.3:
                self.boxes.append((x, y))
            else:
                self.across += [_Edge(y, x, x + w), _Edge(y + h, x, x + w)]
                self.down += [_Edge(x, y, y + h), _Edge(x + w, y, y + h)]
        path = self._path
        if len(path) == 2:
            (x1, y1), (x2, y2) = path
            if abs(y1 - y2) < _NEAR:
                self.across.append(_Edge(y1, min(x1, x2), max(x1, x2)))
            elif abs(x1 - x2) < _NEAR:
                self.down.append(_Edge(x1, min(y1, y2), max(y1, y2)))
        elif len(path) == 3:
            self.ticks.append((sum(x for x, _y in path) / 3, sum(y for _x, y in path) / 3))
        self._path, self._areas = [], []

    def _add_boxes(self) -> None:
        ticks = list(self.ticks)
        for x, y in self.boxes:
            inside = [tick for tick in ticks if x < tick[0] < x + _SIDE and y < tick[1] < y + _SIDE]
            for tick in inside:
                ticks.remove(tick)
            self.texts.append(_Text(x, y + 0.45 * MM, "☑" if inside else "☐"))
        self.texts += [_Text(x, y, "✓ beside every box") for x, y in ticks]

    def frame(self, text: _Text) -> _Frame:
        """The lines around a text that are nearest to it."""
        x, y = text.x + 0.8, text.y + 1.5
        sides = [edge.at for edge in self.down if edge.begin - _NEAR < y < edge.end + _NEAR]
        ends = [edge.at for edge in self.across if edge.begin - _NEAR < x < edge.end + _NEAR]
        return _Frame(
            -min((at for at in ends if at > y), default=self.height),
            -max((at for at in ends if at <= y), default=0.0),
            max((at for at in sides if at <= x), default=0.0),
            min((at for at in sides if at > x), default=self.width),
        )

    def columns(self, frame: _Frame) -> list[float]:
        """The left ends of all frames that are as high as this one and stand beside it."""
        middle = -(frame.top + frame.bottom) / 2
        high = [
            edge.at
            for edge in self.down
            if edge.begin - _NEAR <= -frame.bottom and edge.end + _NEAR >= -frame.top and edge.begin < middle < edge.end
        ]
        return _merged(high)


def laid_out(pdf: bytes) -> str:
    """A sheet as text: a line for each row of frames, ``|`` between them and ``/`` between lines of one."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    return "\n".join(f"— page {number} —\n{_laid_out(_Page(page))}" for number, page in enumerate(pages, 1))


def _laid_out(page: _Page) -> str:
    rows: dict[tuple[int, int], list[tuple[_Frame, _Text]]] = defaultdict(list)
    for text in page.texts:
        frame = page.frame(text)
        rows[round(frame.top), round(frame.bottom)].append((frame, text))
    lines = []
    for _key, found in sorted(rows.items(), key=lambda row: (row[0][0], row[0][1])):
        starts = page.columns(found[0][0])
        cells: dict[int, list[_Text]] = defaultdict(list)
        for frame, text in found:
            cells[max(bisect_right(starts, frame.left + _NEAR) - 1, 0)].append(text)
        # the first column begins at the edge of the paper
        parts = [_read(cells[place]) for place in range(0 if cells[0] else 1, max(cells) + 1)]
        # what stands in no frame fills many lines: as many here
        lines.append(" | ".join(" / ".join(part) if len(part) <= _MOST_LINES else "\n".join(part) for part in parts))
    return "\n".join(lines)


def _read(texts: Iterable[_Text]) -> list[str]:
    """What stands in a frame: line by line, each from left to right."""
    lines: list[list[_Text]] = []
    for text in sorted(texts, key=lambda text: -text.y):
        if lines and abs(lines[-1][0].y - text.y) < _BASELINE:
            lines[-1].append(text)
        else:
            lines.append([text])
    return [" ".join(text.text.strip() for text in sorted(line)) for line in lines]


def _merged(places: Iterable[float]) -> list[float]:
    merged: list[float] = []
    for place in sorted(places):
        if not merged or place - merged[-1] > _NEAR:
            merged.append(place)
    return merged
