"""Products that are ordered for clients, as rows."""

from __future__ import annotations

from typing import Any

from db.core.errors import Code, SalonError
from db.core.row_values import as_day
from db.core.sql import rows, write
from db.fields.values import Ref
from db.money.records.orders import OrderRecord

PAGE = 64
"""Lines that are read at a time."""
_ORDER = (
    "SELECT o.id, o.version, o.client_id, c.name, c.number, o.product_id, p.name, o.qty, o.promised, o.state, "
    "COALESCE(o.bill_id, 0), s.name FROM client_order o JOIN client c ON c.id = o.client_id JOIN product p "
    "ON p.id = o.product_id JOIN staff s ON s.id = o.by_id"
)


def get_order(order: int) -> OrderRecord:
    """An order.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = rows(f"{_ORDER} WHERE o.id = ?", order)
    if not found:
        raise SalonError(Code.NOT_FOUND)
    return _record(found[0])


def live_orders() -> list[OrderRecord]:
    """Those that are neither handed over nor cancelled: what has arrived first, then by the day that was promised."""
    found = rows(
        f"{_ORDER} WHERE o.state IN ('ordered', 'arrived') ORDER BY o.state, o.promised IS NULL, o.promised, o.id"
    )
    return [_record(row) for row in found]


def orders_before(client: int, before: int) -> list[OrderRecord]:
    """Those of a client below an id, where it is not 0, the latest first; a page of them."""
    found = rows(
        f"{_ORDER} WHERE o.client_id = ? AND (? = 0 OR o.id < ?) ORDER BY o.id DESC LIMIT {PAGE:d}",
        client,
        before,
        before,
    )
    return [_record(row) for row in found]


def take_back_orders(bill: int) -> None:
    """What was handed over on a bill and stands on it no longer waits to be handed over again."""
    write(
        "UPDATE client_order SET state = 'arrived', bill_id = NULL, version = version + 1 WHERE bill_id = ? "
        "AND state = 'handed' AND NOT EXISTS (SELECT 1 FROM bill b JOIN bill_line l ON l.bill_id = b.id "
        "WHERE b.id = client_order.bill_id AND b.state <> 'void' AND l.kind = 'product' "
        "AND l.item = client_order.product_id)",
        bill,
    )


def _record(row: Any) -> OrderRecord:
    id, version, client, name, card, product, called, qty, promised, state, bill, by = row
    return OrderRecord(
        id=id,
        version=version,
        client=Ref(client, name),
        card=card,
        product=Ref(product, called),
        qty=qty,
        promised=as_day(promised),
        state=state,
        bill=bill,
        by=by,
    )
