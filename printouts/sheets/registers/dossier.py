"""The A4 copy for the client 个人资料副本: everything that the archive has of her, in her language (PIPL 45)."""

from __future__ import annotations

from typing import BinaryIO

from db.fields.declaration import Term
from db.sheets.dossier import DossierSheet
from printouts.drawing.blocks import Block, Written, framed, row
from printouts.drawing.form_page import Head, area, draw_form, named, phoned, room
from printouts.drawing.header_footer import day
from printouts.drawing.statements import Prose
from printouts.drawing.words import Words
from printouts.registry import sheet_of
from printouts.sheets.registers.flowing import flowing

_RECEIVED = Term("Received: the client's signature, date", "本人签收、日期")
_HANDED = Term("Handed over by", "交付人")


def draw_dossier(sheet: DossierSheet, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws the copy, on as many pages as it takes."""
    words, form, client = Words(sheet.salon.paper), sheet_of("dossier"), sheet.client
    head, w = Head(client), area(form).width
    first: list[Block] = [
        framed(
            row(
                named(0.40, client),
                phoned(0.26, client),
                Written(0.34, Term("As of", "截至"), day(sheet.stamp.at), strong=True),
            ),
            row(Written(0.62, _RECEIVED), Written(0.38, _HANDED, sheet.stamp.by), pen=12.0),
        ),
        Prose(Term(sheet.opening, sheet.opening)),
    ]
    pages = flowing(sheet.chapters, first, words, w, (room(form, head), room(form, head, 2)))
    return draw_form("dossier", sheet, head, pages, to, invariant=invariant)
