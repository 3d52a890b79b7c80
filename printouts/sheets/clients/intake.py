"""The A4 intake form 顾客基本信息登记表, two sides; print it ``two-sided-long-edge``.

The front has boxes A to E, the back F, G, K (salon) and what the staff fills in by hand: H, I, J. The boxes, their
order and their numbers are the catalogue's, so that a filled-in form is keyed in from top to bottom. Rows to write in
are as high as the page allows, 7.2 to 12 mm; with both languages they are at the lower end, under the 8.4 mm that the
other sheets have, since 73 fields and 300 check boxes have to fit on two sides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import product
from typing import BinaryIO

from db.clients.consent.records import ConsentText
from db.clients.fields.client import INTAKE_BOXES
from db.clients.records import ClientRecord
from db.fields.declaration import Box, Field, Term
from db.salon.records import SalonRecord
from db.sheets.client import IntakeSheet
from db.text.card_number import spaced
from printouts.drawing import fonts
from printouts.drawing.barcode import BARCODE, QUIET, draw_barcode
from printouts.drawing.grid import STAFF_TINT, Measure, Row, draw_rows, draw_values, rows
from printouts.drawing.header_footer import ON_SCREEN, day, foot
from printouts.drawing.kit import FRAME, GRID, HAIR, HEAVY, MM, Paper
from printouts.drawing.opening import begin_sheet
from printouts.drawing.template import template, use
from printouts.drawing.words import Words
from printouts.registry import sheet_of
from printouts.sheets.clients import intake_staff
from printouts.sheets.clients.intake_answers import answers

TOP, BOTTOM = 11.0, 286.0
FRONT_LEFT, BACK_LEFT, WIDTH = 22.0, 11.0, 177.0
"""Live area in mm: 22 for binding, mirrored on the back."""
FRONT = "ABCDE"
STAFF = "K"
HEADING = 4.6
_FRONT_TOP = TOP + 20.4
_BACK_TOP = TOP + 9.8
_FOOT = 5.4
_GAP = 1.3
_MOST_PURPOSE = 15.8
_LEAST_PEN, _MOST_PEN = 7.2, 12.0
_SIZES = (6.6, 6.3, 6.0, 5.8)
_LEADINGS = (4.5, 4.2, 4.0, 3.8)

_HOW = Term(
    "Please write clearly in black or blue-black ink and tick the boxes.", "请用黑色或蓝黑色笔正楷填写，在方框内打勾。"
)
_BY_CLIENT = Term("filled in by the client", "由顾客填写")
_BY_STAFF = Term("filled in by the staff", "由店内填写")
_VERSION = Term("Text {version}", "文本版本 {version}")
_FILE = Term("File No.", "档案编号")
_STICK = Term("barcode label", "条码粘贴处")
_HEAD = (Term("Print version", "版次"), Term("Opened by", "建卡人"), Term("Opened on", "建卡日期"))
_NAME = Term("Name", "姓名")


Purpose = tuple[tuple[str, float, float, float], ...]
"""Text, size in pt, leading in mm and tint of the lines that tell what the form is for."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Where everything stands: the rows of each box on both sides, and how tightly they are set."""

    front: tuple[tuple[Box, tuple[Row, ...]], ...]
    back: tuple[tuple[Box, tuple[Row, ...]], ...]
    front_measure: Measure
    back_measure: Measure


