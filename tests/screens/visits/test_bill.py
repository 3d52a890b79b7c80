"""What was paid stands in every side pane that tells of a visit: each payment with its method, the total, the rest."""

from __future__ import annotations

import re

from db.clients.operations.clients import open_client
from db.visits.records import VisitRecord
from tests.db.salon import HAO, MOISTURE, OUYANG, Salon
from tests.screens.desks import Sitting, at_desk

WIDE = (120, 40)


def paid_in_two(salon: Salon, desk: Sitting) -> VisitRecord:
    """Somebody's visit, 268.00 in all, with 100.00 by cash and 99.50 by WeChat so far."""
    at = desk.app.desk_in_use
    visit = salon.visit(at, OUYANG, MOISTURE, HAO)
    return salon.pay(at, salon.pay(at, visit, 10000, "cash"), 9950, "wechat")


def beside(desk: Sitting) -> str:
    """The side pane, its lines with one blank where they have several."""
    lines = (line.rpartition("│")[2] for line in desk.text.splitlines())
    return "\n".join(re.sub(" +", " ", line).strip() for line in lines)


async def test_beside_a_visit_that_runs(salon: Salon) -> None:
    async with at_desk(salon, size=WIDE) as desk:
        await desk.go("visit", record=paid_in_two(salon, desk))
        assert "in all 268.00\ncash 100.00\nWeChat Pay 99.50\n" in beside(desk)


async def test_beside_a_visit_that_is_over(salon: Salon) -> None:
    async with at_desk(salon, size=WIDE) as desk:
        at = desk.app.desk_in_use
        visit = salon.end(at, salon.pay(at, paid_in_two(salon, desk), 6850, "alipay"))
        await desk.go("past_visit", record=visit)
        assert "in all 268.00\ncash 100.00\nWeChat Pay 99.50\nAlipay 68.50\n" in beside(desk)


async def test_beside_a_list_of_visits(salon: Salon) -> None:
    async with at_desk(salon, size=WIDE) as desk:
        at = desk.app.desk_in_use
        salon.end(at, salon.pay(at, paid_in_two(salon, desk), 6850, "alipay"))
        await desk.go("client", record=open_client(at, salon.clients[OUYANG]), among=[])
        await desk.press("5")
        assert f"{MOISTURE} {HAO} 268.00\ncash 100.00\nWeChat Pay 99.50\nAlipay 68.50\n" in beside(desk)
