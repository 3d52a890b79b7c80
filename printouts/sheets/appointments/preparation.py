"""The preparation list 准备单: what is got ready in each room, by the hour."""

from __future__ import annotations

from typing import BinaryIO

from db.fields.declaration import Term
from db.sheets.day import PreparationLine, PreparationSheet, PreparedRoom
from printouts.drawing.blocks import Block, Box
from printouts.drawing.form_page import Head, draw_form, room
from printouts.drawing.tables import Column, Entry, Table
from printouts.drawing.words import Words
from printouts.registry import sheet_of
from printouts.sheets.appointments.days import short_day

PEN = 10.4
"""Height of a row in mm: two lines of a value."""
_FREE = 2
"""Rows that stay free under the last room."""
_COLUMNS = (
    Column(0.07, Term("Time", "时间")),
    Column(0.12, Term("Client", "顾客")),
    Column(0.13, Term("Service", "项目")),
    Column(0.09, Term("Beautician", "美容师")),
    Column(0.12, Term("Bed, instruments", "床位、仪器")),
    Column(0.15, Term("Products, as last time", "产品（照上次）")),
    Column(0.14, Term("Pressure, music, talk", "力度、音乐、聊天")),
    Column(0.13, Term("Cautions", "注意")),
    Column(0.05, Term("Ready", "备好"), (Term("", ""),)),
)
_DAY = Term("Day", "日期")
_HINT = Term(
    "Tick what is ready. Nothing under cautions doesn't mean that there is none: look at the card.",
    "备好打勾；注意栏空白不代表没有禁忌，请看档案卡。",
)
_NOWHERE = Term("No room yet", "尚未安排房间")


def draw_preparation(sheet: PreparationSheet, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws a preparation list; without rooms it is there to be filled in by hand."""
    words = Words(sheet.salon.paper)
    head = Head(None, False, _DAY, short_day(words, sheet.day), _HINT)
    return draw_form("preparation", sheet, head, _pages(sheet.rooms, words, head), to, invariant=invariant)


def _pages(rooms: tuple[PreparedRoom, ...], words: Words, head: Head) -> list[list[Block]]:
    """The rooms over pages; one that doesn't fit goes on overleaf under its name."""
    kind = sheet_of("preparation")
    wide = kind.size[0] - 22.0
    around = _box("1", PreparedRoom(name="", lines=()), 1).least(words, wide) - PEN
    pages: list[list[Block]] = [[]]
    left = room(kind, head)

    def over() -> None:
        nonlocal left
        pages.append([])
        left = room(kind, head, len(pages))

    for number, one in enumerate(rooms, 1):
        waiting = one.lines
        while waiting:
            fits = int((left - around) / PEN + 0.001)
            if fits < min(len(waiting), 2):
                over()
                continue
            lines, waiting = waiting[:fits], waiting[fits:]
            pages[-1].append(_box(str(number), PreparedRoom(name=one.name, lines=lines), len(lines)))
            left -= around + len(lines) * PEN
    if left >= around + _FREE * PEN:
        pages[-1].append(Box("", _NOWHERE, (_table((), int((left - around) / PEN + 0.001)),)))
    return pages


def _box(mark: str, one: PreparedRoom, rows: int) -> Box:
    label = Term(one.name, one.name) if one.name else _NOWHERE
    return Box(mark, label, (_table(tuple(map(_row, one.lines)), rows),))


def _table(lines: tuple[tuple[Entry, ...], ...], rows: int) -> Table:
    return Table(_COLUMNS, lines, rows, pen=PEN)


def _row(line: PreparationLine) -> tuple[Entry, ...]:
    return (
        line.time,
        line.name,
        line.service,
        line.beautician,
        line.places,
        line.products,
        line.manner,
        line.alerts,
        (False,),
    )
