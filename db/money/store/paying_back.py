"""Money that goes back: in the ways in which it came, the newest payment first, and never more than is left of one."""

from __future__ import annotations

from typing import NamedTuple

from db.core.errors import Code, SalonError
from db.core.sql import rows
from db.money.fields import MONEY_CODES
from db.money.ledger.quoting import Paid, pay_back


class WayBack(NamedTuple):
    """So many fen that go back by a method."""

    method: str
    amount: int


def ways_back(bill: int, amount: int) -> list[WayBack]:
    """How so many fen of what was paid on a bill go back.

    Args:
        bill: Id of the bill on which they were paid.
        amount: In fen, above 0.

    Raises:
        SalonError: ``NOT_IN_MONEY``, with the ``amount`` in fen that is missing: it wasn't paid, or by a balance.
    """
    payments = money_left(bill)
    parts, missing = pay_back([paid for paid, _ in payments], amount)
    if missing:
        raise SalonError(Code.NOT_IN_MONEY, amount=missing)
    method_of = {paid.id: method for paid, method in payments}
    found: dict[str, int] = {}
    for payment, part in parts:
        found[method_of[payment]] = found.get(method_of[payment], 0) + part
    return [WayBack(*way) for way in found.items()]


def money_left(bill: int) -> list[tuple[Paid, str]]:
    """The payments of money on a bill with their methods, and what of each did not go back yet.

    What went back by another method than it came takes from what is left of any.
    """
    paid = [
        (payment, method, amount)
        for payment, method, amount in rows(
            "SELECT p.id, p.method, p.amount FROM payment p WHERE p.bill_id = ? AND p.movement_id IS NULL "
            "AND p.amount > 0 AND p.reverses_id IS NULL "
            "AND NOT EXISTS (SELECT 1 FROM payment r WHERE r.reverses_id = p.id) ORDER BY p.id DESC",
            bill,
        )
        if method in MONEY_CODES
    ]
    gone = {
        method: back
        for method, back in rows(
            "SELECT p.method, -SUM(p.amount) FROM bill b JOIN payment p ON p.bill_id = b.id WHERE b.refunds_id = ? "
            "AND b.total < 0 GROUP BY p.method",
            bill,
        )
        if method in MONEY_CODES
    }
    left = {payment: amount for payment, _, amount in paid}
    for methods in ((), tuple(gone)):
        for payment, own, _ in paid:
            for method in methods or (own,):
                back = min(left[payment], max(0, gone.get(method, 0)))
                left[payment] -= back
                gone[method] = gone.get(method, 0) - back
    return [(Paid(payment, left[payment]), method) for payment, method, _ in paid]
