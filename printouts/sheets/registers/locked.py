"""The A4 sheet of locked records 封存记录: opened by two people for what a law asks, and for nothing else."""

from __future__ import annotations

from typing import BinaryIO

from db.fields.declaration import Term
from db.registers.destruction.fields import LAW_PURPOSES
from db.sheets.dossier import LockedSheet
from printouts.drawing.blocks import Block, Written, framed, row, ticks
from printouts.drawing.form_page import Head, area, draw_form, room
from printouts.drawing.header_footer import day
from printouts.drawing.statements import Prose
from printouts.drawing.words import Words
from printouts.registry import sheet_of
from printouts.sheets.registers.flowing import flowing

_RULE = Term(
    "Opened for what is ticked here and for nothing else; who asked is on record, and the records stay locked.",
    "仅为上面勾选的用途启封，不得另作他用；申请人已登记在案，原记录继续封存。",
)


def draw_locked(sheet: LockedSheet, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws what is locked, on as many pages as it takes."""
    words, form, client = Words(sheet.salon.paper), sheet_of("locked"), sheet.client
    head = Head(client, number_label=Term("Slip No.", "销毁单号"), number=sheet.slip)
    w = area(form).width
    first: list[Block] = [
        framed(
            row(ticks(1.0, Term("Opened for", "启封用途"), LAW_PURPOSES, sheet.purpose)),
            row(Written(1.0, Term("Who asked, file number", "申请人、文号"), sheet.why)),
            row(
                Written(0.24, Term("Kept until", "保存至"), day(sheet.until)),
                Written(0.38, Term("Opened by (signature, date)", "启封人签名、日期")),
                Written(0.38, Term("Second person (signature, date)", "第二人签名、日期")),
                pen=12.0,
            ),
        ),
        Prose(_RULE),
    ]
    pages = flowing(sheet.chapters, first, words, w, (room(form, head), room(form, head, 2)))
    return draw_form("locked", sheet, head, pages, to, invariant=invariant)
