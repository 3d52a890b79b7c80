"""Cover and contents of a bound volume 装订成册."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import BinaryIO

from db.fields.declaration import Term
from db.sheets.papers import VolumeSheet
from db.text.card_number import spaced
from printouts.drawing.blocks import Block, Written, framed, row
from printouts.drawing.form_page import Head, draw_form
from printouts.drawing.header_footer import day, paged
from printouts.drawing.kit import Paper
from printouts.drawing.tables import Column, Entry, Table
from printouts.drawing.words import Words, blank

ROWS, PEN = 33, 7.4
"""Rows of a page of contents, and their height in mm."""
_COLUMNS = (
    Column(0.10, Term("No.", "序号"), align="r"),
    Column(0.20, Term("Number", "档案编号")),
    Column(0.38, Term("Name", "姓名")),
    Column(0.20, Term("Opened on", "建卡日期")),
    Column(0.12, Term("Page", "页码"), align="r"),
)
_VOLUME = Term("Volume", "卷号")
_TITLE = Term("Title", "卷名")
_TITLE_HEIGHT = 92.0


@dataclass(frozen=True, slots=True)
class _Title:
    """The volume's name and number, large enough to be read from a shelf."""

    title: str
    number: str

    def least(self, words: Words, w: float) -> float:
        return _TITLE_HEIGHT

    def most(self, words: Words, w: float) -> float:
        return _TITLE_HEIGHT

    def draw(self, paper: Paper, words: Words, x: float, y: float, w: float, h: float) -> None:
        words.label(paper, x + 1.2, y + 2.9, _TITLE, 6.4)
        if not self.title:
            blank(paper, x + 20, x + w - 20, y + 44)
            blank(paper, x + 20, x + w - 20, y + 62)
        paper.text(x + w / 2, y + 44, self.title, 28, bold=True, align="c", width=w - 12, least=0.4)
        paper.text(x + w / 2, y + 66, self.number, 40, bold=True, align="c", width=w - 12, least=0.3)


def draw_volume(sheet: VolumeSheet, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws the cover of a volume, and its contents from the second page on."""
    cover = framed(
        _Title(sheet.title, sheet.number),
        row(
            Written(0.5, Term("From", "起始日期"), day(sheet.first), strong=True),
            Written(0.5, Term("To", "截止日期"), day(sheet.last), strong=True),
            pen=13.0,
            high=13.0,
        ),
        row(
            Written(0.5, Term("Cards", "份数"), str(len(sheet.lines) or "")),
            Written(0.5, Term("Pages", "页数"), str(sheet.pages or "")),
            pen=13.0,
            high=13.0,
        ),
        row(
            Written(0.5, Term("Keeper", "档案管理员"), sheet.keeper),
            Written(0.5, Term("Place", "存放位置"), sheet.place),
            pen=13.0,
            high=13.0,
        ),
        row(
            Written(0.5, Term("Bound by, on", "装订人、日期")),
            Written(0.5, Term("Checked by, on", "核对人、日期")),
            pen=13.0,
            high=13.0,
        ),
        row(Written(1.0, Term("Remarks", "备注")), pen=20.0, high=inf),
    )
    rows: tuple[tuple[Entry, ...], ...] = tuple(
        (str(number), spaced(line.number), line.name, day(line.opened), str(line.page))
        for number, line in enumerate(sheet.lines, 1)
    )
    pages: list[list[Block]] = [[cover]]
    pages += [[framed(Table(_COLUMNS, part, ROWS, pen=PEN))] for part in paged(rows, ROWS, ROWS)]
    return draw_form("volume", sheet, Head(None, False, _VOLUME, sheet.number), pages, to, invariant=invariant)
