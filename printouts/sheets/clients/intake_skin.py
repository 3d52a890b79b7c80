"""Box H of the intake form: the skin analysis, with the face and its zones."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from db.clients.fields.skin import SKIN_QUESTIONS, ZONES, SkinQuestion
from db.dated.records import DatedRecord
from db.dated.zones import by_number
from db.fields.declaration import Term
from db.fields.values import Value
from printouts.drawing.grid import STAFF_TINT
from printouts.drawing.header_footer import codes, taken_by
from printouts.drawing.kit import FRAME, GRID, HAIR, Paper
from printouts.drawing.skin_map import DEGREE, draw_degree, draw_degrees, draw_face
from printouts.drawing.words import Boxes, Words, blank, boxes, tight

HEADING = 4.6
_FACE = 49.0
"""Width of the column with the face, in mm."""
_ZONE_ROWS, _ZONE_LEADING = 6, 2.75
"""Lines of the list of zones, and from one to the next in mm."""
_LABEL = 22.5
_SIZE = 6.2
_IN_HEADING = 0.7
"""Size of the marks that are explained, beside those in the face."""
_LINE = 6.0
"""Shortest line in mm that a figure is written on."""
_SIDE_BY_SIDE = {
    "against_age": "elasticity",
    "sebum_t": "sebum_u",
    "moisture": "thickness",
    "pores_t": "pores_cheeks",
    "acne_grade": "wrinkle_depth",
    "fitzpatrick": "glogau",
}
"""Short questions that share a line."""
RIGHT = Term("R", "右")
LEFT = Term("L", "左")
SIDES = Term("Left and right are the client's own.", "左右以顾客本人为准")
DEGREES = (Term("mild", "轻"), Term("moderate", "中"), Term("severe", "重"))
_H = Term("Skin analysis", "皮肤诊断")
_DATE, _BY = Term("Date", "诊断日期"), Term("By", "诊断人")
_MARKS = Term("Date: ____-__-__   By: ____________", "诊断日期 ____-__-__   诊断人 ____________")


class Place(NamedTuple):
    """Where the box stands: left and upper end, width, and the height of what stands below its heading, in mm."""

    x: float
    y: float
    w: float
    high: float

    @property
    def inside(self) -> float:
        """Upper end of what stands below the heading."""
        return self.y + HEADING


class Air(NamedTuple):
    """How wide apart things stand, in mm.

    Attributes:
        leading: From one line of boxes to the next.
        row: What a line of the analysis has beyond its lines of boxes.
        plan: Height of a row of the care plan.
        sign: Height of the row of signatures.
    """

    leading: float
    row: float
    plan: float
    sign: float


_TWO_LANGUAGES = Air(3.5, 0.38, 7.5, 10.5)
_ONE_LANGUAGE = Air(4.0, 0.5, 9.0, 12.0)


def air(words: Words) -> Air:
    """How wide apart things stand with one language or two."""
    return _TWO_LANGUAGES if words.second else _ONE_LANGUAGE


class Line(NamedTuple):
    """One line of the analysis: its questions with the place of the label and the boxes, and its lines of boxes."""

    asked: tuple[tuple[SkinQuestion, float, Boxes], ...]
    lines: int

    def height(self, words: Words) -> float:
        """Height in mm."""
        return self.lines * air(words).leading + air(words).row


class Asked(NamedTuple):
    """A question in its place: the left end of its label, and its first baseline, in mm."""

    question: SkinQuestion
    x: float
    base: float
    laid: Boxes

    def figure(self, w: float) -> tuple[float, float]:
        """From where to where an instrument's figure is written, in mm: behind the boxes, without room before them."""
        words = self.laid.words
        start = self.laid.places[-1][1] + words.check_width(self.question.terms[-1], self.laid.size) + 1.5
        end = self.x + (w - _FACE) / 2 - 2.4
        if end - start >= _LINE:
            return start, end
        return self.x + words.width(self.question.label, _SIZE) + 1.2, self.laid.places[0][1] - 1.4

    def named(self, words: Words, w: float) -> Words:
        """The languages of its label: those of its boxes where a figure is written between the two."""
        is_between = self.question.has_figure and self.figure(w)[0] < self.laid.places[0][1]
        return self.laid.words if is_between else words


class Face(NamedTuple):
    """Where the face stands: its middle and the height of its eyes in mm, and its size."""

    x: float
    y: float
    scale: float


def draw(paper: Paper, words: Words, at: Place, *, filled: bool) -> None:
    """Draws the empty box; on a form that is filled, who looked at the skin and when is drawn with its values."""
    x, y, w = at.x, at.inside, at.w
    words.section(paper, x, at.y, w, "H", _H, h=HEADING, right=None if filled else _MARKS)
    paper.rect(x, y, _FACE, at.high, tint=0)
    paper.rect(x + _FACE, y, w - _FACE, at.high, tint=STAFF_TINT)
    _map(paper, words, at)
    for number, (top, questions) in enumerate(_placed(words, at)):
        if number:
            paper.line(x + _FACE, top, x + w, top, HAIR, 0.5)
        for asked in questions:
            named = asked.named(words, w)
            named.label(paper, asked.x, asked.base, asked.question.label, _SIZE, black=1, width=_LABEL - 2)
            asked.laid.draw(paper, asked.base, asked.question.terms, air(words).leading)
            if asked.question.has_figure:
                start, end = asked.figure(w)
                blank(paper, start, end, asked.base + 0.7)
    paper.line(x + _FACE, y, x + _FACE, y + at.high, GRID)
    paper.rect(x, y, w, at.high, FRAME)


