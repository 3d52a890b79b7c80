"""A line of a settled bill that was wrong: the bill stays, and a bill of its own puts it right."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from db.core.audit import Action
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import rows
from db.money.fields import OFFSET
from db.money.records.bills import BillRecord
from db.money.store.bills import BillRow, get_bill, insert_bill
from db.money.store.lines import insert_line
from db.money.store.paying_back import ways_back
from db.money.store.payments import NewPayment, insert_payments
from db.money.store.reading import again, record_of
from db.text.cleaning import clean
from db.visits.store.checks import LONGEST_REASON
from db.visits.store.services import MOST_FEN


class Wrong(StrEnum):
    """What kind of line was wrong; the value is the kind of line that puts it right, whose ``item`` it is."""

    SERVICE = "correction"
    LINE = "return"


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectBill:
    """What a line should have come to, in fen: 0 where it should not have been there.

    Attributes:
        wrong: What kind of line it is.
        line: Its id.
        right: What it should have come to in all, corrections before this one forgotten.
    """

    request_id: str
    corrects: int
    wrong: Wrong
    line: int
    right: int
    reason: str


@operation(Permission.SELL, Action.CREATE, again=again)
def correct_bill(work: Work, asked: CorrectBill) -> BillRecord:
    """Puts a line of a settled bill right, on a bill of its own that is to be paid, or is paid back at once.

    What goes back takes off what is still owed; the rest goes back in the ways in which it was paid.

    Raises:
        InvalidFields: Without a reason, for an amount that can't be, or for the amount that it comes to already.
        Refused: ``NOT_ALLOWED`` or ``NEEDS_SECOND`` where money goes back.
        SalonError: ``NOT_FOUND``, ``STILL_OPEN`` for a bill that can be changed, ``BILL_VOID``, ``PAID_AHEAD``
            for what a ledger is kept of, or ``NOT_IN_MONEY``.
    """
    row = get_bill(asked.corrects)
    work.about(row.client)
    if row.state == "void":
        raise SalonError(Code.BILL_VOID)
    if row.state == "open":
        raise SalonError(Code.STILL_OPEN)
    if row.kind in ("card", "refund"):
        raise SalonError(Code.PAID_AHEAD)
    name, was = _line(row, asked)
    more = asked.right - was
    reason = clean(asked.reason, LONGEST_REASON)
    flaws = {} if reason else {"reason": Flaw.REQUIRED}
    if not 0 <= asked.right <= MOST_FEN or not more:
        flaws["right"] = Flaw.NOT_AN_AMOUNT
    if flaws:
        raise InvalidFields(flaws)
    if more < 0:
        work.require(Permission.REFUND, row.client or None)
    work.reason = reason
    work.what["amount"] = more
    guest = (row.guest_name, row.guest_phone)
    bill = insert_bill(work, "correction", row.client, guest, corrects=row.id)
    insert_line(bill, asked.wrong.value, name, more, item=asked.line, reason=reason)
    if more < 0:
        _pay_back(work, row, bill, -more)
    return record_of(work, get_bill(bill))


def _line(row: BillRow, asked: CorrectBill) -> tuple[str, int]:
    """The name of the line that was wrong, and what it comes to by now."""
    statement = {
        Wrong.SERVICE: "SELECT name, price FROM visit_service WHERE id = ? AND visit_id = ?",
        Wrong.LINE: "SELECT name, amount FROM bill_line WHERE id = ? AND bill_id = ?",
    }[asked.wrong]
    found = rows(statement, asked.line, row.visit if asked.wrong is Wrong.SERVICE else row.id)
    if not found:
        raise SalonError(Code.NOT_FOUND)
    [(name, amount)] = found
    [(more,)] = rows(
        "SELECT COALESCE(SUM(l.amount), 0) FROM bill b JOIN bill_line l ON l.bill_id = b.id "
        "WHERE b.refunds_id = ? AND b.state <> 'void' AND l.kind = ? AND l.item = ?",
        row.id,
        asked.wrong.value,
        asked.line,
    )
    return name, amount + more


def _pay_back(work: Work, row: BillRow, bill: int, amount: int) -> None:
    owed, refunds = min(row.left, amount), get_bill(bill)
    if owed > 0:
        # nobody gets money back who owes as much
        insert_payments(work, row, NewPayment(OFFSET, owed))
        insert_payments(work, refunds, NewPayment(OFFSET, -owed))
        amount -= owed
    if amount > 0:
        insert_payments(work, refunds, *(NewPayment(method, -back) for method, back in ways_back(row.id, amount)))
