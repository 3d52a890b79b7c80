"""The A4 closing sheet 日结单: takings by method, what is still unsigned or out, head of the log.

The digest on signed paper pins the log: what was in it that evening can't be changed
unnoticed afterwards.
"""

from __future__ import annotations

from typing import BinaryIO

from db.fields import choices as lists
from db.fields.declaration import Term
from db.fields.showing import show_money
from db.sheets.registers import ClosingSheet, OpenItem
from db.text.card_number import group
from printouts.drawing.blocks import Box, Written, framed, row
from printouts.drawing.form_page import Head, draw_form
from printouts.drawing.header_footer import day
from printouts.drawing.tables import Column, Entry, Table

_TAKINGS = (
    Column(0.28, Term("Method", "付款方式")),
    Column(0.12, Term("Payments", "笔数"), align="r"),
    Column(0.20, Term("By the book", "账面金额"), align="r"),
    Column(0.20, Term("Counted", "实点金额"), align="r"),
    Column(0.20, Term("Difference, why", "差额及原因")),
)
_OPEN = (
    Column(0.20, Term("Number", "档案编号")),
    Column(0.26, Term("Name", "姓名")),
    Column(0.28, Term("What", "内容")),
    Column(0.26, Term("Done about it, by", "处理情况、处理人")),
)
_TOTAL = Term("Total", "合计")
_ITEMS = 3


def draw_closing(sheet: ClosingSheet, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws a closing sheet, empty or filled."""
    count = "" if sheet.log_count is None else str(sheet.log_count)
    takings = _takings(sheet)
    page = (
        framed(
            row(
                Written(0.30, Term("Day", "日期"), day(sheet.day), strong=True),
                Written(0.20, Term("Visits", "到店人次"), "" if sheet.visits is None else str(sheet.visits)),
                Written(0.25, Term("Cash float in the morning", "早上备用金")),
                Written(0.25, Term("Cash taken to the bank", "存行金额")),
            ),
        ),
        Box("1", Term("Takings by method", "营业收入"), (Table(_TAKINGS, takings, len(takings), pen=8.4, total=True),)),
        _open("2", Term("Ledgers without a signature", "未签名的登记"), sheet.unsigned),
        _open("3", Term("Loans overdue", "逾期未还的借阅"), sheet.overdue),
        Box(
            "4",
            Term("Head of the audit log", "操作日志"),
            (
                row(
                    Written(0.16, Term("Entries", "条数"), count),
                    Written(
                        0.84,
                        Term("Digest of the last entry (SHA-256)", "最后一条的摘要（SHA-256）"),
                        " ".join(sheet.log_head[at : at + 8] for at in range(0, len(sheet.log_head), 8)),
                    ),
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


def _takings(sheet: ClosingSheet) -> tuple[tuple[Entry, ...], ...]:
    """A row for each method, also for those that brought nothing, and the total."""
    brought = {taken.method: taken for taken in sheet.takings}
    rows: list[tuple[Entry, ...]] = []
    for entry in lists.PAYMENT:
        taken = brought.get(entry.code)
        rows.append((entry.term,) if taken is None else (entry.term, str(taken.count), show_money(taken.amount)))
    payments = sum(taken.count for taken in sheet.takings)
    total = "" if sheet.total is None else show_money(sheet.total)
    return (*rows, (_TOTAL, str(payments) if sheet.takings else "", total))


def _open(mark: str, label: Term, items: tuple[OpenItem, ...]) -> Box:
    rows = tuple((group(item.number), item.name, item.note) for item in items)
    return Box(mark, label, (Table(_OPEN, rows, fewest=_ITEMS, pen=9.0),))