def draw_values(paper: Paper, words: Words, at: Place, analysis: DatedRecord | None) -> None:
    """Draws an analysis: who and when, what was ticked, figures, and how much was seen in each zone."""
    if analysis is None:
        said = "  ".join(part for part in words.pair(_MARKS) if part)
        words.remark(paper, at.x, at.y, at.w, _H, said, h=HEADING, short=words.text(_MARKS))
        return
    left = legend(paper, words, at.x + _FACE + 2.0, at.y + HEADING / 2)
    said, room = taken_by(words, _DATE, _BY, analysis), at.x + at.w - left - 2.0
    words.remark(paper, at.x, at.y, at.w, _H, said, h=HEADING, room=room)
    values = analysis.values
    for _top, questions in _placed(words, at):
        for asked in questions:
            ticked = codes(values.get(asked.question.name))
            chosen = [choice.code in ticked for choice in asked.question.choices]
            asked.laid.tick(paper, asked.base, chosen, air(words).leading)
            if asked.question.has_figure:
                _figure(paper, asked, at.w, values.get(f"{asked.question.name}_figure"))
    draw_degrees(paper, *face(at), by_number(values))


def legend(paper: Paper, words: Words, x: float, y: float) -> float:
    """Draws what the degrees in a face mean, into a heading; ``x`` and ``y`` are the middle of the first mark.

    Returns:
        Where it ends, in mm.
    """
    outer = DEGREE * _IN_HEADING
    for degree, term in enumerate(DEGREES, 1):
        draw_degree(paper, x, y, degree, _IN_HEADING)
        x += outer + 0.9
        x += words.label(paper, x, y + 0.75, term, 5.8) + outer + 1.8
    return x - outer


def height(words: Words) -> float:
    """Height in mm below the heading."""
    return max(sum(line.height(words) for line in lines(words, 0, 177.0 - _FACE)), 76.0)


def face(at: Place) -> Face:
    """Where the face stands in the box."""
    room = at.high - _ZONE_ROWS * _ZONE_LEADING - 5.0
    scale = min(room / 100, (_FACE - 2) / 68)
    return Face(at.x + _FACE / 2, at.inside + 1.0 + (room - 98 * scale) / 2 + 38 * scale, scale)


def _figure(paper: Paper, asked: Asked, w: float, value: Value) -> None:
    """Writes an instrument's figure on its line."""
    if isinstance(value, int):
        start, end = asked.figure(w)
        paper.text((start + end) / 2, asked.base, str(value), 7.4, bold=True, align="c", width=end - start)


def _placed(words: Words, at: Place) -> list[tuple[float, list[Asked]]]:
    """The lines of the analysis: the upper end of each in mm, and its questions."""
    leading, y = air(words).leading, at.inside
    laid_out = lines(words, at.x + _FACE, at.w - _FACE)
    spare = (at.high - sum(line.height(words) for line in laid_out)) / len(laid_out)
    found = []
    for line in laid_out:
        base = y + (line.height(words) + spare - (line.lines - 1) * leading) / 2 + 0.95
        found.append((y, [Asked(question, x, base, laid) for question, x, laid in line.asked]))
        y += line.height(words) + spare
    return found


def _map(paper: Paper, words: Words, at: Place) -> None:
    """Draws the face with its zones, and what the numbers mean."""
    rows, leading, x = _ZONE_ROWS, _ZONE_LEADING, at.x
    draw_face(paper, *face(at), " ".join(words.pair(LEFT)), " ".join(words.pair(RIGHT)))
    base = at.inside + at.high - rows * leading - 1.6
    paper.text(x + _FACE / 2, base, words.text(SIDES), 5.5, black=0.75, align="c", width=_FACE - 2)
    for number, zone in enumerate(zone.term for zone in ZONES):
        left = x + 1.2 + (number // rows) * (_FACE - 1.6) / 3
        line = base + 2.9 + (number % rows) * leading
        paper.text(left + 2.6, line, str(number + 1), 5.5, bold=True, align="r")
        words.label(paper, left + 3.2, line, zone, 5.5, width=(_FACE - 1.6) / 3 - 3.5)


@lru_cache(maxsize=16)
def lines(words: Words, x: float, w: float) -> tuple[Line, ...]:
    """Lays out the questions, short ones beside each other."""
    by_name = {asked.name: asked for asked in SKIN_QUESTIONS}
    second = set(_SIDE_BY_SIDE.values())
    laid_out = []
    for asked in SKIN_QUESTIONS:
        if asked.name in second:
            continue
        beside = by_name.get(_SIDE_BY_SIDE.get(asked.name, ""))
        if beside is None:
            laid = _laid(words, asked, x + _LABEL, x + w - 0.8)
            laid_out.append(Line(((asked, x + 1.2, laid),), laid.lines))
            continue
        half = w / 2
        left = boxes(words, asked.terms, x + _LABEL, x + half - 0.5, 1, _SIZE, 2.4)
        right = boxes(words, beside.terms, x + half + _LABEL - 1, x + w - 0.8, 1, _SIZE, 2.4)
        laid_out.append(Line(((asked, x + 1.2, left), (beside, x + half + 0.6, right)), 1))
    return tuple(laid_out)


def _laid(words: Words, asked: SkinQuestion, x: float, right: float) -> Boxes:
    """Boxes over one line or two: in both languages if they fit so, the longest lists in the main language alone."""
    laid = tight(words, asked.terms, x, right, _SIZE, 2.4)
    return laid if laid.lines <= 2 else boxes(words, asked.terms, x, right, 2, _SIZE, 2.4)
