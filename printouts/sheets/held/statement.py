"""The A4 statement 对账单: every movement of a balance, a package or points, with the principal that is left.

A salon that can't show what was used loses the argument: 法释〔2025〕4号 puts the burden of proof on it.
"""

from __future__ import annotations

from typing import BinaryIO

from db.fields.declaration import Term
from db.fields.showing import show_money
from db.money.held_fields import HOLDING_KINDS, MOVEMENTS
from db.sheets.held import StatementLine, StatementSheet
from db.text.money import MINUS
from printouts.drawing.blocks import Block, Box, Written, framed, row, ticks
from printouts.drawing.form_page import Head, draw_form, named, phoned
from printouts.drawing.header_footer import day, paged
from printouts.drawing.statements import Prose
from printouts.drawing.tables import Column, Table
from printouts.drawing.words import Words
from printouts.sheets.held.titles import bought

FIRST_ROWS, NEXT_ROWS = 24, 29
_PEN = 7.2
_COLUMNS = (
    Column(0.08, Term("Line", "行"), align="r"),
    Column(0.13, Term("Date", "日期")),
    Column(0.25, Term("What", "事项")),
    Column(0.12, Term("Change", "变动"), align="r"),
    Column(0.12, Term("Left", "余额/余次"), align="r"),
    Column(0.12, Term("Principal left", "剩余本金"), align="r"),
    Column(0.10, Term("By", "经手人")),
    Column(0.08, Term("Signed", "已签")),
)
_SIGNED = Term("signed", "已签")
_SAID = Term(
    "This is every movement that the archive has. Whoever finds something else on the paper tells the salon; both are "
    "then compared line by line.",
    "以上为系统中的全部变动。与纸质登记不符的，请当场提出，双方逐行核对。",
)


def draw_statement(sheet: StatementSheet, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws a statement, empty or filled."""
    client, words = sheet.client, Words(sheet.salon.paper)
    lines = tuple(_row(words, sheet.kind, line) for line in sheet.lines)
    last = sheet.lines[-1] if sheet.lines else None
    first: list[Block] = [
        framed(
            row(
                named(0.36, client),
                phoned(0.20, client),
                ticks(0.44, Term("Kind", "种类"), HOLDING_KINDS, sheet.kind),
            ),
            row(
                Written(0.40, Term("Bought", "购买内容"), bought(words, sheet.kind, sheet.title)),
                Written(0.30, Term("Left", "余额/余次"), _units(sheet.kind, last.left) if last else "", strong=True),
                Written(0.30, Term("Principal left", "剩余本金"), show_money(last.value_left) if last else ""),
            ),
        ),
    ]
    signs = framed(
        row(
            Written(0.34, Term("Client's signature", "顾客签名")),
            Written(0.33, Term("For the salon", "门店签名")),
            Written(0.33, Term("Date", "日期")),
            pen=12.0,
        )
    )
    pages: list[list[Block]] = []
    parts = paged(lines, FIRST_ROWS, NEXT_ROWS, 0)
    for number, part in enumerate(parts):
        table = Table(_COLUMNS, part, FIRST_ROWS if number == 0 else NEXT_ROWS, pen=_PEN)
        moved = Box("1", Term("Movements", "变动明细"), (table,))
        end = (Prose(_SAID, 7.0), signs) if number == len(parts) - 1 else ()
        pages.append([*(first if number == 0 else ()), moved, *end])
    head = Head(client, number_label=Term("Ledger No.", "登记号"), number=sheet.number)
    return draw_form("statement", sheet, head, pages, to, invariant=invariant)


def _row(words: Words, kind: str, line: StatementLine) -> tuple[str, ...]:
    name = words.choice(MOVEMENTS, line.kind)
    what = " · ".join(part for part in (name, line.what) if part)
    return (
        f"{line.place[0]}·{line.place[1]}",
        day(line.day),
        what,
        _units(kind, line.units) if line.units else "",
        _units(kind, line.left),
        show_money(line.value_left) if kind != "points" else "",
        line.by,
        words.text(_SIGNED) if line.signed else "",
    )


def _units(kind: str, units: int) -> str:
    """Sessions and points as they are, balances in yuan."""
    return show_money(units) if kind == "prepaid" else f"{units:,}".replace("-", MINUS)
