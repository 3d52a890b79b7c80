"""The A4 list 台账前结存确认单: what was taken over from paper on the first day, each client signing for their line."""

from __future__ import annotations

from typing import BinaryIO

from db.fields.declaration import Term
from db.fields.showing import show_money
from db.money.held_fields import HOLDING_KINDS
from db.sheets.held import BalanceLine, BalancesSheet
from db.text.card_number import spaced
from printouts.drawing.blocks import Block, Box, Written, framed, row
from printouts.drawing.form_page import Head, draw_form
from printouts.drawing.header_footer import day, paged
from printouts.drawing.statements import Prose
from printouts.drawing.tables import Column, Table
from printouts.drawing.words import Words

FIRST_ROWS, NEXT_ROWS = 18, 22
_PEN = 9.4
_COLUMNS = (
    Column(0.14, Term("Client", "顾客")),
    Column(0.09, Term("File No.", "档案编号")),
    Column(0.07, Term("Ledger", "登记号")),
    Column(0.15, Term("What", "种类")),
    Column(0.11, Term("Left", "余额/余次"), align="r"),
    Column(0.11, Term("Gift in it", "其中赠送"), align="r"),
    Column(0.11, Term("Paid for it", "实付金额"), align="r"),
    Column(0.09, Term("Until", "有效期至")),
    Column(0.13, Term("Client's signature", "顾客签名")),
)
_SAID = Term(
    "From this day on the ledger of the archive goes on from here. Each client signs for what stands in the line, and "
    "the salon keeps the old paper with this list. Beside sessions stands what was paid for them; 0.00 means that "
    "nobody has said, and nothing could be paid back of them.",
    "自本日起以系统台账接续登记。顾客逐行核对后签名确认，原纸质登记与本单一并存档。次卡注明实付金额；0.00表示未注明，"
    "日后退款时按零计算，请核对。",
)


def draw_balances(sheet: BalancesSheet, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws the list, empty or filled."""
    words = Words(sheet.salon.paper)
    lines = tuple(_row(words, line) for line in sheet.lines)
    first: list[Block] = [
        framed(
            row(
                Written(0.34, Term("Taken over on", "结转日期"), day(sheet.day)),
                Written(0.33, Term("Entered by", "录入人"), sheet.by),
                Written(0.33, Term("Agreed to by", "批准人"), sheet.approver),
            )
        )
    ]
    signs = framed(
        row(
            Written(0.34, Term("Entered by (signature)", "录入人签名")),
            Written(0.33, Term("Agreed to by (signature)", "批准人签名")),
            Written(0.33, Term("Date", "日期")),
            pen=12.0,
        )
    )
    pages: list[list[Block]] = []
    parts = paged(lines, FIRST_ROWS, NEXT_ROWS, 0)
    for number, part in enumerate(parts):
        table = Table(_COLUMNS, part, FIRST_ROWS if number == 0 else NEXT_ROWS, pen=_PEN)
        box = Box("1", Term("Balances from paper", "台账前结存"), (table,))
        end = (Prose(_SAID, 7.0), signs) if number == len(parts) - 1 else ()
        pages.append([*(first if number == 0 else ()), box, *end])
    return draw_form("balances", sheet, Head(None, personal=False), pages, to, invariant=invariant)


def _row(words: Words, line: BalanceLine) -> tuple[str, ...]:
    kind = words.choice(HOLDING_KINDS, line.kind)
    return (
        f"{line.client.name} ·{line.client.last_four}" if line.client.last_four else line.client.name,
        spaced(line.client.number),
        line.number,
        f"{kind} {line.title}".strip(),
        _units(line.kind, line.units),
        _units(line.kind, line.gift) if line.gift else "",
        show_money(line.paid) if line.kind == "package" and line.units > line.gift else "",
        day(line.until) if line.until else "",
    )


def _units(kind: str, units: int) -> str:
    return show_money(units) if kind == "prepaid" else f"{units:,}"
