"""The boxes of the staff on the back of the intake form: H skin analysis, I care plan, J signatures.

They are filled in by hand, or from what was taken down on the screen; what is signed is always signed by hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from db.care.records import Taken
from db.dated.content import rows_in
from db.dated.declaration import Values, key_of
from db.dated.kinds.plan import PLAN
from db.dated.records import DatedRecord
from db.fields.declaration import Term
from db.fields.showing import show
from printouts.drawing.grid import STAFF_TINT
from printouts.drawing.header_footer import day, fitted, taken_by
from printouts.drawing.kit import FRAME, Paper
from printouts.drawing.words import Boxes, Words, boxes
from printouts.sheets.clients import intake_skin
from printouts.sheets.clients.checked import NOTHING, TEST, test_words, verdict_words
from printouts.sheets.clients.intake_skin import HEADING, Place, air

TITLE = Term("Needs, analysis, plan", "需求、皮肤诊断与护理方案")
_GAP = 1.3
_TOLD_ROW, _TOLD_BASE = 5.4, 3.75
"""Height of the line of what was explained in mm, and its baseline from its upper end."""
_I, _J = Term("Care plan", "护理方案"), Term("Explained and signed", "告知与签署")
_TAKEN, _BY = Term("Made on", "制定日期"), Term("By", "制定人")
_TIMES, _DAYS = Term("{n}×", "{n}次"), Term("{n}d", "{n}天")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨"
_STAGES = PLAN.part_of("goal")

_PLAN: tuple[tuple[tuple[float, str, Term], ...], ...] = (
    (
        (0.50, "problems", Term("Problems in order", "问题（按先后）")),
        (0.50, "goal", Term("Goal per stage", "阶段目标")),
    ),
    (
        (0.30, "service", Term("Services", "护理项目")),
        (0.28, "instrument", Term("Instruments", "仪器")),
        (0.22, "technique", Term("Technique", "手法")),
        (0.20, "sessions", Term("Sessions, interval", "次数·间隔")),
    ),
    (
        (0.26, "products", Term("Products", "产品")),
        (0.24, "morning", Term("Home: morning", "居家：早")),
        (0.24, "evening", Term("Home: evening", "居家：晚")),
        (0.26, "avoid", Term("Not to be used", "禁用")),
    ),
)
"""Share of the row, the field that it is filled from, and label of each cell."""
_TOLD = (
    Term("risks explained", "已告知风险"),
    Term("contraindications checked", "已核对禁忌"),
    Term("patch test negative", "皮试阴性"),
    Term("patch test positive", "皮试阳性"),
    Term("patch test pending", "皮试待定"),
)
_CHECKED = 1
"""The box of contraindications: what speaks against the plan is asked when the form is printed."""
_TESTED = {"negative": 2, "positive": 3, "to_read": 4}
"""The box that a test ticks, by what it says today; one that has expired says nothing."""
_NEXT = "next_analysis"
_SIGNED = (
    (0.34, "", Term("Client signs, date", "顾客签名、日期")),
    (0.24, "", Term("Beautician, date", "美容师、日期")),
    (0.20, "", Term("Checked by", "复核")),
    (0.22, _NEXT, Term("Next analysis", "下次诊断")),
)


class Measures(NamedTuple):
    """Where the three boxes stand, in mm.

    Attributes:
        skin: The analysis.
        plan_row: Height of a row of the care plan.
        sign: Height of the row of signatures.
    """

    skin: Place
    plan_row: float
    sign: float

    @property
    def plan(self) -> float:
        """Upper end of the care plan."""
        return self.skin.inside + self.skin.high + _GAP

    @property
    def told(self) -> float:
        """Upper end of what is explained and signed."""
        return self.plan + HEADING + self.plan_row * len(_PLAN) + _GAP


class _Cell(NamedTuple):
    """A cell to write in: the field that it is filled from, its label, and where it stands in mm."""

    name: str
    label: Term
    x: float
    y: float
    w: float
    h: float


def height(words: Words) -> float:
    """Height in mm of the three boxes, with the gaps between them."""
    plan, sign = len(_PLAN) * air(words).plan, air(words).sign
    return 3 * HEADING + 2 * _GAP + intake_skin.height(words) + plan + _TOLD_ROW + sign


def measured(words: Words, x: float, y: float, w: float, bottom: float) -> Measures:
    """Shares out the room of the three boxes.

    Args:
        words: The languages.
        x: Left end in mm.
        y: Upper end.
        w: Width.
        bottom: The lowest that anything may be drawn; what is left above it goes into the care plan.
    """
    spare = max(bottom - y - height(words), 0.0)
    plan_row = air(words).plan + min(spare / len(_PLAN), 4.0)
    sign = air(words).sign + min(max(spare - 4.0 * len(_PLAN), 0), 4.0)
    return Measures(Place(x, y, w, intake_skin.height(words)), plan_row, sign)


def draw(paper: Paper, words: Words, at: Measures, *, filled: bool) -> None:
    """Draws the three boxes without values."""
    x, w = at.skin.x, at.skin.w
    intake_skin.draw(paper, words, at.skin, filled=filled)
    words.section(paper, x, at.plan, w, "I", _I, h=HEADING)
    top = at.plan + HEADING
    paper.rect(x, top, w, at.plan_row * len(_PLAN), tint=STAFF_TINT)
    for cell in _plan_cells(at):
        words.field(paper, cell.x, cell.y, cell.w, cell.h, cell.label, size=6.4)
    paper.rect(x, top, w, at.plan_row * len(_PLAN), FRAME)
    words.section(paper, x, at.told, w, "J", _J, h=HEADING)
    top = at.told + HEADING
    paper.rect(x, top, w, _TOLD_ROW, tint=STAFF_TINT)
    _told(words, at).draw(paper, top + _TOLD_BASE, _TOLD)
    paper.line(x, top + _TOLD_ROW, x + w, top + _TOLD_ROW)
    for cell in _signed_cells(at):
        words.field(paper, cell.x, cell.y, cell.w, cell.h, cell.label, size=6.4)
    paper.rect(x, top, w, _TOLD_ROW + at.sign, FRAME)


def draw_values(paper: Paper, words: Words, at: Measures, taken: Taken) -> None:
    """Draws what was taken down: the analysis, the plan that counts now, and the last patch test."""
    intake_skin.draw_values(paper, words, at.skin, taken.analysis)
    if taken.plan is not None:
        said = taken_by(words, _TAKEN, _BY, taken.plan)
        words.remark(paper, at.skin.x, at.plan, at.skin.w, _I, said, h=HEADING)
        for cell in _plan_cells(at):
            _write(paper, cell, _planned(words, taken.plan, cell.name))
    boxes = {_TESTED.get(taken.test.mark)} if taken.test is not None else set()
    if taken.verdicts is not None:
        boxes.add(_CHECKED)
    _told(words, at).tick(paper, at.told + HEADING + _TOLD_BASE, [number in boxes for number in range(len(_TOLD))])
    if said := _told_words(words, taken):
        words.remark(paper, at.skin.x, at.told, at.skin.w, _J, said, h=HEADING)
    for cell in _signed_cells(at):
        if cell.name == _NEXT:
            _write(paper, cell, day(_next_analysis(taken)))


def _plan_cells(at: Measures) -> Iterator[_Cell]:
    y = at.plan + HEADING
    for cells in _PLAN:
        x = at.skin.x
        for share, name, label in cells:
            yield _Cell(name, label, x, y, share * at.skin.w, at.plan_row)
            x += share * at.skin.w
        y += at.plan_row


def _signed_cells(at: Measures) -> Iterator[_Cell]:
    x = at.skin.x
    for share, name, label in _SIGNED:
        yield _Cell(name, label, x, at.told + HEADING + _TOLD_ROW, share * at.skin.w, at.sign)
        x += share * at.skin.w


def _told(words: Words, at: Measures) -> Boxes:
    """The boxes of what was explained and tested."""
    return boxes(words, _TOLD, at.skin.x + 1.4, at.skin.x + at.skin.w - 1, 1, 6.6)


def _write(paper: Paper, cell: _Cell, text: str) -> None:
    """Writes a value below the label of its cell."""
    if text:
        fitted(paper, cell.x + 1.2, cell.y + 3.2, cell.w - 2.2, cell.h - 3.5, text, 7.6)


def _planned(words: Words, plan: DatedRecord, name: str) -> str:
    """What a cell of the plan says: a field that stands once, or what each stage says, with the number of the stage."""
    if PLAN.part_of(name).most == 0:
        return _shown(words, plan.values, name)
    rows = rows_in(_STAGES, plan.values)
    said = {row: _of_stage(words, plan.values, name, row) for row in rows}
    if len(set(said.values())) == 1:
        return said[rows[0]]
    return "  ".join(f"{_CIRCLED[int(row) - 1]}{text}" for row, text in said.items() if text)


def _of_stage(words: Words, values: Values, name: str, row: str) -> str:
    """What a stage says in a cell."""
    match name:
        case "goal":
            aim = _shown(words, values, key_of("aim", row))
            return " ".join(part for part in (_shown(words, values, key_of("goal", row)), aim) if part)
        case "service":
            both = (_shown(words, values, key_of(field, row)) for field in ("service", "with_service"))
            return " + ".join(part for part in both if part)
        case "sessions":
            count, interval = values.get(key_of("sessions", row)), values.get(key_of("interval", row))
            if count and interval:
                return f"{count}×{words.text(_DAYS).format(n=interval)}"
            return words.text(_TIMES if count else _DAYS).format(n=count or interval) if count or interval else ""
        case _:
            return _shown(words, values, key_of(name, row))


def _shown(words: Words, values: Values, key: str) -> str:
    field = PLAN.at(key)
    assert field is not None, "these are keys of a plan"
    return show(field, values.get(key), words.language)


def _told_words(words: Words, taken: Taken) -> str:
    """What was checked: the last patch test, and what speaks against the plan today."""
    test = f"{words.text(TEST)} {test_words(words, taken.test)}" if taken.test is not None else ""
    verdicts = ""
    if taken.verdicts is not None:
        verdicts = verdict_words(words, taken.verdicts) or words.text(NOTHING)
    return "   ".join(part for part in (verdicts, test) if part)


def _next_analysis(taken: Taken) -> date | None:
    """The day that the plan says, or the one that follows from the analysis."""
    planned = taken.plan.values.get(_NEXT) if taken.plan is not None else None
    if isinstance(planned, date):
        return planned
    return taken.analysis.due if taken.analysis is not None else None
