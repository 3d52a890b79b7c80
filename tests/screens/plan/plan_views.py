"""How to get to the care plan, with sessions that were done and a stage that was reviewed."""

from __future__ import annotations

from datetime import date, timedelta

from db.core.desk import Desk
from db.dated.records import DatedRecord
from db.fields.values import Value
from tests.db.dated.samples import ANALYSIS, revise, save
from tests.db.salon import LIFT, MOISTURE, OUYANG, PRICE, Salon
from tests.screens.dated.dated_views import card, two_analyses
from tests.screens.desks import Sitting, burst

SESSIONS = 3


def plan_values(salon: Salon, begun: date) -> dict[str, Value]:
    """Three stages, of which the first is done after two sessions."""
    return {
        "problems": "1 缺水  2 毛孔粗大  3 眼周细纹",
        "begun": begun,
        "goal[1]": "水分 35",
        "measure[1]": "moisture_figure",
        "aim[1]": "35",
        "service[1]": salon.services[MOISTURE],
        "sessions[1]": 2,
        "interval[1]": 10,
        "instrument[1]": "超声导入",
        "products[1]": "舒缓面膜",
        "goal[2]": "水分 40，毛孔轻",
        "measure[2]": "pores",
        "aim[2]": "1",
        "service[2]": salon.services[MOISTURE],
        "sessions[2]": 6,
        "interval[2]": 10,
        "technique[2]": "轻",
        "goal[3]": "维持 [/] O'Brien & <b> 𬭎",
        "service[3]": salon.services[LIFT],
        "sessions[3]": 6,
        "interval[3]": 30,
        "morning": "洁面 保湿 防晒",
        "evening": "卸妆 保湿 眼霜",
        "avoid": "果酸/水杨酸",
        "next_analysis": date(begun.year + 1, 1, 20),
    }


def cared(salon: Salon, at: Desk, whose: str = OUYANG) -> DatedRecord:
    """A plan of a client who came three times, with a stage that was reviewed, and its second version."""
    client = salon.clients[whose]
    before, after = two_analyses(salon, at)
    values = plan_values(salon, before.day)
    plan = save(salon, at, client, "plan", values, day=before.day)
    for _session in range(SESSIONS):
        visit = salon.pay(at, salon.visit(at, client), PRICE)
        salon.end(at, visit)
    review: dict[str, Value] = {
        "plan": plan.id,
        "stage": "1",
        "before": before.id,
        "after": after.id,
        "reached": "yes",
        "effect": "4",
        "view": "不紧绷了，上妆服帖",
        "confirmed": True,
    }
    save(salon, at, client, "review", review)
    return revise(
        salon,
        at,
        plan,
        "眼周出现细纹：加眼部护理，间隔延长",
        **{"interval[2]": 14, "with_service[2]": salon.services[LIFT]},
    )


async def plan(desk: Sitting, salon: Salon) -> None:
    """The version that counts."""
    cared(salon, desk.app.desk_in_use)
    await card(desk, "4")
    await burst(desk, "enter")


async def review(desk: Sitting, salon: Salon) -> None:
    """A review of the stage that the plan has come to."""
    await plan(desk, salon)
    await burst(desk, "enter", "1", "4")


async def compared(desk: Sitting, salon: Salon) -> None:
    """Two of three analyses side by side, of a client who has a plan."""
    at = desk.app.desk_in_use
    earliest: dict[str, Value] = {**ANALYSIS, "pores[l_cheek]": "3", "moisture_figure": 28, "skin_type": "dry_water"}
    save(salon, at, salon.clients[OUYANG], values=earliest, day=salon.clock.today - timedelta(days=119))
    cared(salon, at)
    await card(desk, "3", "3")
