"""What is paid on a bill, and what was paid wrong put right: nothing is changed, it is reversed and paid anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from db.core.audit import Action
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.money.fields import CASH, MONEY_CODES
from db.money.records.bills import BillRecord
from db.money.store.bills import BillRow, get_bill
from db.money.store.payments import NewPayment, get_payment, insert_payments
from db.money.store.reading import again, record_of
from db.text.cleaning import clean
from db.visits.store.checks import LONGEST_REASON


@dataclass(frozen=True, slots=True, kw_only=True)
class Pay:
    """Money that is paid on a bill, in fen; of cash, what is handed over."""

    request_id: str
    bill: int
    method: str
    amount: int


class Part(NamedTuple):
    """One of several payments, in fen."""

    method: str
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PaySplit:
    """Money that is paid on a bill in several ways at once."""

    request_id: str
    bill: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectPayment:
    """What a payment should have been.

    Attributes:
        method: The right method; empty where it was no payment at all.
        amount: The right amount, in fen; None where it was right.
        reason: Why; needed once the bill is settled.
    """

    request_id: str
    payment: int
    method: str = ""
    amount: int | None = None
    reason: str = ""


@operation(Permission.TAKE_PAYMENT, Action.CREATE, again=again)
def take_payment(work: Work, asked: Pay) -> BillRecord:
    """Takes a payment; of cash that is more than what is left, the rest is change.

    What is paid by a balance, a session or points is a use of what the client holds, and no payment of money.

    Raises:
        InvalidFields: For an unknown method or an amount that is not positive.
        SalonError: ``NOT_FOUND``, ``BILL_VOID``, ``BILL_PAID`` when nothing is left to pay, or ``TOO_MUCH_PAID`` with
            ``amount`` (fen too much) and ``left`` (fen).
    """
    return _take(work, asked.bill, (Part(asked.method, asked.amount),))


@operation(Permission.TAKE_PAYMENT, Action.CREATE, again=again)
def take_split(work: Work, asked: PaySplit) -> BillRecord:
    """Takes several payments, all of them or none.

    Raises:
        InvalidFields, SalonError: As :func:`take_payment`.
    """
    return _take(work, asked.bill, asked.parts)


@operation(Permission.TAKE_PAYMENT, Action.UPDATE, again=again)
def correct_payment(work: Work, asked: CorrectPayment) -> BillRecord:
    """Puts a payment right: it is reversed, and what it should have been is paid, on the first day that is open.

    Raises:
        InvalidFields: For an unknown method, an amount that is not positive, or no reason where the bill is settled.
        Refused: ``NOT_ALLOWED`` or ``NEEDS_SECOND``, where a settled bill is to be paid less.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE`` where it was put right already, ``FROM_BALANCE`` for what was
            paid by a balance, or as :func:`take_payment`.
    """
    payment = get_payment(asked.payment)
    row = get_bill(payment.bill)
    work.about(row.client)
    if payment.is_reversed or payment.reverses:
        raise SalonError(Code.CHANGED_MEANWHILE)
    if payment.movement:
        # what was used of a balance is given back to it, with the movement: see the ledger's own operations
        raise SalonError(Code.FROM_BALANCE)
    reason = clean(asked.reason, LONGEST_REASON)
    amount = abs(payment.amount) if asked.amount is None else asked.amount
    if row.state != "open" and not reason:
        raise InvalidFields({"reason": Flaw.REQUIRED})
    if asked.method:
        _check_money(asked.method, amount)
    if row.state != "open" and (not asked.method or amount < payment.amount):
        # money that leaves a till which was right already
        work.require(Permission.REFUND, row.client or None)
    work.reason = reason
    row = insert_payments(work, row, NewPayment(payment.method, -payment.amount, reverses=payment.id))
    if asked.method:
        anew = (
            _parts_of(row, (Part(asked.method, amount),)) if payment.amount > 0 else [NewPayment(asked.method, -amount)]
        )
        row = insert_payments(work, row, *anew)
    work.what["amounts"] = [-payment.amount, amount if asked.method else 0]
    return record_of(work, row)


def _take(work: Work, bill: int, parts: Sequence[Part]) -> BillRecord:
    row = get_bill(bill)
    work.about(row.client)
    if not parts:
        raise InvalidFields({"amount": Flaw.REQUIRED})
    for part in parts:
        _check_money(*part)
    row = insert_payments(work, row, *_parts_of(row, parts))
    work.what["amount"] = sum(part.amount for part in parts)
    return record_of(work, row)


def _check_money(method: str, amount: int) -> None:
    flaws = {} if method in MONEY_CODES else {"method": Flaw.NOT_A_CHOICE}
    if amount <= 0:
        flaws["amount"] = Flaw.NOT_AN_AMOUNT
    if flaws:
        raise InvalidFields(flaws)


def _parts_of(row: BillRow, parts: Sequence[Part]) -> list[NewPayment]:
    """What each part pays of a bill as it stands now: of cash that is more than what is left, the rest is change."""
    if row.state == "void":
        raise SalonError(Code.BILL_VOID)
    left, payments = row.left, []
    for method, amount in parts:
        if left <= 0:
            raise SalonError(Code.BILL_PAID)
        if amount > left and method != CASH:
            raise SalonError(Code.TOO_MUCH_PAID, amount=amount - left, left=left)
        paid = min(amount, left)
        payments.append(NewPayment(method, paid, given=amount if amount > paid else None))
        left -= paid
    return payments
