"""What is paid on a bill."""

from __future__ import annotations

from dataclasses import dataclass

from db.core.audit import Action
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.money.fields import CASH, MONEY_CODES
from db.money.records.bills import BillRecord
from db.money.store.bills import BillRow, get_bill
from db.money.store.payments import insert_payment
from db.money.store.reading import again, record_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Pay:
    """Money that is paid on a bill, in fen; of cash, what is handed over."""

    request_id: str
    bill: int
    method: str
    amount: int


@operation(Permission.TAKE_PAYMENT, Action.CREATE, again=again)
def take_payment(work: Work, asked: Pay) -> BillRecord:
    """Takes a payment; of cash that is more than what is left, the rest is change.

    What is paid by a balance, a session or points is a use of what the client holds, and no payment of money.

    Raises:
        InvalidFields: For an unknown method or an amount that is not positive.
        SalonError: ``NOT_FOUND``, ``BILL_VOID``, ``BILL_PAID`` when nothing is left to pay, or ``TOO_MUCH_PAID`` with
            ``amount`` (fen too much) and ``left`` (fen).
    """
    row = get_bill(asked.bill)
    work.about(row.client)
    _check(row, asked.method, asked.amount)
    _take(work, row, asked.method, asked.amount)
    return record_of(work, get_bill(row.id))


def _check(row: BillRow, method: str, amount: int) -> None:
    flaws = {} if method in MONEY_CODES else {"method": Flaw.NOT_A_CHOICE}
    if amount <= 0:
        flaws["amount"] = Flaw.NOT_AN_AMOUNT
    if flaws:
        raise InvalidFields(flaws)
    if row.state == "void":
        raise SalonError(Code.BILL_VOID)
    if row.left <= 0:
        raise SalonError(Code.BILL_PAID)
    if amount > row.left and method != CASH:
        raise SalonError(Code.TOO_MUCH_PAID, amount=amount - row.left, left=row.left)


def _take(work: Work, row: BillRow, method: str, amount: int) -> None:
    paid = min(amount, row.left)
    insert_payment(work, row.id, method, paid, given=amount if amount > paid else None)
    work.what["amount"] = paid
