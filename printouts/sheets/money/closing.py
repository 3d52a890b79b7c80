"""The A4 closing sheet 日结单: what was counted beside the books, what clients used, what is left open, the log's head.

The digest on signed paper pins the log: what was in it that evening can't be changed
unnoticed afterwards.
"""

from __future__ import annotations

from typing import BinaryIO

from db.fields.choices import MONEY
from db.fields.declaration import Term
from db.fields.showing import show_money
from db.money.fields import CASH_MOVES
from db.sheets.closing import CashLine, ClosingSheet, MethodCount, OpenItem
from printouts.drawing.blocks import Box, Written, framed, row
from printouts.drawing.form_page import Head, draw_form
from printouts.drawing.header_footer import day
from printouts.drawing.tables import Column, Entry, Table

_COUNTED = (
    Column(0.18, Term("Method", "付款方式")),
    Column(0.08, Term("Payments", "笔数"), align="r"),
    Column(0.15, Term("Received", "收款"), align="r"),
    Column(0.15, Term("By the book", "账面应有"), align="r"),
    Column(0.15, Term("Counted", "实点"), align="r"),
    Column(0.12, Term("Difference", "差额"), align="r"),
    Column(0.17, Term("Why", "原因")),
)
_CASH = (
    Column(0.24, Term("What", "类别")),
    Column(0.18, Term("Method", "付款方式")),
    Column(0.18, Term("Amount", "金额"), align="r"),
    Column(0.40, Term("Why, or to whom on which bill", "事由，或退给谁、账单号")),
)
_OPEN = (
    Column(0.20, Term("What", "事项")),
    Column(0.18, Term("Number", "编号")),
    Column(0.20, Term("Name", "姓名")),
    Column(0.20, Term("Of which", "内容")),
    Column(0.22, Term("Done about it, by", "处理情况、处理人")),
)
_TOTAL = Term("Total", "合计")
_METHODS = {entry.code: entry.term for entry in MONEY}
_KINDS = {entry.code: entry.term for entry in CASH_MOVES} | {"back": Term("paid back", "退款")}
_OPEN_KINDS = {
    "unsigned": Term("ledger not signed", "登记未签名"),
    "bill": Term("bill overdue", "账单逾期未付"),
    "loan": Term("loan overdue", "借阅逾期未还"),
}
_GROUP = 8
"""Characters of a digest that stand together."""


def draw_closing(sheet: ClosingSheet, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws a closing sheet, empty or filled."""
    again = f" ({sheet.closing})" if sheet.closing > 1 else ""
    methods = _methods(sheet.methods)
    page = (
        framed(
            row(
                Written(0.34, Term("Day (which closing)", "日期（第几次日结）"), day(sheet.day) + again, strong=True),
                Written(0.22, Term("Visits", "到店人次"), "" if sheet.visits is None else str(sheet.visits)),
                Written(0.44, Term("Closed by, counted again by", "日结人、复点人"), _by(sheet)),
            ),
            row(
                Written(0.34, Term("Cash in the till in the morning", "早上备用金"), _amount(sheet.carried)),
                Written(0.33, Term("Cash taken to the bank", "存行金额"), _amount(sheet.banked)),
                Written(0.33, Term("Cash that stays in the till", "留作备用金"), _amount(sheet.kept), strong=True),
            ),
        ),
        Box(
            "1",
            Term("Received, by method", "收款"),
            (Table(_COUNTED, methods, len(methods), pen=7.4, total=True),),
        ),
        Box(
            "2",
            Term("Cash in and out, and what was paid back", "现金收支与退款"),
            (Table(_CASH, tuple(map(_cash, sheet.cash)), fewest=3, pen=7.4),),
        ),
        Box(
            "3",
            Term("What clients have paid ahead; not part of what was received", "预收：不计入当日收款"),
            (
                row(
                    Written(0.33, Term("Used, of what was paid", "消耗（本金）"), _amount(sheet.principal)),
                    Written(0.33, Term("Used, of gifts", "消耗（赠送）"), _amount(sheet.gift)),
                    Written(0.34, Term("Still owed to clients", "预收余额"), _amount(sheet.owed)),
                ),
            ),
        ),
        Box(
            "4",
            Term("Left open", "未了事项"),
            (Table(_OPEN, tuple(map(_open, sheet.open)), fewest=3, pen=7.8),),
        ),
        Box(
            "5",
            Term("Audit log and digest of this closing", "操作日志与本次日结摘要"),
            (
                row(
                    Written(0.16, Term("Entries", "条数"), "" if sheet.log_count is None else str(sheet.log_count)),
                    Written(
                        0.84,
                        Term("Digest of the last entry (SHA-256)", "最后一条的摘要（SHA-256）"),
                        _grouped(sheet.log_head),
                    ),
                ),
                row(
                    Written(
                        1.0,
                        Term("Digest of this closing (SHA-256)", "本次日结的摘要（SHA-256）"),
                        _grouped(sheet.digest),
                    )
                ),
            ),
        ),
        framed(
            row(
                Written(0.34, Term("Front desk (signature, time)", "前台签名、时间")),
                Written(0.33, Term("Counted again by (signature)", "复点人签名")),
                Written(0.33, Term("Manager (signature, date)", "店长签名、日期")),
                pen=14.0,
                high=16.0,
            ),
        ),
    )
    return draw_form("closing", sheet, Head(personal=False), [page], to, invariant=invariant)


def _amount(fen: int | None) -> str:
    return "" if fen is None else show_money(fen)


def _by(sheet: ClosingSheet) -> str:
    return " · ".join(filter(None, (sheet.closed_by, sheet.checked_by)))


def _grouped(digest: str) -> str:
    return " ".join(digest[at : at + _GROUP] for at in range(0, len(digest), _GROUP))


def _methods(counted: tuple[MethodCount, ...]) -> tuple[tuple[Entry, ...], ...]:
    """A row for each method of money, also for those that brought nothing, and the total."""
    by_method = {one.method: one for one in counted}
    rows: list[tuple[Entry, ...]] = []
    for entry in MONEY:
        one = by_method.get(entry.code)
        rows.append(
            (entry.term,)
            if one is None
            else (
                entry.term,
                str(one.count),
                show_money(one.taken),
                show_money(one.book),
                show_money(one.counted),
                show_money(one.counted - one.book),
                one.reason,
            )
        )
    if not counted:
        return (*rows, (_TOTAL,))
    taken, book, there = (
        sum(amounts) for amounts in zip(*((one.taken, one.book, one.counted) for one in counted), strict=True)
    )
    payments = str(sum(one.count for one in counted))
    return (*rows, (_TOTAL, payments, *map(show_money, (taken, book, there, there - book))))


def _cash(line: CashLine) -> tuple[Entry, ...]:
    return (_KINDS[line.kind], _METHODS.get(line.method, ""), show_money(line.amount), line.note)


def _open(item: OpenItem) -> tuple[Entry, ...]:
    return (_OPEN_KINDS[item.kind], item.number, item.name, item.note)
