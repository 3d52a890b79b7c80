"""The day sheet 当日预约表: the appointments of a day, to stand at the desk or to hang in a room."""

from __future__ import annotations

from typing import BinaryIO

from db.fields.declaration import Term
from db.sheets.day import DayLine, DaySheet
from db.text.card_number import spaced
from printouts.drawing.blocks import Block, Written, framed, row
from printouts.drawing.form_page import Head, draw_form
from printouts.drawing.header_footer import paged
from printouts.drawing.tables import Column, Entry, Table
from printouts.drawing.words import Words
from printouts.sheets.appointments.days import short_day

ROWS, NEXT_ROWS, FREE, PEN = 23, 27, 4, 9.2
"""Rows of the first page and of the others, rows that stay free, and their height in mm."""
_COLUMNS = (
    Column(0.08, Term("Time", "时间")),
    Column(0.17, Term("Name", "姓名")),
    Column(0.11, Term("Number", "编号")),
    Column(0.19, Term("Service", "项目")),
    Column(0.11, Term("Beautician", "美容师")),
    Column(0.12, Term("Room, bed", "房间、床位")),
    Column(0.16, Term("Cautions", "注意")),
    Column(0.06, Term("Came", "到店"), (Term("", ""),)),
)
_DAY = Term("Day", "日期")
_HINT = Term(
    "Tick who came. Free rows are for clients who come without an appointment.", "到店打勾；空行登记未预约的散客。"
)
_ROOM, _ALL = Term("Room, bed", "房间、床位"), Term("all", "全部")
_WORKING = Term("Who works", "当日在岗")
_TAKEN = Term("taken", "已占用")


def draw_day_sheet(sheet: DaySheet, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws a day sheet; free rows are for clients who come without an appointment."""
    words = Words(sheet.salon.paper)
    joint = "、" if words.language == "zh" else ", "
    where = sheet.room or (words.text(_ALL) if sheet.day else "")
    strip = framed(row(Written(0.22, _ROOM, where, strong=True), Written(0.78, _WORKING, joint.join(sheet.people))))
    rows = tuple(_row(line, words) for line in sheet.lines)
    pages: list[list[Block]] = [
        [*(() if number else (strip,)), framed(Table(_COLUMNS, part, NEXT_ROWS if number else ROWS, pen=PEN))]
        for number, part in enumerate(paged(rows, ROWS, NEXT_ROWS, FREE))
    ]
    head = Head(None, False, _DAY, short_day(words, sheet.day), _HINT)
    return draw_form("day_sheet", sheet, head, pages, to, invariant=invariant)


def _row(line: DayLine, words: Words) -> tuple[Entry, ...]:
    if not line.name:
        return (line.time, words.text(_TAKEN), "", "", line.beautician, line.room)
    number = spaced(line.number)
    return (line.time, line.name, number, line.service, line.beautician, line.room, line.caution, (False,))
