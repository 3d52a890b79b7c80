"""Payments as rows: each is written once, and its bill with them."""

from __future__ import annotations

from typing import NamedTuple

from db.core.errors import Code, SalonError
from db.core.operation_context import Work
from db.core.sql import rows, write_each
from db.money.fields import MONEY_CODES
from db.money.store.bills import BillRow, receive
from db.money.store.days import first_open_day
from db.money.store.held.points import settle_points


class PaymentRow(NamedTuple):
    """A payment; ``movement`` is 0 where money was paid, ``reverses`` where it takes nothing back."""

    id: int
    bill: int
    method: str
    amount: int
    movement: int
    reverses: int
    is_reversed: bool


def get_payment(payment: int) -> PaymentRow:
    """The row with this id.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = rows(
        "SELECT p.id, p.bill_id, p.method, p.amount, COALESCE(p.movement_id, 0), COALESCE(p.reverses_id, 0), "
        "EXISTS (SELECT 1 FROM payment r WHERE r.reverses_id = p.id) FROM payment p WHERE p.id = ?",
        payment,
    )
    if not found:
        raise SalonError(Code.NOT_FOUND)
    return PaymentRow._make(found[0])


class NewPayment(NamedTuple):
    """What is paid of a bill, in fen, not 0; below 0 it goes back.

    Attributes:
        method: Its code.
        given: The cash that was handed over, where change was given.
        movement: What was used of a balance, where it is paid by one.
        reverses: The payment that it takes back.
    """

    method: str
    amount: int
    given: int | None = None
    movement: int | None = None
    reverses: int | None = None


def insert_payments(work: Work, bill: BillRow, *payments: NewPayment, day: str = "") -> BillRow:
    """Writes payments of a bill; gives the bill as it stands then.

    ``day`` is the first day whose till is open, where it was just asked for.
    """
    day, at = day or first_open_day(work.today).isoformat(), work.moment
    write_each(_INSERT, [(bill.id, day, *payment, at, work.staff) for payment in payments])
    received = receive(bill, sum([payment.amount for payment in payments]))
    if not MONEY_CODES.isdisjoint([payment.method for payment in payments]):
        settle_points(work, bill.id)
    return received


_INSERT = (
    "INSERT INTO payment (bill_id, day, method, amount, given, movement_id, reverses_id, at, by_id) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
