"""The list of clients whom filters left 客户名单: to be phoned, or gone through by hand."""

from __future__ import annotations

from typing import BinaryIO

from db.fields.choices import GRADE
from db.fields.declaration import Term
from db.sheets.filters import ClientListEntry, ClientListSheet
from db.text.card_number import spaced
from db.text.phones import format_phone
from printouts.drawing.blocks import Block, Written, framed, row
from printouts.drawing.form_page import Head, draw_form
from printouts.drawing.header_footer import day, paged
from printouts.drawing.tables import Column, Entry, Table
from printouts.drawing.words import Words
from printouts.sheets.appointments.days import short_day

ROWS, NEXT_ROWS, FREE, PEN = 28, 32, 0, 7.6
"""Rows of the first page and of the others, rows that stay free, and their height in mm."""
_NAME, _NUMBER = Column(0.19, Term("Name", "姓名")), Column(0.12, Term("Number", "编号"))
_MORE = (
    Column(0.10, Term("Grade", "级别")),
    Column(0.15, Term("District", "区域")),
    Column(0.12, Term("Last visit", "上次到店")),
    Column(0.09, Term("Beautician", "美容师")),
)
_COLUMNS = (_NAME, _NUMBER, *_MORE, Column(0.23, Term("Note", "备注")))
_WITH_PHONES = (_NAME, _NUMBER, Column(0.15, Term("Phone", "手机")), *_MORE, Column(0.08, Term("Note", "备注")))
_DAY = Term("As of", "截至")
_HINT = Term("No number: whoever doesn't want to be phoned.", "无号码：顾客不同意电话联系。")
_NONE = Term("everybody", "全部顾客")


def draw_client_list(sheet: ClientListSheet, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws a list, empty or of whom filters left."""
    words = Words(sheet.salon.paper)
    said = " · ".join(f"{words.text(label)} {words.text(value)}" for label, value in sheet.asked)
    count = f"{len(sheet.entries)} / {sheet.count}" if sheet.day else ""
    strip = framed(
        row(
            Written(0.82, Term("Filters", "筛选"), said or (words.text(_NONE) if sheet.day else "")),
            Written(0.18, Term("Clients", "人数"), count),
        )
    )
    rows = tuple(_row(entry, words, phones=sheet.has_phones) for entry in sheet.entries)
    columns = _WITH_PHONES if sheet.has_phones else _COLUMNS
    pages: list[list[Block]] = [
        [*(() if number else (strip,)), framed(Table(columns, part, NEXT_ROWS if number else ROWS, pen=PEN))]
        for number, part in enumerate(paged(rows, ROWS, NEXT_ROWS, FREE))
    ]
    head = Head(None, False, _DAY, short_day(words, sheet.day), _HINT if sheet.has_phones else None)
    return draw_form("client_list", sheet, head, pages, to, invariant=invariant)


def _row(entry: ClientListEntry, words: Words, *, phones: bool) -> tuple[Entry, ...]:
    return (
        entry.name,
        spaced(entry.number),
        *((format_phone(entry.phone) if entry.phone else "—",) if phones else ()),
        words.choice(GRADE, entry.grade) if entry.grade else "",
        entry.district,
        day(entry.last),
        entry.beautician,
        "",
    )
