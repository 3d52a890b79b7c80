"""The A4 refund form 退款单: the three answers, the one that was chosen, and two signatures."""

from __future__ import annotations

from typing import BinaryIO

from db.fields.choices import MONEY
from db.fields.declaration import Term
from db.fields.showing import show_money
from db.money.held_fields import CAUSES, HOLDING_KINDS
from db.sheets.held import RefundSheet
from printouts.drawing.blocks import Box, Written, framed, row, ticks
from printouts.drawing.form_page import Head, draw_form, named, phoned
from printouts.drawing.statements import Prose
from printouts.drawing.tables import Column, Table
from printouts.drawing.words import Words
from printouts.sheets.held.titles import bought

_COLUMNS = (
    Column(0.40, Term("Cause", "退款原因")),
    Column(0.20, Term("Can be chosen", "可否适用")),
    Column(0.20, Term("Counts as used", "已用计"), align="r"),
    Column(0.20, Term("Goes back", "可退"), align="r"),
)
_YES, _NO = Term("yes", "适用"), Term("no", "不适用")
_SAID = Term(
    "Both have compared the ledger. What stands here is paid back, and what is left of the card ends with it.",
    "双方已核对登记。按以上金额退款，卡内剩余部分同时终止。",
)


def draw_refund(sheet: RefundSheet, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws a refund form, empty, quoted or done."""
    client, words = sheet.client, Words(sheet.salon.paper)
    back = " · ".join(f"{words.choice(MONEY, method)} {show_money(amount)}" for method, amount in sheet.back)
    answers = tuple(
        (
            words.choice(CAUSES, one.cause),
            words.text(_YES if one.applies else _NO),
            show_money(one.used),
            show_money(one.amount) if one.applies else "",
        )
        for one in sheet.answers
    )
    page = (
        framed(
            row(
                named(0.36, client),
                phoned(0.20, client),
                ticks(0.44, Term("Kind", "种类"), HOLDING_KINDS, sheet.kind),
            ),
            row(
                Written(0.36, Term("Bought", "购买内容"), bought(words, sheet.kind, sheet.title)),
                Written(0.20, Term("Paid + given along", "实付 + 赠送"), _paid(sheet)),
                Written(0.14, Term("Used", "已用"), _units(sheet.kind, sheet.used)),
                Written(0.14, Term("Left", "余额/余次"), _units(sheet.kind, sheet.left)),
                Written(
                    0.16,
                    Term("Principal left", "剩余本金"),
                    "" if sheet.value_left is None else show_money(sheet.value_left),
                ),
            ),
        ),
        Box("1", Term("What can be paid back", "可退金额"), (Table(_COLUMNS, answers, len(CAUSES), pen=11.0),)),
        Box(
            "2",
            Term("What is paid back", "退款"),
            (
                row(ticks(1.0, Term("Cause", "原因"), CAUSES, sheet.chosen)),
                row(Written(1.0, Term("Why", "说明"), sheet.reason), pen=24.0, high=90.0),
                row(
                    Written(
                        0.28,
                        Term("Goes back", "退款金额"),
                        "" if sheet.amount is None else show_money(sheet.amount),
                        strong=True,
                    ),
                    Written(0.48, Term("By", "退回方式"), back),
                    Written(0.24, Term("Bill No.", "账单号"), sheet.bill),
                ),
            ),
        ),
        Box(
            "3",
            Term("Signatures", "签署"),
            (
                Prose(_SAID),
                row(
                    Written(0.28, Term("Client's signature", "顾客签名")),
                    Written(0.26, Term("Paid back by", "经办人签名")),
                    Written(0.26, Term("Manager's signature", "店长签名")),
                    Written(0.20, Term("Date", "日期")),
                    pen=18.0,
                    high=20.0,
                ),
            ),
        ),
    )
    head = Head(client, number_label=Term("Ledger No.", "登记号"), number=sheet.number)
    return draw_form("refund", sheet, head, [page], to, invariant=invariant)


def _paid(sheet: RefundSheet) -> str:
    """What was paid, and what was given along: yuan of a balance, sessions of a package."""
    if sheet.paid is None:
        return ""
    return f"{show_money(sheet.paid)} + {_units(sheet.kind, sheet.gift)}" if sheet.gift else show_money(sheet.paid)


def _units(kind: str, units: int | None) -> str:
    if units is None:
        return ""
    return show_money(units) if kind == "prepaid" else str(units)
