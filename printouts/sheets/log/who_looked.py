"""Who looked at a client's file 档案查阅记录: given to the client who asks."""

from __future__ import annotations

from typing import BinaryIO

from db.fields.declaration import Term
from db.sheets.log import WhoLookedEntry, WhoLookedSheet
from db.staff.fields import ROLES
from db.text.card_number import spaced
from printouts.drawing.blocks import Block, Written, framed, row
from printouts.drawing.form_page import Head, draw_form
from printouts.drawing.header_footer import day, paged
from printouts.drawing.tables import Column, Entry, Table
from printouts.drawing.words import Words
from printouts.sheets.appointments.days import short_day

ROWS, NEXT_ROWS, FREE, PEN = 28, 32, 0, 7.6
"""Rows of the first page and of the others, rows that stay free, and their height in mm."""
_COLUMNS = (
    Column(0.13, Term("Day", "日期")),
    Column(0.08, Term("From", "时间")),
    Column(0.16, Term("Who", "人员")),
    Column(0.19, Term("In which role", "身份")),
    Column(0.36, Term("What for", "事项")),
    Column(0.08, Term("Times", "次数")),
)
_DAY = Term("As of", "截至")
_HINT = Term("One line for each person, day and purpose.", "每人每天每事项一行。")


def draw_who_looked(sheet: WhoLookedSheet, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws the list, empty or of a client."""
    words = Words(sheet.salon.paper)
    number = spaced(sheet.number) if sheet.number else ""
    strip = framed(
        row(Written(0.7, Term("Name", "姓名"), sheet.name, strong=True), Written(0.3, Term("Number", "编号"), number))
    )
    rows = tuple(_row(entry, words) for entry in sheet.entries)
    pages: list[list[Block]] = [
        [*(() if at else (strip,)), framed(Table(_COLUMNS, part, NEXT_ROWS if at else ROWS, pen=PEN))]
        for at, part in enumerate(paged(rows, ROWS, NEXT_ROWS, FREE))
    ]
    head = Head(None, False, _DAY, short_day(words, sheet.day), _HINT)
    return draw_form("who_looked", sheet, head, pages, to, invariant=invariant)


def _row(entry: WhoLookedEntry, words: Words) -> tuple[Entry, ...]:
    roles = ", ".join(words.choice(ROLES, role) for role in entry.roles)
    return (day(entry.day), entry.time, entry.who, roles, words.text(entry.what), f"×{entry.count}")
