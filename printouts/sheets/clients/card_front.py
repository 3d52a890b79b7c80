"""The front of the A5 client card: who it is, what may hurt, what the skin needs.

Age, address, spend and the phone in full stay off the card, since it lies on desks.
"""

from __future__ import annotations

from db.care.records import Taken
from db.clients.fields.client import ALERT_FIELDS
from db.clients.records import ClientRecord
from db.fields.declaration import Term
from db.salon.records import SalonRecord
from db.sheets.client import CardSheet
from db.text.card_number import spaced
from printouts.drawing import alerts
from printouts.drawing.barcode import BARCODE, QUIET, draw_barcode
from printouts.drawing.header_footer import catalogue, codes, day, last_four, month_and_day, shown
from printouts.drawing.kit import FRAME, HAIR, Paper
from printouts.drawing.words import Boxes, Words, blank, boxes
from printouts.registry import sheet_of
from printouts.sheets.clients import card_taken

LEFT, RIGHT, TOP, BOTTOM = 20.0, 203.0, 7.0, 141.0
"""Live area in mm: 20 for binding, 7 elsewhere."""
WIDTH = RIGHT - LEFT
STEPS = ("ABC", "DEF", "GHIJ", "KLM", "NOPQR", "STUV", "WX", "YZ")
"""The index strip: one black step a card, which steps along the drawer."""
_STRIP = 140.0
_HEAD = TOP + 5.2
_WHO = TOP + 20.2
ALERTS = _WHO + 24.9
_SKIN = ALERTS + alerts.HEIGHT + 1.8
_LABELS = 25.0
_PLAN_ROWS = 2

_NEEDS, _PLAN = Term("Skin and needs", "皮肤与需求"), Term("Plan in brief", "护理方案摘要")
_MARKS = Term("Analysis date: ____-__-__   By: __________", "诊断日期 ____-__-__   诊断人 __________")
_SECRET = Term("Confidential: authorised staff only", "机密资料 · 仅限授权人员查阅")
_PLACE = Term("Place", "存放位置")
_STROKES = Term("Strokes", "姓氏笔画")
_STICK = Term("Barcode label", "条码粘贴处")
_WHO_ROWS: tuple[tuple[float, tuple[tuple[float, str, Term], ...]], ...] = (
    (
        10.4,
        (
            (62, "name", Term("Name", "姓名")),
            (47, "reading", Term("Pinyin", "拼音")),
            (17, "sex", Term("Sex", "性别")),
            (28, "birthday", Term("Birthday", "生日（月日）")),
            (29, "phone", Term("Phone, last 4", "手机后四位")),
        ),
    ),
    (
        8.6,
        (
            (36, "beautician", Term("Beautician", "归属美容师")),
            (36, "keeper", Term("Keeper", "档案管理员")),
            (28, "first", Term("First visit", "首次到店")),
            (28, "latest", Term("Latest visit", "最近到店")),
            (30, "by", Term("Opened by", "建卡人")),
            (25, "on", Term("Opened on", "建卡日期")),
        ),
    ),
)
_BOLD = {"name": 13.0, "phone": 11.0}


def form(paper: Paper, words: Words, salon: SalonRecord, filled: bool) -> None:
    """Draws the empty front."""
    paper.holes()
    _head(paper, words, salon, filled)
    words.section(paper, LEFT, _WHO, WIDTH, "1", Term("Personal details", "基本资料"))
    y = _WHO + 4.6
    for height, cells in _WHO_ROWS:
        x = LEFT
        for wide, _, label in cells:
            words.field(paper, x, y, wide, height, label)
            x += wide
        y += height
    paper.rect(LEFT, _WHO + 4.6, WIDTH, y - _WHO - 4.6, FRAME)
    alerts.band(paper, words, LEFT, ALERTS, WIDTH)
    _skin(paper, words, filled)
    _plan(paper, words)


