"""What the staff fills in by hand on the back of the intake form: H skin analysis, I care plan, J signatures."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from db.clients.fields.skin import SKIN_QUESTIONS, ZONES, SkinQuestion
from db.fields.declaration import Term
from printouts.drawing.grid import STAFF_TINT
from printouts.drawing.kit import FRAME, GRID, HAIR, Paper
from printouts.drawing.skin_map import draw_face
from printouts.drawing.words import Boxes, Words, blank, boxes, tight

TITLE = Term("Needs, analysis, plan", "需求、皮肤诊断与护理方案")
_HEADING = 4.6
_GAP = 1.3
_FACE = 49.0
"""Width of the column with the face, in mm."""
_LABEL = 22.5
_SIZE = 6.2
_SIDE_BY_SIDE = {
    "against_age": "elasticity",
    "sebum_t": "sebum_u",
    "moisture": "thickness",
    "pores_t": "pores_cheeks",
    "acne_grade": "wrinkle_depth",
    "fitzpatrick": "glogau",
}
"""Short questions that share a line."""
_RIGHT = Term("R", "右")
_LEFT = Term("L", "左")
_SIDES = Term("Left and right are the client's own.", "左右以顾客本人为准")
_MARKS = Term("Date: ____-__-__   By: ____________", "诊断日期 ____-__-__   诊断人 ____________")
_H, _I, _J = (
    Term("Skin analysis", "皮肤诊断"),
    Term("Care plan", "护理方案"),
    Term("Explained and signed", "告知与签署"),
)

_PLAN: tuple[tuple[tuple[float, Term], ...], ...] = (
    ((0.50, Term("Problems in order", "问题（按先后）")), (0.50, Term("Goal per stage", "阶段目标"))),
    (
        (0.30, Term("Services", "护理项目")),
        (0.28, Term("Instruments", "仪器")),
        (0.22, Term("Technique", "手法")),
        (0.20, Term("Sessions, interval", "次数·间隔")),
    ),
    (
        (0.26, Term("Products", "产品")),
        (0.24, Term("Home: morning", "居家：早")),
        (0.24, Term("Home: evening", "居家：晚")),
        (0.26, Term("Not to be used", "禁用")),
    ),
)
_TOLD = (
    Term("risks explained", "已告知风险"),
    Term("contraindications checked", "已核对禁忌"),
    Term("patch test negative", "皮试阴性"),
    Term("patch test positive", "皮试阳性"),
    Term("patch test pending", "皮试待定"),
)
_SIGNED = (
    (0.34, Term("Client signs, date", "顾客签名、日期")),
    (0.24, Term("Beautician, date", "美容师、日期")),
    (0.20, Term("Checked by", "复核")),
    (0.22, Term("Next analysis", "下次诊断")),
)


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


def height(words: Words) -> float:
    """Height in mm of the three boxes, with the gaps between them."""
    return 3 * _HEADING + 2 * _GAP + _analysis_height(words) + len(_PLAN) * air(words).plan + 5.4 + air(words).sign


def draw(paper: Paper, words: Words, x: float, y: float, w: float, bottom: float) -> None:
    """Draws the three boxes.

    Args:
        paper: Where.
        words: The languages.
        x: Left end in mm.
        y: Upper end.
        w: Width.
        bottom: The lowest that anything may be drawn; what is left above it goes into the care plan.
    """
    spare = max(bottom - y - height(words), 0.0)
    plan_row = air(words).plan + min(spare / len(_PLAN), 4.0)
    y = _analysis(paper, words, x, y, w) + _GAP
    words.section(paper, x, y, w, "I", _I, h=_HEADING)
    top = y = y + _HEADING
    paper.rect(x, y, w, plan_row * len(_PLAN), tint=STAFF_TINT)
    for cells in _PLAN:
        at = x
        for share, term in cells:
            words.field(paper, at, y, share * w, plan_row, term, size=6.4)
            at += share * w
        y += plan_row
    paper.rect(x, top, w, y - top, FRAME)
    y += _GAP
    words.section(paper, x, y, w, "J", _J, h=_HEADING)
    top = y = y + _HEADING
    paper.rect(x, y, w, 5.4, tint=STAFF_TINT)
    boxes(words, _TOLD, x + 1.4, x + w - 1, 1, 6.6).draw(paper, y + 3.75, _TOLD)
    y += 5.4
    paper.line(x, y, x + w, y)
    sign = air(words).sign + min(max(spare - 4.0 * len(_PLAN), 0), 4.0)
    at = x
    for share, term in _SIGNED:
        words.field(paper, at, y, share * w, sign, term, size=6.4)
        at += share * w
    paper.rect(x, top, w, y + sign - top, FRAME)


def _analysis(paper: Paper, words: Words, x: float, y: float, w: float) -> float:
    words.section(paper, x, y, w, "H", _H, h=_HEADING, right=_MARKS)
    top = y = y + _HEADING
    high = _analysis_height(words)
    leading = air(words).leading
    paper.rect(x, y, _FACE, high, tint=0)
    paper.rect(x + _FACE, y, w - _FACE, high, tint=STAFF_TINT)
    _map(paper, words, x, y, high)
    spare = (high - sum(line.height(words) for line in lines(words, 0, w - _FACE))) / len(lines(words, 0, w - _FACE))
    for number, line in enumerate(lines(words, x + _FACE, w - _FACE)):
        if number:
            paper.line(x + _FACE, y, x + w, y, HAIR, 0.5)
        for asked, at, laid in line.asked:
            base = y + (line.height(words) + spare - (line.lines - 1) * leading) / 2 + 0.95
            words.label(paper, at, base, asked.label, _SIZE, black=1, width=_LABEL - 2)
            laid.draw(paper, base, asked.terms, leading)
            if asked.has_figure:
                start = laid.places[-1][1] + laid.words.check_width(asked.terms[-1], laid.size) + 1.5
                blank(paper, start, at + (w - _FACE) / 2 - 2.4, base + 0.7)
        y += line.height(words) + spare
    paper.line(x + _FACE, top, x + _FACE, y, GRID)
    paper.rect(x, top, w, y - top, FRAME)
    return y


def _map(paper: Paper, words: Words, x: float, y: float, high: float) -> None:
    """Draws the face with its zones, and what the numbers mean."""
    rows, leading = 6, 2.75
    room = high - rows * leading - 5.0
    scale = min(room / 100, (_FACE - 2) / 68)
    draw_face(
        paper,
        x + _FACE / 2,
        y + 1.0 + (room - 98 * scale) / 2 + 38 * scale,
        scale,
        " ".join(words.pair(_LEFT)),
        " ".join(words.pair(_RIGHT)),
    )
    base = y + high - rows * leading - 1.6
    paper.text(x + _FACE / 2, base, words.text(_SIDES), 5.5, black=0.75, align="c", width=_FACE - 2)
    for number, zone in enumerate(zone.term for zone in ZONES):
        at = x + 1.2 + (number // rows) * (_FACE - 1.6) / 3
        line = base + 2.9 + (number % rows) * leading
        paper.text(at + 2.6, line, str(number + 1), 5.5, bold=True, align="r")
        words.label(paper, at + 3.2, line, zone, 5.5, width=(_FACE - 1.6) / 3 - 3.5)


def _analysis_height(words: Words) -> float:
    return max(sum(line.height(words) for line in lines(words, 0, 177.0 - _FACE)), 76.0)


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