def draw_intake(sheet: IntakeSheet, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws an intake form, empty or filled."""
    kind, words = sheet_of("intake"), Words(sheet.salon.paper)
    own = sheet.own_fields or (sheet.client.own_fields if sheet.client else ())
    paper = begin_sheet(kind, words, to, invariant=invariant)
    filled = sheet.client is not None
    text = purpose(words, sheet.text)
    laid = plan(words, own, text)
    key = ("intake", words, own, text, sheet.salon.name, filled)
    front = partial(_front, words=words, salon=sheet.salon, filled=filled, laid=laid, text=text)
    back = partial(_back, words=words, filled=filled, laid=laid)
    template(key, kind.size, {"front": front, "back": back}).put(paper)
    values = answers(sheet.client, sheet.taken, words.language) if sheet.client else {}
    use(paper, "front")
    _head_values(paper, words, sheet)
    y = _FRONT_TOP
    for box, inside in laid.front:
        y += HEADING + (_height_of(text) if box.letter == "A" else 0)
        y = draw_values(paper, words, inside, y, laid.front_measure, values) + _GAP
    _note_cuts(paper, words, FRONT_LEFT, 0)
    foot(paper, words, FRONT_LEFT, FRONT_LEFT + WIDTH, BOTTOM - 0.4, kind.form, sheet.stamp, 1, 2)
    paper.page()
    before = paper.cuts
    use(paper, "back")
    _owner(paper, words, sheet.client)
    y = _BACK_TOP
    for _, inside in laid.back:
        y = draw_values(paper, words, inside, y + HEADING, laid.back_measure, values) + _GAP
    if filled:
        intake_staff.draw_values(paper, words, staff_boxes(words, laid), sheet.taken)
    _note_cuts(paper, words, BACK_LEFT, before)
    foot(paper, words, BACK_LEFT, BACK_LEFT + WIDTH, BOTTOM - 0.4, kind.form, sheet.stamp, 2, 2)
    paper.page()
    paper.save()
    return 2


@lru_cache(maxsize=32)
def plan(words: Words, own: tuple[Field, ...], text: Purpose) -> Plan:
    """Lays the catalogue out over the two sides.

    Args:
        words: The languages.
        own: The salon's own fields; they follow the staff's box.
        text: What stands above the questions, see :func:`purpose`.
    """
    front_room = BOTTOM - _FOOT - _FRONT_TOP - _height_of(text)
    back_room = BOTTOM - _FOOT - _BACK_TOP - intake_staff.height(words) - _GAP
    front, front_measure = _side(
        words, own, FRONT_LEFT, front_room, [box for box in INTAKE_BOXES if box.letter in FRONT]
    )
    back, back_measure = _side(
        words, own, BACK_LEFT, back_room, [box for box in INTAKE_BOXES if box.letter not in FRONT]
    )
    return Plan(front, back, front_measure, back_measure)


def _side(
    words: Words, own: tuple[Field, ...], left: float, room: float, boxes: Sequence[Box]
) -> tuple[tuple[tuple[Box, tuple[Row, ...]], ...], Measure]:
    """Lays boxes out on one side: as large and as wide apart as they fit into ``room`` mm."""
    for least, size, leading in product((8.4, _LEAST_PEN), _SIZES, _LEADINGS):
        laid = [
            (box, rows(words, box.fields + (own if box.letter == STAFF else ()), left, left + WIDTH, size))
            for box in boxes
        ]
        inside = [rows_ for _, rows_ in laid]
        measure = Measure(size, leading, least)
        if _height(inside, measure) <= room:
            low, high = least, _MOST_PEN
            for _ in range(20):
                middle = (low + high) / 2
                fits = _height(inside, Measure(size, leading, middle)) <= room
                low, high = (middle, high) if fits else (low, middle)
            measure = Measure(size, leading, low)
            break
    return tuple(laid), measure


def end(words: Words, laid: Plan, text: Purpose) -> tuple[float, float]:
    """The lower ends of what is drawn on both sides, in mm; neither may pass ``BOTTOM - 5.4``."""
    front = _FRONT_TOP + _height_of(text) + _height([inside for _, inside in laid.front], laid.front_measure)
    back = _BACK_TOP + _height([inside for _, inside in laid.back], laid.back_measure)
    return front, back + _GAP + intake_staff.height(words)


def _height(boxes: Sequence[Sequence[Row]], measure: Measure) -> float:
    inside = sum(row.height(measure) for rows_ in boxes for row in rows_)
    return inside + len(boxes) * HEADING + (len(boxes) - 1) * _GAP


def _front(paper: Paper, words: Words, salon: SalonRecord, filled: bool, laid: Plan, text: Purpose) -> None:
    paper.holes()
    _head(paper, words, salon, filled)
    y = _FRONT_TOP
    for box, inside in laid.front:
        words.section(paper, FRONT_LEFT, y, WIDTH, box.letter, box.label, h=HEADING, right=_BY_CLIENT)
        top = y = y + HEADING
        if box.letter == "A":
            y += _draw_purpose(paper, text, y)
        y = draw_rows(paper, words, inside, y, laid.front_measure)
        paper.rect(FRONT_LEFT, top, WIDTH, y - top, FRAME)
        y += _GAP


def _back(paper: Paper, words: Words, filled: bool, laid: Plan) -> None:
    paper.holes(mirrored=True)
    first, second = words.pair(intake_staff.TITLE)
    wide = paper.text(BACK_LEFT, TOP + 5.2, first, 13, bold=True)
    if second:
        paper.text(BACK_LEFT + wide + 2, TOP + 5.2, second.upper(), 6.6, black=0.8, width=58)
    right = BACK_LEFT + WIDTH
    if not filled:
        for x, wide, term in ((right - 79, 36.0, _NAME), (right - 28, 28.0, _FILE)):
            paper.text(x - 1.2, TOP + 5, words.text(term), 6.6, black=0.85, align="r")
            paper.line(x, TOP + 5.6, x + wide, TOP + 5.6, HAIR, 0.8)
    paper.line(BACK_LEFT, TOP + 7.8, right, TOP + 7.8, HEAVY)
    y = _BACK_TOP
    for box, inside in laid.back:
        staff = box.letter == STAFF
        by = _BY_STAFF if staff else _BY_CLIENT
        words.section(paper, BACK_LEFT, y, WIDTH, box.letter, box.label, h=HEADING, right=by)
        top = y + HEADING
        high = sum(row.height(laid.back_measure) for row in inside)
        if staff:
            paper.rect(BACK_LEFT, top, WIDTH, high, tint=STAFF_TINT)
        y = draw_rows(paper, words, inside, top, laid.back_measure)
        paper.rect(BACK_LEFT, top, WIDTH, y - top, FRAME)
        y += _GAP
    intake_staff.draw(paper, words, staff_boxes(words, laid), filled=filled)


def staff_boxes(words: Words, laid: Plan) -> intake_staff.Measures:
    """Where the boxes of the staff stand, below what the client fills in."""
    y = _BACK_TOP + _height([inside for _, inside in laid.back], laid.back_measure) + _GAP
    return intake_staff.measured(words, BACK_LEFT, y, WIDTH, BOTTOM - _FOOT)


def _head(paper: Paper, words: Words, salon: SalonRecord, filled: bool) -> None:
    first, second = words.pair(sheet_of("intake").term)
    paper.text(FRONT_LEFT, TOP + 6.2, first, 17, bold=True)
    if second:
        paper.text(FRONT_LEFT, TOP + 10.9, second.upper() if words.second == "en" else second, 8.4, black=0.8)
    right = FRONT_LEFT + WIDTH
    words.label(paper, FRONT_LEFT, TOP + 18.6, _HOW, 6.6, width=WIDTH)
    x = FRONT_LEFT + 68
    paper.text(x, TOP + 3.6, salon.name, 9, bold=True, width=58)
    for row, term in enumerate(_HEAD):
        at, base = x + (0 if row < 1 else (row - 1) * 33.6), TOP + (8.2 if row < 1 else 13.0)
        words.label(paper, at, base, term, 6, width=18)
        paper.line(at + 18.4, base + 0.8, at + (32.4 if row else 58), base + 0.8, HAIR, 0.7)
    frame = BARCODE + 2 * QUIET
    paper.rect(right - frame, TOP, frame, 14, HAIR if filled else GRID, black=0.6)
    if not filled:
        words.label(paper, right - frame + 1.2, TOP + 2.9, _FILE, 6)
        wide = words.width(_STICK, 6)
        words.label(paper, right - frame / 2 - wide / 2, TOP + 8.6, _STICK, 6, black=0.5)
    paper.line(FRONT_LEFT, TOP + 15.4, right, TOP + 15.4, HEAVY)


def _head_values(paper: Paper, words: Words, sheet: IntakeSheet) -> None:
    x = FRONT_LEFT + 68 + 18.8
    if sheet.stamp.version:
        paper.text(x, TOP + 8.2, str(sheet.stamp.version), 8)
    client = sheet.client
    if client is None:
        return
    paper.text(x, TOP + 13, client.created_by, 8, width=13)
    paper.text(x + 33.6, TOP + 13, day(client.created_at), 8, width=15)
    left = FRONT_LEFT + WIDTH - BARCODE - QUIET
    draw_barcode(paper, left, TOP + 0.8, client.number)
    paper.text(left + BARCODE / 2, TOP + 13, spaced(client.number), 9, bold=True, align="c")


def _owner(paper: Paper, words: Words, client: ClientRecord | None) -> None:
    if client is not None:
        right = BACK_LEFT + WIDTH
        wide = paper.text(right, TOP + 5.2, spaced(client.number), 10, bold=True, align="r")
        paper.text(right - wide - 3, TOP + 5.2, client.name, 10, bold=True, align="r", width=55)


def _draw_purpose(paper: Paper, text: Purpose, y: float) -> float:
    base = y + 3.3
    for line, size, leading, black in text:
        paper.text(FRONT_LEFT + 1.4, base, line, size, black=black)
        base += leading
    return _height_of(text)


def _height_of(text: Purpose) -> float:
    return 1.8 + sum(leading for _, _, leading, _ in text)


@lru_cache(maxsize=8)
def purpose(words: Words, text: ConsentText) -> Purpose:
    """The lines above the questions: what the form is for, and in which version that is said.

    On a form in two languages a long text stands in the first alone: all the boxes have to stand on the page, too.
    """
    version = Term(*(said.format(version=text.version) for said in (_VERSION.en, _VERSION.zh)))
    named = Term(f"{text.words.en} ({version.en})", f"{text.words.zh}（{version.zh}）")
    parts = [
        tuple((line, size, leading, black) for line in fonts.lines(fonts.clean(said), size, (WIDTH - 2.8) * MM))
        for said, size, leading, black in zip(words.pair(named), (6.6, 5.5), (3.0, 2.5), (1.0, 0.7), strict=True)
        if said
    ]
    both = sum(parts, ())
    return both if _height_of(both) <= _MOST_PURPOSE else parts[0]


def _note_cuts(paper: Paper, words: Words, left: float, before: int) -> None:
    if paper.cuts > before:
        paper.text(left + WIDTH / 2 + 22, BOTTOM - 0.4, f"▶ {words.text(ON_SCREEN)}", 6, bold=True, align="c")
