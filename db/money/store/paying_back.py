"""Money that goes back: in the ways in which it came, the newest payment first, and never more than is left of one."""

from __future__ import annotations

from typing import NamedTuple

from db.core.errors import Code, SalonError
from db.core.sql import rows
from db.money.fields import MONEY_CODES


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
    gone: dict[str, int] = {}
    for method, back in rows(
        "SELECT p.method, -SUM(p.amount) FROM bill b JOIN payment p ON p.bill_id = b.id WHERE b.refunds_id = ? "
        "AND b.total < 0 GROUP BY p.method",
        bill,
    ):
        gone[method] = back
    found: dict[str, int] = {}
    for method, paid in rows(
        "SELECT p.method, p.amount FROM payment p WHERE p.bill_id = ? AND p.movement_id IS NULL AND p.amount > 0 "
        "AND p.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM payment r WHERE r.reverses_id = p.id) "
        "ORDER BY p.id DESC",
        bill,
    ):
        if method not in MONEY_CODES:
            continue
        used = min(paid, gone.get(method, 0))
        gone[method] = gone.get(method, 0) - used
        part = min(paid - used, amount)
        if part:
            found[method] = found.get(method, 0) + part
            amount -= part
    if amount:
        raise SalonError(Code.NOT_IN_MONEY, amount=amount)
    return [WayBack(*way) for way in found.items()]
