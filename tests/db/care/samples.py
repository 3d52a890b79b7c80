"""Care plans to try with."""

from __future__ import annotations

from collections.abc import Mapping

from db.core.desk import Desk
from db.dated.records import DatedRecord
from db.fields.values import Value
from tests.db.calls import SECRET, TRIED, Case
from tests.db.dated.samples import save
from tests.db.salon import LIFT, MOISTURE, OWNER, Salon


def plan_values(salon: Salon, **more: Value) -> dict[str, Value]:
    """A plan of two stages."""
    return {
        "problems": "缺水、毛孔粗大",
        "goal[1]": "水分 40",
        "measure[1]": "moisture_figure",
        "aim[1]": "40",
        "service[1]": salon.services[MOISTURE],
        "sessions[1]": 2,
        "interval[1]": 10,
        "goal[2]": "紧致",
        "service[2]": salon.services[LIFT],
        "sessions[2]": 3,
        "interval[2]": 30,
        "morning": "洁面、保湿、防晒",
        **more,
    }


def save_plan(salon: Salon, at: Desk, client: int, more: Mapping[str, Value] | None = None) -> DatedRecord:
    """Takes down a plan."""
    return save(salon, at, client, "plan", plan_values(salon, **(more or {})))


def save_review(salon: Salon, at: Desk, plan: DatedRecord, stage: int = 1, **more: Value) -> DatedRecord:
    """Takes down what a stage has reached."""
    values: dict[str, Value] = {"plan": plan.id, "stage": str(stage), "reached": "yes", "effect": "4", **more}
    return save(salon, at, plan.client.id, "review", values)


def make_plans(salon: Salon) -> Mapping[int, DatedRecord]:
    """A plan of each client that is tried, which says what nobody may read without consent."""
    at = salon.desk(OWNER)
    return {
        client: save_plan(salon, at, client, {"problems": f"{SECRET}缺水", "goal[1]": f"{SECRET}水分"})
        for client in (salon.clients[name] for name in TRIED)
    }


def plan_of(case: Case) -> DatedRecord:
    """The plan of the client of a case."""
    return case.of(make_plans)[case.client]
