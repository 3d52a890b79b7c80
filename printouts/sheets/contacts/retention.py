"""The list of clients who stay away or are watched 流失与风险名单: why, who follows it up, when."""

from __future__ import annotations

from typing import BinaryIO

from db.contacts.task_fields import WATCH_CAUSES, WATCHES
from db.fields.declaration import Term
from db.sheets.retention import RetentionEntry, RetentionSheet
from db.text.card_number import spaced
from printouts.drawing.blocks import Block, Written, framed, row
from printouts.drawing.form_page import Head, draw_form
from printouts.drawing.header_footer import day, paged
from printouts.drawing.tables import Column, Entry, Table
from printouts.drawing.words import Words
from printouts.sheets.appointments.days import short_day

ROWS, NEXT_ROWS, FREE, PEN = 23, 26, 0, 9.2
"""Rows of the first page and of the others, rows that stay free, and their height in mm."""
_COLUMNS = (
    Column(0.18, Term("Name", "姓名")),
    Column(0.12, Term("Number", "编号")),
    Column(0.13, Term("Last visit", "上次到店")),
    Column(0.07, Term("Usual", "平常")),
    Column(0.07, Term("Days ago", "已过")),
    Column(0.19, Term("Why", "原因")),
    Column(0.11, Term("Follows up", "跟进人")),
    Column(0.13, Term("Again on", "下次")),
)
_DAY = Term("As of", "截至")
_AWAY = Term("long away", "久未到店")
_HINT = Term("Days between visits, and since the last one.", "平常：两次到店相隔天数；已过：距上次到店天数。")


def draw_retention(sheet: RetentionSheet, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws a list, empty or of one kind."""
    words = Words(sheet.salon.paper)
    kind = words.text(_AWAY) if sheet.kind == "absence" else words.choice(WATCHES, sheet.kind) if sheet.kind else ""
    count = f"{len(sheet.entries)} / {sheet.count}" if sheet.kind else ""
    strip = framed(
        row(Written(0.7, Term("List", "名单"), kind, strong=True), Written(0.3, Term("Clients", "人数"), count))
    )
    rows = tuple(_row(entry, words) for entry in sheet.entries)
    pages: list[list[Block]] = [
        [*(() if number else (strip,)), framed(Table(_COLUMNS, part, NEXT_ROWS if number else ROWS, pen=PEN))]
        for number, part in enumerate(paged(rows, ROWS, NEXT_ROWS, FREE))
    ]
    return draw_form(
        "retention", sheet, Head(None, False, _DAY, short_day(words, sheet.day), _HINT), pages, to, invariant=invariant
    )


def _row(entry: RetentionEntry, words: Words) -> tuple[Entry, ...]:
    return (
        entry.name,
        spaced(entry.number),
        day(entry.last),
        "" if entry.gap is None else str(entry.gap),
        "" if entry.days is None else str(entry.days),
        words.choice(WATCH_CAUSES, entry.cause) if entry.cause else "",
        entry.owner,
        day(entry.again),
    )
