"""The out-card 代卡, A5: it stands in the gap of a borrowed card and says where the card is."""

from __future__ import annotations

from math import inf
from typing import BinaryIO

from db.fields.declaration import Term
from db.sheets.papers import OutCard
from printouts.drawing.blocks import Written, framed, row
from printouts.drawing.form_page import Head, draw_form, named
from printouts.drawing.header_footer import day

_HINT = Term(
    "Leave it in the gap until the card is back; take it out only when the card is put in.",
    "档案归位前请勿取出；放回档案时才可取走此卡。",
)


def draw_out_card(sheet: OutCard, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws an out-card, empty or filled."""
    client = sheet.client
    inside = framed(
        row(
            named(0.55, client, Term("Name", "姓名")),
            Written(0.45, Term("Place", "存放位置"), sheet.place, strong=True),
            pen=15.0,
            high=18.0,
        ),
        row(
            Written(0.5, Term("Borrower", "借阅人"), sheet.borrower),
            Written(0.5, Term("Approved by", "批准人"), sheet.approved_by),
            pen=13.0,
            high=16.0,
        ),
        row(
            Written(0.34, Term("Out", "借出日期"), day(sheet.out)),
            Written(0.33, Term("Due", "应还日期"), day(sheet.due)),
            Written(0.33, Term("Back", "归还日期")),
            pen=13.0,
            high=16.0,
        ),
        row(Written(1.0, Term("Reason", "事由"), sheet.reason), pen=16.0, high=inf),
    )
    return draw_form("out_card", sheet, Head(client, hint=_HINT), [[inside]], to, invariant=invariant)
