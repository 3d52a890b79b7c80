"""The pull list 取卡单: tomorrow's cards in the order in which the cabinet is walked along."""

from __future__ import annotations

from typing import BinaryIO

from db.fields.declaration import Term
from db.sheets.papers import PullList
from db.text.card_number import spaced
from printouts.drawing.blocks import Block, framed
from printouts.drawing.form_page import Head, draw_form
from printouts.drawing.header_footer import day, paged
from printouts.drawing.tables import Column, Entry, Table

ROWS, NEXT_ROWS, PEN = 32, 33, 7.4
"""Rows of the first page and of the others, and their height in mm."""
_MARK = (Term("", ""),)
_COLUMNS = (
    Column(0.06, Term("Out", "取出"), _MARK),
    Column(0.22, Term("Place", "存放位置")),
    Column(0.14, Term("Number", "档案编号")),
    Column(0.24, Term("Name", "姓名")),
    Column(0.10, Term("Time", "时间")),
    Column(0.18, Term("Beautician", "美容师")),
    Column(0.06, Term("Back", "归位"), _MARK),
)
_FOR = Term("Cards for", "取卡日期")
_HOW = Term("Put an out-card into each gap; tick again when the card is back.", "每取一份插入代卡；归位后再打勾。")


def draw_pull_list(sheet: PullList, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws a pull list."""
    rows: tuple[tuple[Entry, ...], ...] = tuple(
        ((False,), line.place, spaced(line.number), line.name, line.time, line.beautician, (False,))
        for line in sheet.lines
    )
    pages: list[list[Block]] = [
        [framed(Table(_COLUMNS, part, ROWS if not number else NEXT_ROWS, pen=PEN))]
        for number, part in enumerate(paged(rows, ROWS, NEXT_ROWS))
    ]
    head = Head(None, False, _FOR, day(sheet.day), _HOW)
    return draw_form("pull_list", sheet, head, pages, to, invariant=invariant)
