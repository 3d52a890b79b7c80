"""The roster of a week 排班表, A4 landscape: people by days, to hang up; one side only."""

from __future__ import annotations

from datetime import date, timedelta
from typing import BinaryIO

from db.fields.declaration import Term
from db.sheets.roster import RosterSheet
from db.text.clock import format_hours, format_span
from printouts.drawing.blocks import Block, Written, framed, row
from printouts.drawing.form_page import Head, draw_form
from printouts.drawing.header_footer import day, paged
from printouts.drawing.tables import Column, Entry, Table

ROWS, PEN = 13, 8.0
"""Rows of a page, and their least height in mm."""
_NAME, _DAY, _TOTAL = 0.115, 0.117, 0.066
_DAYS = (
    Term("Mon", "周一"),
    Term("Tue", "周二"),
    Term("Wed", "周三"),
    Term("Thu", "周四"),
    Term("Fri", "周五"),
    Term("Sat", "周六"),
    Term("Sun", "周日"),
)
_CLOSED = Term("closed", "不营业")


def draw_roster(sheet: RosterSheet, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws a roster, empty or of a week."""
    closed = dict(sheet.closed)
    columns = (
        Column(_NAME, Term("Name", "姓名")),
        *(_column(sheet.first, at, closed) for at in range(len(_DAYS))),
        Column(_TOTAL, Term("Hours", "小时"), align="r"),
    )
    rows: tuple[tuple[Entry, ...], ...] = tuple(
        (one.name, *(_hours(short, hours) for short, hours in one.days), format_hours(one.minutes))
        for one in sheet.people
    )
    said = " · ".join(f"{day(on)} {why}".strip() for on, why in sheet.closed)
    pages: list[list[Block]] = []
    for part in paged(rows, ROWS, ROWS):
        notes = framed(row(Written(1.0, Term("Closed on", "不营业日"), said)))
        pages.append([framed(Table(columns, part, ROWS, pen=PEN)), notes])
    head = Head(personal=False, number_label=Term("Week from", "本周自"), number=day(sheet.first))
    return draw_form("roster", sheet, head, pages, to, invariant=invariant)


def _column(first: date | None, at: int, closed: dict[date, str]) -> Column:
    label = _DAYS[at]
    if first is not None:
        on = first + timedelta(days=at)
        shut = _CLOSED if on in closed else Term("", "")
        label = Term(f"{label.en} {on:%m-%d} {shut.en}".strip(), f"{label.zh} {on:%m-%d} {shut.zh}".strip())
    return Column(_DAY, label)


def _hours(short: str, hours: tuple[int, int] | None) -> str:
    """``早 09:00–18:00``; a day off has no hours, and a dash stands where somebody isn't there at all."""
    if hours is None:
        return short or "—"
    start, finish = hours
    return f"{short} {format_span(start, finish)}".strip()
