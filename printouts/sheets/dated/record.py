"""The A4 record sheet 档案记录单: one dated record of any kind, as its declaration says, on as many pages as it takes.

Without a record it is the form of a kind, to be filled in by hand.
"""

from __future__ import annotations

from typing import BinaryIO

from db.dated.kinds import KINDS
from db.dated.records import FILLED_BY, DatedRecord, State
from db.fields.declaration import Term
from db.sheets.dated import RecordSheet
from printouts.drawing.blocks import Block, Row, Written, framed, row
from printouts.drawing.form_page import Head, area, draw_form, named, room
from printouts.drawing.header_footer import day, local
from printouts.drawing.statements import Prose
from printouts.drawing.words import Words
from printouts.registry import sheet_of
from printouts.sheets.dated.facts import Fact, fact_rows
from printouts.sheets.dated.parts import empty, filled, pages

_KIND = Term("Record", "记录类别")
_DAY, _BY = Term("Date", "日期"), Term("By", "记录人")
_STATE, _VERSION = Term("State", "状态"), Term("No.", "编号")
_UNTIL, _DUE = Term("Valid until", "有效期至"), Term("Due", "到期处理")
_FILLED_BY, _CHECKED = Term("Answered by", "填写人"), Term("Looked over by", "复核人")
_WHY, _ENTERED = Term("Why it was revised, or counts no more", "修订或作废原因"), Term("Entered", "录入时间")
_STATES = {
    State.CURRENT: Term("counts now", "现行"),
    State.REPLACED: Term("replaced by a later one", "已被替代"),
    State.VOID: Term("void", "作废"),
    State.REVIEW: Term("waits to be accepted", "待审"),
}
_LEFT_OUT = Term(
    "Some entries are left out: the client has not agreed to their being kept.",
    "部分内容未打印：顾客未同意留存。",
)
_SIGNED = (
    (0.36, Term("Client's signature, date", "顾客签名、日期")),
    (0.34, Term("Taken down by: signature, date", "记录人签名、日期")),
    (0.30, Term("Looked over: signature, date", "复核签名、日期")),
)


def draw_record(sheet: RecordSheet, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws a record, or the empty form of its kind."""
    words, form, record = Words(sheet.salon.paper), sheet_of("record"), sheet.record
    kind = KINDS[record.kind if record is not None else sheet.kind]
    head, w = Head(sheet.client), area(form).width
    first: list[Block] = [
        framed(
            row(
                named(0.34, sheet.client),
                Written(0.30, _KIND, words.text(kind.label), strong=True),
                Written(0.18, _DAY, day(record.day) if record else "", strong=True),
                Written(0.18, _BY, record.by.label if record else ""),
            ),
        )
    ]
    if record is not None:
        first.append(framed(*fact_rows(_about(words, record), w, 4)))
    if sheet.left_out:
        first.append(Prose(_LEFT_OUT))
    used = sum(block.least(words, w) for block in first)
    ending = [framed(Row(tuple(Written(share, label) for share, label in _SIGNED), 14.0, 16.0))]
    pieces = filled(kind, words, record.values, w) if record is not None else empty(kind, w)
    rooms = (room(form, head) - used, room(form, head, 2))
    laid = pages(pieces, ending, words, w, rooms)
    return draw_form("record", sheet, head, [[*first, *laid[0]], *laid[1:]], to, invariant=invariant)


def _about(words: Words, record: DatedRecord) -> list[Fact]:
    """What is said of a record besides its values; nothing of what has nothing to say."""
    mark = words.choice(KINDS[record.kind].marks, record.mark)
    state = words.text(_STATES[record.state])
    facts = (
        Fact(_VERSION, f"{record.number}"),
        Fact(_STATE, f"{state} · {mark}" if mark else state),
        Fact(_ENTERED, f"{local(record.at):%Y-%m-%d %H:%M}"),
        Fact(_FILLED_BY, "" if record.filled_by == "staff" else words.choice(FILLED_BY, record.filled_by)),
        Fact(_UNTIL, day(record.until)),
        Fact(_DUE, day(record.due)),
        Fact(_CHECKED, record.checked_by),
        Fact(_WHY, record.why),
    )
    return [fact for fact in facts if fact.value]
