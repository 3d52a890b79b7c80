"""How to get to the pages of money, with something on them."""

from __future__ import annotations

from datetime import timedelta

from db.money.operations.orders import OrderForClient, OrderStep, order_arrived, order_for_client
from tests.db.money.desk import ESSENCE, MASK, mend, pay, sell
from tests.db.salon import CHEN, LI, PRICE, ZENG, Salon
from tests.screens.desks import Sitting


async def bills(desk: Sitting, salon: Salon) -> None:
    """One of an earlier day that is still to be paid, a visit, a sale that is paid, and one to nobody known."""
    at = desk.app.desk_in_use
    sell(salon, at, salon.clients[LI], ESSENCE, MASK)
    salon.clock.forward(days=1)
    salon.pay(at, salon.visit(at, ZENG), 10000)
    pay(salon, at, sell(salon, at, guest_name="王女士"))
    sell(salon, at)
    await desk.go("bills")


async def settled(desk: Sitting, salon: Salon) -> None:
    """A bill that is paid in two ways, one of which was another at first."""
    at = desk.app.desk_in_use
    bill = pay(salon, at, sell(salon, at, salon.clients[LI], ESSENCE, MASK), 9900)
    bill = mend(salon, at, bill.payments[0].id, "alipay")
    await desk.go("bill", bill=pay(salon, at, bill, 20000, "cash").id)


async def of_visit(desk: Sitting, salon: Salon) -> None:
    """The bill of a visit that runs, of which a part is paid."""
    at = desk.app.desk_in_use
    await desk.go("bill", bill=salon.pay(at, salon.visit(at, CHEN), PRICE // 2, "card").bill)


async def selling(desk: Sitting, salon: Salon) -> None:
    """Two products for a guest."""
    await desk.go("sell")
    await desk.press("1", "enter", *"2*3", "enter")


async def orders(desk: Sitting, salon: Salon) -> None:
    """One that has arrived, one that is promised, and one without a day."""
    at = desk.app.desk_in_use
    for days, name, qty in ((3, LI, 1), (0, CHEN, 2), (None, ZENG, 1)):
        promised = None if days is None else salon.clock.today + timedelta(days=days)
        asked = OrderForClient(
            request_id=salon.request(),
            client=salon.clients[name],
            product=salon.products[ESSENCE],
            qty=qty,
            promised=promised,
        )
        made = order_for_client(at, asked)
    order_arrived(at, OrderStep(request_id=salon.request(), order=made.id, version=made.version))
    salon.clock.forward(days=1)
    await desk.go("orders")


async def ordering(desk: Sitting, salon: Salon) -> None:
    """Two of one for a client."""
    await desk.go("order", card=13)
    await desk.press("1", "enter", *"2*3", "enter")
