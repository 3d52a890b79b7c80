"""The loan register 借阅登记, A4 landscape: who has which card, why, by whose leave, until when.

It is bound at the upper edge, so that it stands among upright sheets; one side only.
"""

from __future__ import annotations

from typing import BinaryIO

from db.fields.declaration import Term
from db.sheets.registers import LoanSheet
from db.text.card_number import spaced
from printouts.drawing.blocks import Block, Written, framed, row
from printouts.drawing.form_page import Head, draw_form
from printouts.drawing.header_footer import day, paged
from printouts.drawing.statements import Prose
from printouts.drawing.tables import Column, Entry, Table

ROWS, NEXT_ROWS = 10, 12
"""Rows of the first page and of every other."""
FREE = 3
"""Rows that stay free for the pen on the last page."""
_COLUMNS = (
    Column(0.085, Term("Number", "档案编号")),
    Column(0.13, Term("Name", "姓名")),
    Column(0.095, Term("Borrower", "借阅人")),
    Column(0.16, Term("Reason", "事由")),
    Column(0.105, Term("Approved by", "批准人")),
    Column(0.08, Term("Out", "借出日期")),
    Column(0.08, Term("Due", "应还日期")),
    Column(0.08, Term("Back", "归还日期")),
    Column(0.09, Term("Intact", "是否完好"), (Term("yes", "是"), Term("no", "否"))),
    Column(0.095, Term("Handled by", "经手人")),
)
_RULE = Term(
    "No card leaves the cabinet without a line here and an out-card in its gap. Looking on the spot counts, too. It is "
    "brought back by the day that is written down; nothing is copied, photographed or passed on.",
    "凡取出档案必须登记，并在原位插入代卡；当场查阅也要登记。请按应还日期归还；不得复印、拍照、转借。",
)


def draw_loans(sheet: LoanSheet, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws a loan register, empty or with the loans so far; the last page always has free rows."""
    lines: tuple[tuple[Entry, ...], ...] = tuple(
        (
            spaced(loan.number),
            loan.name,
            loan.borrower,
            loan.reason,
            loan.approved_by,
            day(loan.out),
            day(loan.due),
            day(loan.back),
            () if loan.intact is None else (loan.intact, not loan.intact),
            loan.handled_by,
        )
        for loan in sheet.loans
    )
    keeper = framed(
        row(
            Written(0.34, Term("Keeper", "档案管理员"), sheet.keeper),
            Written(0.33, Term("From", "起始日期")),
            Written(0.33, Term("To", "截止日期")),
        )
    )
    pages: list[list[Block]] = []
    for number, part in enumerate(paged(lines, ROWS, NEXT_ROWS, FREE)):
        table = framed(Table(_COLUMNS, part, ROWS if number == 0 else NEXT_ROWS))
        pages.append([*((keeper,) if number == 0 else ()), table, Prose(_RULE, 7.0)])
    head = Head(personal=False, number_label=Term("Register No.", "登记册编号"))
    return draw_form("loans", sheet, head, pages, to, invariant=invariant)
