"""The receipt 收据 of what was paid on a bill, on A6: what was bought, what it comes to, and how it was paid."""

from __future__ import annotations

from typing import BinaryIO

from db.fields import choices as lists
from db.fields.declaration import Term
from db.fields.showing import show_money
from db.sheets.money import ReceiptPayment, ReceiptSheet
from db.text.card_number import spaced
from printouts.drawing.header_footer import ON_SCREEN, foot, small_head
from printouts.drawing.kit import GRID, HAIR, HEAVY, Paper
from printouts.drawing.opening import begin_sheet
from printouts.drawing.words import Words, blank
from printouts.registry import sheet_of

_WIDE, _HIGH, _EDGE = 105.0, 148.0, 9.0
_LEFT, _RIGHT = _EDGE, _WIDE - _EDGE
LINES = 7
"""Lines that are bought that have a line each."""
PAYMENTS = 4
_STEP = 5.4
_NUMBER, _DAY, _FROM = Term("No.", "编号"), Term("Day", "日期"), Term("From", "交款人")
_BOUGHT, _TOTAL = Term("For", "项目"), Term("Total", "合计")
_MORE = Term("and {n} more", "另有 {n} 项")
_GIVEN = Term("handed over {given}, change {change}", "收 {given}，找零 {change}")
_LEFT_OVER, _DUE = Term("Still to pay", "尚欠"), Term("until {day}", "{day} 前付清")
_CORRECTS = Term("puts {number} right", "更正 {number}")
_BACK = Term("paid back", "退回")
_TAKEN_BY = Term("Received by (signature)", "收款人签名")


def draw_receipt(sheet: ReceiptSheet, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws a receipt, or an empty one to be filled in by hand."""
    kind, words = sheet_of("receipt"), Words(sheet.salon.paper)
    paper = begin_sheet(kind, words, to, invariant=invariant)
    wide = _RIGHT - _LEFT
    before = paper.cuts
    small_head(paper, words, kind.term, sheet.salon, _LEFT, _EDGE, wide)
    _whose(paper, words, sheet)
    base = _bought(paper, words, sheet, 47.0)
    base = _sums(paper, words, sheet, base)
    words.label(paper, _LEFT, _HIGH - _EDGE - 8.0, _TAKEN_BY, 6.4)
    blank(paper, _LEFT + 38, _RIGHT, _HIGH - _EDGE - 7.4)
    if paper.cuts > before:
        paper.text(_RIGHT, _HIGH - _EDGE - 3.4, f"▶ {words.text(ON_SCREEN)}", 6, bold=True, align="r")
    foot(paper, words, _LEFT, _RIGHT, _HIGH - _EDGE - 0.4, kind.form, sheet.stamp, 1, 1)
    paper.page()
    paper.save()
    return 1


def _whose(paper: Paper, words: Words, sheet: ReceiptSheet) -> None:
    """Number, day, and who has paid."""
    right = words.text(_CORRECTS).format(number=sheet.corrects) if sheet.corrects else ""
    card = spaced(sheet.card) if sheet.card else ""
    rows = ((_NUMBER, sheet.number, right), (_DAY, f"{sheet.day}" if sheet.day else "", ""), (_FROM, sheet.name, card))
    for number, (label, text, more) in enumerate(rows):
        base = 33.4 + 5.2 * number
        words.label(paper, _LEFT, base, label, 6.4)
        if sheet.number:
            taken = paper.text(_RIGHT, base, more, 8, align="r", width=28) + 2 if more else 0.0
            paper.text(_LEFT + 20, base, text, 10, bold=True, width=_RIGHT - _LEFT - 20 - taken)
        else:
            blank(paper, _LEFT + 20, _RIGHT, base + 0.8)


def _bought(paper: Paper, words: Words, sheet: ReceiptSheet, base: float) -> float:
    """What was bought, line by line; returns where it goes on."""
    paper.line(_LEFT, base, _RIGHT, base, HAIR)
    words.label(paper, _LEFT, base + 3.6, _BOUGHT, 6.4)
    base += 9.0
    named = list(sheet.lines)
    shown = named if len(named) <= LINES else named[: LINES - 1]
    for line in shown:
        name = f"{line.name} ×{line.qty}" if line.qty > 1 else line.name
        paper.text(_LEFT, base, name, 9, width=62)
        paper.text(_RIGHT, base, show_money(line.amount), 9, align="r", width=22)
        base += _STEP
    if len(shown) < len(named):
        paper.text(_LEFT, base, words.text(_MORE).format(n=len(named) - len(shown)), 8)
        base += _STEP
    if not sheet.number:
        for _number in range(3):
            blank(paper, _LEFT, _RIGHT, base)
            base += 7.0
    return base


def _sums(paper: Paper, words: Words, sheet: ReceiptSheet, base: float) -> float:
    """What it comes to, how it was paid, and what is left."""
    paper.line(_LEFT, base - 2.6, _RIGHT, base - 2.6, HEAVY)
    words.label(paper, _LEFT, base + 2.6, _TOTAL, 7)
    if sheet.total is not None:
        paper.text(_RIGHT, base + 3.0, show_money(sheet.total), 13, bold=True, align="r", width=40)
    else:
        blank(paper, _RIGHT - 40, _RIGHT, base + 3.4)
    base += 9.4
    shown = sheet.payments if len(sheet.payments) <= PAYMENTS else sheet.payments[: PAYMENTS - 1]
    for paid in shown:
        paper.text(_LEFT, base, _method(words, paid), 8.4, width=60)
        paper.text(_RIGHT, base, show_money(paid.amount), 8.4, align="r", width=24)
        base += 4.6
    if len(shown) < len(sheet.payments):
        paper.text(_LEFT, base, words.text(_MORE).format(n=len(sheet.payments) - len(shown)), 8)
        base += 4.6
    if sheet.left:
        due = f"  {words.text(_DUE).format(day=sheet.due)}" if sheet.due else ""
        paper.line(_LEFT, base - 3.2, _RIGHT, base - 3.2, GRID)
        paper.text(_LEFT, base + 1.0, f"{words.text(_LEFT_OVER)}{due}", 8.4, bold=True, width=60)
        paper.text(_RIGHT, base + 1.0, show_money(sheet.left), 8.4, bold=True, align="r", width=24)
        base += 5.6
    return base


def _method(words: Words, paid: ReceiptPayment) -> str:
    name = words.choice(lists.PAID_EVER, paid.method)
    if isinstance(paid.amount, int) and paid.amount < 0:
        return f"{name} · {words.text(_BACK)}"
    if isinstance(paid.given, int) and isinstance(paid.amount, int):
        said = words.text(_GIVEN).format(given=show_money(paid.given), change=show_money(paid.given - paid.amount))
        return f"{name} · {said}"
    return name
