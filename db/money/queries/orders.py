"""What is ordered for clients and not handed over yet."""

from __future__ import annotations

from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Grant, Permission
from db.money.records.orders import OrderRecord
from db.money.store.orders import live_orders


@query(Permission.DESK)
def orders(work: Work) -> list[OrderRecord]:
    """What has arrived, then what is ordered, by the day that was promised.

    Whoever may sell only to their own clients has those of others left out, and who may sell to nobody has none.
    """
    found = live_orders()
    if work.grant(Permission.SELL) is Grant.YES:
        return found
    return [order for order in found if work.may(Permission.SELL, order.client.id)]
