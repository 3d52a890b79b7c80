"""Pages of the till, with days in every state."""

from __future__ import annotations

from tests.db.money.desk import COSTS, pay, sell
from tests.db.money.till.closing import close, make_yesterday, move
from tests.db.papers.lent import put_out
from tests.db.salon import LI, LIN, OUYANG, ZENG, Salon
from tests.screens.desks import Sitting


def taken(desk: Sitting, salon: Salon) -> None:
    """A day with cash and WeChat, cash that was paid out, and an open visit, after one that was closed."""
    at = desk.app.desk_in_use
    make_yesterday(salon, at)
    pay(salon, at, sell(salon, at, salon.clients[LI]), COSTS, "cash")
    pay(salon, at, sell(salon, at, salon.clients[LI]), COSTS, "wechat")
    pay(salon, at, sell(salon, at), COSTS, "wechat")
    move(salon, at, "out", 3500, "桶装水 [/] O'Brien & <b>")
    salon.visit(at, ZENG)


async def counting(desk: Sitting, salon: Salon) -> None:
    """The day is counted, and cash is missing."""
    taken(desk, salon)
    await desk.go("close_till")
    await desk.type("543")
    await desk.press("enter")


async def days(desk: Sitting, salon: Salon) -> None:
    """Two days are closed, the second with a difference, and the next is open."""
    taken(desk, salon)
    at = desk.app.desk_in_use
    close(salon, at, counted={"cash": 54300}, reasons={"cash": "找错零"}, kept=50000)
    salon.clock.forward(days=1)
    pay(salon, at, sell(salon, at), COSTS, "cash")
    await desk.go("tills")
    await desk.press("down")


async def closing(desk: Sitting, salon: Salon) -> None:
    """The closing sheet of a day with all that can stand on it."""
    at = desk.app.desk_in_use
    taken(desk, salon)
    put_out(salon, OUYANG, "A-1", days=-2)
    close(salon, at, counted={"cash": 54300}, reasons={"cash": "找错零"}, kept=50000, checked_by=salon.staff[LIN])
    await desk.go("closing", day=salon.clock.today.toordinal())


async def nothing(desk: Sitting, salon: Salon) -> None:
    """Today is closed: there is nothing to count."""
    close(salon, desk.app.desk_in_use)
    await desk.go("close_till")


async def unfinished(desk: Sitting, salon: Salon) -> None:
    """On Home stands an older day that is not closed."""
    taken(desk, salon)
    salon.clock.forward(days=1)
    await desk.press("f5")
