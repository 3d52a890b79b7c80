"""The A4 sheet of a correction 更正单: what stood there before, and what stands there now (PIPL 46)."""

from __future__ import annotations

from typing import BinaryIO

from db.fields.declaration import Term
from db.sheets.dossier import CorrectionLine, CorrectionSheet, DossierChapter, Said
from printouts.drawing.blocks import Block, Written, framed, row
from printouts.drawing.form_page import Head, area, draw_form, named, phoned, room
from printouts.drawing.header_footer import day
from printouts.drawing.statements import Prose
from printouts.drawing.words import Words
from printouts.registry import sheet_of
from printouts.sheets.registers.flowing import flowing

_WHAT, _WAS, _IS = Term("What", "栏目"), Term("Was", "更正前"), Term("Is now", "更正后")
_DAY, _BY = Term("Day", "日期"), Term("Put right by", "更正人")
_LINES = Term("Put right", "更正内容")
_NOTHING = Term("Nothing has been changed since the request came in.", "自申请之日起尚未更正。")
_EMPTY = Term("nothing", "空白")


def draw_correction(sheet: CorrectionSheet, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws what was put right, line by line."""
    words, form, client = Words(sheet.salon.paper), sheet_of("correction"), sheet.client
    head = Head(client, number_label=Term("Request No.", "申请编号"), number=f"{sheet.request or ''}")
    w = area(form).width
    first: list[Block] = [
        framed(
            row(
                named(0.40, client),
                phoned(0.26, client),
                Written(0.34, Term("Request received", "收到申请"), day(sheet.received)),
            ),
            row(
                Written(0.62, Term("Seen: the client's signature, date", "本人确认签名、日期")),
                Written(0.38, Term("For the salon", "门店签名")),
                pen=12.0,
            ),
        ),
    ]
    if sheet.details:
        first.append(Prose(Term(sheet.details, sheet.details)))
    if not sheet.lines:
        first.append(Prose(_NOTHING))
    said = tuple(_said(words, line) for line in sheet.lines)
    chapters = (DossierChapter(words.text(_LINES), said),) if said else ()
    pages = flowing(chapters, first, words, w, (room(form, head), room(form, head, 2)))
    return draw_form("correction", sheet, head, pages, to, invariant=invariant)


def _said(words: Words, line: CorrectionLine) -> tuple[Said, ...]:
    nothing = words.text(_EMPTY)
    return (
        (words.text(_WHAT), line.label),
        (words.text(_WAS), line.old or nothing),
        (words.text(_IS), line.new or nothing),
        (words.text(_DAY), line.day.isoformat()),
        (words.text(_BY), line.by),
    )
