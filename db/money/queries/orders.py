"""What is ordered for clients."""

from __future__ import annotations

from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Grant, Permission
from db.money.records.orders import OrderRecord
from db.money.store.orders import live_orders, orders_before


@query(Permission.DESK)
def orders(work: Work) -> list[OrderRecord]:
    """What has arrived, then what is ordered, by the day that was promised.

    Whoever may sell only to their own clients has those of others left out, and who may sell to nobody has none.
    """
    found = live_orders()
    if work.grant(Permission.SELL) is Grant.YES:
        return found
    return [order for order in found if work.may(Permission.SELL, order.client.id)]


@query(Permission.OPEN_RECORD)
def orders_of(work: Work, client: int, before: int = 0) -> list[OrderRecord]:
    """A page of all that was ever ordered for a client, the latest first.

    Args:
        work: The query under way.
        client: Id of the client.
        before: Id of the last one of the page before; 0 for the first page.

    Raises:
        Refused: ``NOT_ALLOWED`` or ``NEEDS_REASON``.
    """
    work.about(client)
    return orders_before(client, before)
