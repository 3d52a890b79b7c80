"""The A4 list of what was given to others 对外提供清单: to whom something of a client's file was given, and why.

Source: Personal Information Protection Law of the PRC, articles 23 and 44: the client may know it.
"""

from __future__ import annotations

from typing import BinaryIO

from db.fields.declaration import Term
from db.registers.disclosures.fields import GROUNDS
from db.sheets.trust import Disclosed, DisclosuresSheet
from printouts.drawing.blocks import Block, Box, Written, framed, row
from printouts.drawing.form_page import Head, draw_form, named, phoned
from printouts.drawing.header_footer import day, paged
from printouts.drawing.statements import Prose
from printouts.drawing.tables import Column, Entry, Table

ROWS, NEXT_ROWS = 11, 14
"""Rows of the first page and of every other."""
_COLUMNS = (
    Column(0.12, Term("Day", "日期")),
    Column(0.20, Term("To whom", "提供给")),
    Column(0.30, Term("What", "提供内容")),
    Column(0.27, Term("Ground", "依据")),
    Column(0.11, Term("By", "经办人")),
)
_RULE = Term(
    "What stands here is all that the salon has given to anybody outside it. You may ask why, withdraw a consent for "
    "the future, and have what is wrong put right.",
    "本清单列出本店向店外提供的全部资料。您可以询问理由，可以撤回今后的同意，也可以要求更正。",
)


def draw_disclosures(sheet: DisclosuresSheet, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws the list, empty or filled."""
    client, language = sheet.client, sheet.salon.paper_language
    first = framed(row(named(0.6, client), phoned(0.4, client)))
    signed = framed(
        row(
            Written(0.34, Term("Keeper's signature, date", "档案管理员签名、日期")),
            Written(0.66, Term("Client: received (signature), date", "顾客收讫签名、日期")),
            pen=14.0,
        ),
    )
    rows = tuple(_row(one, language) for one in sheet.lines)
    pages: list[list[Block]] = []
    for number, part in enumerate(paged(rows, ROWS, NEXT_ROWS)):
        table = Table(_COLUMNS, part, ROWS if number == 0 else NEXT_ROWS, pen=14.0)
        box = Box("1", Term("Given to others", "对外提供"), (table, Prose(_RULE, 7.0)))
        pages.append([first, box, signed] if number == 0 else [box])
    return draw_form("disclosures", sheet, Head(client), pages, to, invariant=invariant)


def _row(one: Disclosed, language: str) -> tuple[Entry, ...]:
    ground = next((entry.term.text(language) for entry in GROUNDS if entry.code == one.ground), one.ground)
    why = " · ".join(part for part in (ground, day(one.consented), one.basis) if part)
    return (day(one.day), one.to_whom, one.what, why, one.by)