def values(paper: Paper, words: Words, sheet: CardSheet) -> None:
    """Draws what is known onto the front."""
    client = sheet.client
    if sheet.place:
        paper.text(LEFT + 116, _HEAD + 8.4, sheet.place, 8, bold=True, width=28)
    if client is None:
        alerts.boxes(paper, words, LEFT, ALERTS, WIDTH)
        return
    _head_values(paper, words, client)
    written = {
        "name": client.name,
        # a name in Latin letters is its own reading, and stands there once
        "reading": "" if client.sort_reading == client.name else client.sort_reading,
        "sex": shown(client, "sex", words.language),
        "birthday": month_and_day(client, words.language),
        "phone": last_four(client),
        "beautician": shown(client, "beautician", words.language),
        "keeper": shown(client, "keeper", words.language),
        "first": day(client.first_visit),
        "latest": day(client.latest_visit),
        "by": client.created_by,
        "on": day(client.created_at),
    }
    y = _WHO + 4.6
    for height, cells in _WHO_ROWS:
        x = LEFT
        y += height
        for wide, name, _ in cells:
            bold = name in _BOLD
            paper.text(x + 1.2, y - 1.7, written[name], _BOLD.get(name, 9), bold=bold, width=wide - 2.2)
            x += wide
    alerts.draw_alerts(paper, words, LEFT, ALERTS, WIDTH, client, ALERT_FIELDS)
    _skin_values(paper, words, client)
    _taken_values(paper, words, sheet.taken)


def _head(paper: Paper, words: Words, salon: SalonRecord, filled: bool) -> None:
    step = _STRIP / len(STEPS)
    for number, letters in enumerate(STEPS):
        paper.text(LEFT + (number + 0.5) * step, TOP + 2.6, letters, 5.6, black=0.6, align="c")
    for number in range(len(STEPS) + 1):
        paper.line(LEFT + number * step, TOP, LEFT + number * step, TOP + 3.6, HAIR, 0.5)
    paper.line(LEFT, TOP + 3.6, LEFT + _STRIP, TOP + 3.6)
    paper.rect(LEFT, _HEAD, 13.2, 13.2, 1.0, tint=0)
    first, second = words.pair(sheet_of("card").term)
    x = LEFT + 15.6
    wide = paper.text(x, _HEAD + 4.9, first, 15.5, bold=True)
    if second:
        paper.text(x + wide + 2, _HEAD + 4.9, second.upper(), 9.2, bold=True, black=0.8)
    paper.text(x, _HEAD + 9.4, salon.name, 8, black=0.9, width=68)
    words.label(paper, x, _HEAD + 13.0, _SECRET, 5.8, width=74)
    for row, label in enumerate((catalogue()["grade"].label, _PLACE, _STROKES)):
        base = _HEAD + 3.9 + row * 4.5
        words.label(paper, LEFT + 95, base, label, 5.9, width=20)
        paper.line(LEFT + 115.5, base + 1.0, LEFT + 145, base + 1.0, HAIR, 0.6)
    if not filled:
        x = RIGHT - BARCODE - 2 * QUIET
        paper.rect(x, TOP, RIGHT - x, 18.4, HAIR, black=0.5)
        wide = words.width(_STICK, 6)
        words.label(paper, (x + RIGHT - wide) / 2, TOP + 10.2, _STICK, 6, black=0.6)


def _head_values(paper: Paper, words: Words, client: ClientRecord) -> None:
    step = _STRIP / len(STEPS)
    for number, letters in enumerate(STEPS):
        if client.index_letter in letters:
            paper.rect(LEFT + number * step, TOP, step, 3.6, tint=1)
            paper.text(LEFT + (number + 0.5) * step, TOP + 2.7, letters, 6.4, bold=True, black=0, align="c")
    paper.text(LEFT + 6.6, _HEAD + 9.95, client.index_letter, 27, bold=True, align="c", width=12)
    paper.text(LEFT + 116, _HEAD + 3.9, shown(client, "grade", words.language), 8, bold=True, width=28)
    if client.surname_strokes:
        paper.text(LEFT + 116, _HEAD + 12.9, str(client.surname_strokes), 8, bold=True, width=28)
    x = RIGHT - QUIET - BARCODE
    draw_barcode(paper, x, TOP, client.number)
    paper.text(x + BARCODE / 2, TOP + 13.6, spaced(client.number), 11.5, bold=True, align="c", width=BARCODE + 4)


def _skin(paper: Paper, words: Words, filled: bool) -> None:
    # who looked at the skin and when is drawn with the values of a card that has any
    words.section(paper, LEFT, _SKIN, WIDTH, "2", _NEEDS, right=None if filled else _MARKS)
    for label, y, height in _skin_rows():
        words.label(paper, LEFT + 1.4, y + 4.2, label, 6.6, width=_LABELS - 3)
        if y > _SKIN + 5:
            paper.line(LEFT, y, RIGHT, y, HAIR, 0.6)
        bottom = y + height
    top = _SKIN + 4.6
    x = LEFT + _LABELS
    rows = [y for _, y, _ in _skin_rows()]
    blank(paper, x, LEFT + 70, rows[0] + 5.0)
    words.label(paper, LEFT + 74, rows[0] + 4.2, catalogue()["sensitivity"].label, 6.6, width=26)
    for name, (laid, y) in _choices(words).items():
        laid.draw(paper, y, _terms(name))
    words.label(paper, LEFT + 96, rows[4] + 4.2, catalogue()["dislikes"].label, 6.6, width=20)
    blank(paper, LEFT + 117, RIGHT - 1.5, rows[4] + 5.0)
    blank(paper, x, LEFT + 93, rows[4] + 5.0)
    paper.line(x - 2, top, x - 2, bottom, HAIR, 0.6)
    paper.rect(LEFT, top, WIDTH, bottom - top, FRAME)


