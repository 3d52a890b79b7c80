"""The day sheet 当日预约表: the appointments of a day, to stand at the desk."""

from __future__ import annotations

from typing import BinaryIO

from db.fields.declaration import Term
from db.sheets.papers import DaySheet
from db.text.card_number import group
from printouts.drawing.blocks import Block, framed
from printouts.drawing.form_page import Head, draw_form
from printouts.drawing.header_footer import day, paged
from printouts.drawing.tables import Column, Entry, Table

ROWS, NEXT_ROWS, PEN = 25, 27, 9.2
"""Rows of the first page and of the others, and their height in mm."""
_COLUMNS = (
    Column(0.09, Term("Time", "时间")),
    Column(0.18, Term("Name", "姓名")),
    Column(0.11, Term("Number", "编号")),
    Column(0.18, Term("Service", "项目")),
    Column(0.12, Term("Beautician", "美容师")),
    Column(0.08, Term("Room", "房间")),
    Column(0.18, Term("Cautions", "注意")),
    Column(0.06, Term("Came", "到店"), (Term("", ""),)),
)
_DAY = Term("Day", "日期")


def draw_day_sheet(sheet: DaySheet, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws a day sheet; free rows are for clients who come without an appointment."""
    rows: tuple[tuple[Entry, ...], ...] = tuple(
        (
            line.time,
            line.name,
            group(line.number),
            line.service,
            line.beautician,
            line.room,
            line.caution,
            (False,),
        )
        for line in sheet.lines
    )
    pages: list[list[Block]] = [
        [framed(Table(_COLUMNS, part, ROWS if not number else NEXT_ROWS, pen=PEN))]
        for number, part in enumerate(paged(rows, ROWS, NEXT_ROWS))
    ]
    head = Head(None, False, _DAY, day(sheet.day))
    return draw_form("day_sheet", sheet, head, pages, to, invariant=invariant)
