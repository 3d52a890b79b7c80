"""The back of the A5 client card: the record of visits, the latest ones printed, the rest ruled for handwriting.

Seventeen things about a visit are grouped in eight columns of two lines each, so that a line stays long enough to be
written and read.
"""

from __future__ import annotations

from typing import NamedTuple

from db.fields.declaration import Field, Term
from db.fields.showing import show
from db.sheets.client import VISITS_ON_CARD, CardSheet
from db.text.card_number import spaced
from db.visits.fields import VISIT_FIELDS
from db.visits.records import VisitRecord
from printouts.drawing.header_footer import ON_SCREEN
from printouts.drawing.kit import FRAME, GRID, HAIR, TINT, Paper
from printouts.drawing.words import Words

LEFT, RIGHT, TOP, BOTTOM = 7.0, 190.0, 7.0, 141.0
"""Live area in mm: the binding margin is on the right."""
WIDTH = RIGHT - LEFT
ROWS = 6
_TABLE = TOP + 6.6
_HEADING = 9.2
_ROW = 18.2
_LINE = _ROW / 2
_SIZE = 6.6
_LEADING = 2.5

_APART = {"zh": ("、", "；"), "en": (", ", "; ")}
"""What stands between things, and between things of which each is said with more."""
_TITLE = Term("Record of visits", "护理记录")
_NAME = Term("Name", "姓名")
_NUMBER = Term("No.", "编号")
_NEXT_CARD = Term("Continued on card ____ of ____", "续卡：第 ____ 张，共 ____ 张")


class Column(NamedTuple):
    """Two things about a visit, one above the other; a name is that of a field of the visit or of a list of it."""

    width: float
    upper: Term
    upper_name: str
    lower: Term
    lower_name: str


_COLUMNS = (
    Column(19, Term("Date", "日期"), "day", Term("Area", "部位"), "area"),
    Column(25, Term("Service", "护理项目"), "services", Term("Skin before", "护理前皮肤"), "skin_before"),
    Column(29, Term("Steps", "步骤"), "steps", Term("Device, settings", "仪器与参数"), "settings"),
    Column(30, Term("Products", "产品·用量·批号"), "products", Term("Cautions", "注意事项"), "cautions"),
    Column(25, Term("Effect, felt", "效果·感受"), "effect", Term("Introduced", "本次介绍"), "introduced"),
    Column(22, Term("Next time", "下次主推"), "next_time", Term("Topics", "话题"), "topics"),
    Column(17, Term("Return", "下次预约"), "next_date", Term("By", "美容师"), "staff"),
    Column(16, Term("Staff", "美容师签"), "", Term("Client", "顾客签名"), ""),
)


def form(paper: Paper, words: Words) -> None:
    """Draws the empty back."""
    paper.holes(mirrored=True)
    first, second = words.pair(_TITLE)
    wide = paper.text(LEFT, TOP + 4.4, first, 12.5, bold=True)
    if second:
        paper.text(LEFT + wide + 2, TOP + 4.4, second.upper(), 7.6, bold=True, black=0.8)
    paper.rect(LEFT, _TABLE, WIDTH, _HEADING, tint=TINT)
    x = LEFT
    for column in _COLUMNS:
        for base, term in ((_TABLE + 3.6, column.upper), (_TABLE + 7.8, column.lower)):
            words.label(paper, x + 1, base, term, 6.2, bold=True, black=1, width=column.width - 1.4)
        x += column.width
    bottom = _TABLE + _HEADING + ROWS * _ROW
    for row in range(ROWS):
        y = _TABLE + _HEADING + row * _ROW
        paper.line(LEFT, y, RIGHT, y, GRID)
        paper.path([[(LEFT, y + _LINE)], [(RIGHT, y + _LINE)]], HAIR, black=0.6, dash=(1.2, 1.6))
    x = LEFT
    for column in _COLUMNS[:-1]:
        x += column.width
        paper.line(x, _TABLE, x, bottom, HAIR, 0.8)
    paper.rect(LEFT, _TABLE, WIDTH, bottom - _TABLE, FRAME)


def values(paper: Paper, words: Words, sheet: CardSheet) -> None:
    """Draws whose card it is, and the latest visits from the oldest to the newest."""
    before = paper.cuts
    visits = sorted(sheet.visits, key=lambda visit: (visit.day, visit.opened_at))
    for row, visit in enumerate(visits[-VISITS_ON_CARD:]):
        y = _TABLE + _HEADING + row * _ROW
        x = LEFT
        for column in _COLUMNS:
            _cell(paper, words, x, y, column.width, _written(sheet, visit, column.upper_name, words.language))
            _cell(paper, words, x, y + _LINE, column.width, _written(sheet, visit, column.lower_name, words.language))
            x += column.width
    note = words.text(ON_SCREEN) if paper.cuts > before or sheet.earlier or len(visits) > VISITS_ON_CARD else ""
    _owner(paper, words, sheet)
    base = _TABLE + _HEADING + ROWS * _ROW + 3.2
    paper.text(LEFT, base, words.text(_NEXT_CARD), 6, black=0.8)
    if note:
        paper.text(RIGHT, base, f"▶ {note}", 6.4, bold=True, align="r")


def _owner(paper: Paper, words: Words, sheet: CardSheet) -> None:
    client = sheet.client
    if client is None:
        for left, right, term in ((RIGHT - 74, RIGHT - 44, _NAME), (RIGHT - 28, RIGHT, _NUMBER)):
            paper.line(left, TOP + 5.0, right, TOP + 5.0, HAIR, 0.7)
            paper.text(left - 1.2, TOP + 4.4, words.text(term), 6.6, black=0.85, align="r")
        return
    wide = paper.text(RIGHT, TOP + 4.4, spaced(client.number), 10, bold=True, align="r")
    paper.text(RIGHT - wide - 3, TOP + 4.4, client.name, 10, bold=True, align="r", width=70)


def _cell(paper: Paper, words: Words, x: float, y: float, wide: float, text: str) -> None:
    if text:
        paper.block(x + 1, y + 2.8, text, _SIZE, width=wide - 1.8, lines=3, leading=_LEADING)


def _written(sheet: CardSheet, visit: VisitRecord, name: str, language: str) -> str:
    """One thing about a visit as one line of text."""
    comma, semicolon = _APART[language]
    match name:
        case "":
            return ""
        case "day":
            return visit.day.isoformat()
        case "area":
            return comma.join(sheet.areas.get(visit.id, ()))
        case "services":
            return comma.join(line.name for line in visit.services)
        case "staff":
            return comma.join(dict.fromkeys(line.staff.label for line in visit.services))
        case "products":
            return semicolon.join(_product(language, line.name, line.amount, line.batch) for line in visit.products)
        case "effect":
            parts = (_field(visit, "effect", language), _field(visit, "felt", language))
            return " · ".join(part for part in parts if part)
        case _:
            return _field(visit, name, language)


def _product(language: str, name: str, amount: str, batch: str) -> str:
    more = [part for part in (amount, batch) if part]
    around = "{}（{}）" if language == "zh" else "{} ({})"
    return around.format(name, ("，" if language == "zh" else ", ").join(more)) if more else name


def _field(visit: VisitRecord, name: str, language: str) -> str:
    field = _FIELDS.get(name)
    return show(field, visit.values.get(name), language) if field else ""


_FIELDS: dict[str, Field] = {field.name: field for field in VISIT_FIELDS}