def _skin_rows() -> list[tuple[Term, float, float]]:
    """Label, top and height of each row, in mm; the skin type is written by hand after the analysis."""
    y, placed = _SKIN + 4.6, []
    labels = (
        Term("Skin type", "皮肤类型"),
        *(catalogue()[name].label for name in ("areas", "goals", "pressure", "likes")),
    )
    for label, height in zip(labels, (6.4, 6.4, 11.0, 6.4, 6.8), strict=True):
        placed.append((label, y, height))
        y += height
    return placed


def _choices(words: Words) -> dict[str, tuple[Boxes, float]]:
    """The boxes of each field, and their first baseline."""
    rows = [y for _, y, _ in _skin_rows()]
    x = LEFT + _LABELS
    return {
        "sensitivity": (boxes(words, _terms("sensitivity"), LEFT + 102, RIGHT - 0.8, 1, 6.8), rows[0] + 4.3),
        "areas": (boxes(words, _terms("areas"), x, RIGHT - 0.8, 1, 6.8), rows[1] + 4.3),
        "goals": (boxes(words, _terms("goals"), x, RIGHT - 1, 2, 6.8), rows[2] + 4.3),
        "pressure": (boxes(words, _terms("pressure"), x, LEFT + 67, 1, 6.8, 2.6), rows[3] + 4.3),
        "manner": (boxes(words, _terms("manner"), LEFT + 72, RIGHT - 0.8, 1, 6.8), rows[3] + 4.3),
    }


def _terms(name: str) -> tuple[Term, ...]:
    return tuple(entry.term for entry in catalogue()[name].choices)


def _skin_values(paper: Paper, words: Words, client: ClientRecord) -> None:
    for name, (laid, y) in _choices(words).items():
        chosen = codes(client.values.get(name))
        laid.tick(paper, y, [entry.code in chosen for entry in catalogue()[name].choices])
    row = _skin_rows()[4][1]
    paper.text(LEFT + _LABELS + 0.6, row + 4.2, shown(client, "likes", words.language), 8, width=67)
    paper.text(LEFT + 117.6, row + 4.2, shown(client, "dislikes", words.language), 8, width=63)


def _taken_values(paper: Paper, words: Words, taken: Taken) -> None:
    """What was taken down: who looked at the skin when, skin type and concerns, and the plan."""
    if taken.analysis is None:
        said = "  ".join(part for part in words.pair(_MARKS) if part)
        words.remark(paper, LEFT, _SKIN, WIDTH, _NEEDS, said, short=words.text(_MARKS))
    else:
        words.remark(paper, LEFT, _SKIN, WIDTH, _NEEDS, card_taken.analysed(words, taken.analysis))
        skin = _skin_rows()[0][1]
        card_taken.draw_skin(paper, words, LEFT + _LABELS + 0.6, skin, LEFT + 69.4, taken.analysis)
    if taken.plan is not None and taken.stage is not None:
        y, top, end = _plan_place()
        words.remark(paper, LEFT, y, WIDTH, _PLAN, card_taken.planned(words, taken.plan))
        high = (end - top) / _PLAN_ROWS
        bases = [top + high * row + high / 2 + 1.2 for row in range(_PLAN_ROWS)]
        card_taken.draw_plan(paper, words, LEFT + 1.5, RIGHT - 1.5, bases, taken.plan, taken.stage)


def _plan(paper: Paper, words: Words) -> None:
    y, top, end = _plan_place()
    words.section(paper, LEFT, y, WIDTH, "3", _PLAN)
    for row in range(1, _PLAN_ROWS):
        blank(paper, LEFT + 1.5, RIGHT - 1.5, top + (end - top) * row / _PLAN_ROWS)
    paper.rect(LEFT, top, WIDTH, end - top, FRAME)


def _plan_place() -> tuple[float, float, float]:
    """Upper end of the heading, and both ends of what stands below it, in mm."""
    last = _skin_rows()[-1]
    y = last[1] + last[2] + 1.8
    return y, y + 4.6, BOTTOM - 4.4
