"""Payments as rows: each is written once, and its bill with it."""

from __future__ import annotations

from typing import NamedTuple

from db.core.errors import Code, SalonError
from db.core.operation_context import Work
from db.core.sql import rows, write
from db.money.fields import MONEY_CODES
from db.money.store.bills import renew_state
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


def insert_payment(
    work: Work,
    bill: int,
    method: str,
    amount: int,
    *,
    given: int | None = None,
    movement: int | None = None,
    reverses: int | None = None,
) -> int:
    """Writes a payment of fen, below 0 one back, on the first day whose till is open; the bill is paid by that.

    Args:
        work: The operation under way.
        bill: Id of the bill.
        method: Its code.
        amount: In fen, not 0.
        given: The cash that was handed over, where change was given.
        movement: What was used of a balance, where it is paid by one.
        reverses: The payment that it takes back.

    Returns:
        Its id.
    """
    [(made,)] = rows(
        "INSERT INTO payment (bill_id, day, method, amount, given, movement_id, reverses_id, at, by_id) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        bill,
        first_open_day(work.today).isoformat(),
        method,
        amount,
        given,
        movement,
        reverses,
        work.moment,
        work.staff,
    )
    write("UPDATE bill SET paid = paid + ? WHERE id = ?", amount, bill)
    renew_state(bill)
    if method in MONEY_CODES:
        settle_points(work, bill)
    return int(made)
