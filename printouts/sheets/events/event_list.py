"""The guest list of an event 活动签到表: who is expected, to be ticked off at the door, and who comes along."""

from __future__ import annotations

from typing import BinaryIO

from db.contacts.fields import CHANNELS
from db.events.fields import ANSWERS
from db.fields.declaration import Term
from db.sheets.events import EventGuestLine, EventSheet
from db.text.card_number import spaced
from printouts.drawing.blocks import Block, Written, framed, row
from printouts.drawing.form_page import Head, draw_form
from printouts.drawing.header_footer import paged
from printouts.drawing.tables import Column, Entry, Table
from printouts.drawing.words import Words
from printouts.sheets.appointments.days import short_day

ROWS, NEXT_ROWS, FREE, PEN = 22, 27, 4, 9.2
"""Rows of the first page and of the others, rows that stay free, and their height in mm."""
_COLUMNS = (
    Column(0.20, Term("Name", "姓名")),
    Column(0.12, Term("Number", "编号")),
    Column(0.12, Term("Beautician", "美容师")),
    Column(0.13, Term("Invited by", "邀请方式")),
    Column(0.13, Term("Answer", "答复")),
    Column(0.07, Term("Came", "到场"), (Term("", ""),)),
    Column(0.23, Term("Note", "备注")),
)
_DAY = Term("Day", "日期")
_HINT = Term("Tick who came. Free rows are for friends whom guests bring along.", "到场打勾；空行登记随行的朋友。")
_HERE = Term("at the salon", "本店")


def draw_event_list(sheet: EventSheet, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws a guest list, empty or of an event; free rows are for who comes along."""
    words = Words(sheet.salon.paper)
    where = sheet.place or (words.text(_HERE) if sheet.theme else "")
    strip = (
        framed(
            row(
                Written(0.5, Term("Theme", "主题"), sheet.theme, strong=True),
                Written(0.15, Term("Begins at", "开始"), sheet.start),
                Written(0.35, Term("Place", "地点"), where),
            )
        ),
        framed(row(Written(1.0, Term("What there is", "内容"), " ".join(sheet.about.split())))),
    )
    rows = tuple(_row(line, words) for line in sheet.lines)
    pages: list[list[Block]] = [
        [*(() if number else strip), framed(Table(_COLUMNS, part, NEXT_ROWS if number else ROWS, pen=PEN))]
        for number, part in enumerate(paged(rows, ROWS, NEXT_ROWS, FREE))
    ]
    head = Head(None, False, _DAY, short_day(words, sheet.day), _HINT)
    return draw_form("event_list", sheet, head, pages, to, invariant=invariant)


def _row(line: EventGuestLine, words: Words) -> tuple[Entry, ...]:
    return (
        line.name,
        spaced(line.number),
        line.beautician,
        words.choice(CHANNELS, line.invited) if line.invited else "",
        words.choice(ANSWERS, line.answer) if line.answer else "",
        (bool(line.came),),
        line.note,
    )
