"""Bills of each state, for tests of what is done with them."""

from __future__ import annotations

from typing import NamedTuple

from db.money.operations.bills import Sale
from db.money.operations.orders import OrderForClient, order_for_client
from db.money.records.bills import BillRecord
from db.money.records.orders import OrderRecord
from tests.db.calls import TRIED, Case
from tests.db.money.desk import ESSENCE, pay, sell
from tests.db.salon import OWNER, Salon


class Bills(NamedTuple):
    """A client's bills."""

    open: BillRecord
    settled: BillRecord
    given: BillRecord


def make_bills(salon: Salon) -> dict[int, Bills]:
    """Bills that are open, settled, and of what was given away, by client."""
    owner, made = salon.desk(OWNER).cheaper_because("赠送"), {}
    gift = (Sale(product=salon.products[ESSENCE], price=0),)
    for name in TRIED:
        client = salon.clients[name]
        settled = pay(salon, owner, sell(salon, owner, client))
        made[client] = Bills(sell(salon, owner, client), settled, sell(salon, owner, client, sales=gift))
    return made


def bills_of(case: Case) -> Bills:
    """Those of the client in question."""
    return case.of(make_bills)[case.client]


def make_orders(salon: Salon) -> dict[int, OrderRecord]:
    """A product that is ordered for every client that is tried."""
    owner = salon.desk(OWNER)
    return {
        salon.clients[name]: order_for_client(
            owner,
            OrderForClient(request_id=salon.request(), client=salon.clients[name], product=salon.products[ESSENCE]),
        )
        for name in TRIED
    }


def order_of(case: Case) -> OrderRecord:
    """That of the client in question."""
    return case.of(make_orders)[case.client]
