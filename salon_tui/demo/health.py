"""What some of the demo's clients have, with its days: for one, each kind of verdict of the rules can be seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from db.clients.conditions.requests import TellCondition
from db.clients.operations.conditions import tell_condition
from db.core.desk import Desk
from db.fields.values import Ref, Value
from salon_tui.demo.plan import ClientPlan


def tell_conditions(
    desk: Desk, plans: Sequence[ClientPlan], clients: Mapping[int, Ref], today: date, request: Callable[[], str]
) -> list[int]:
    """Takes down what these have: a hold until a day, a caution, and something to be asked at the next arrival.

    Returns:
        Their ids: their cards are out of date.
    """
    told: list[int] = []

    def ago(days: int) -> date:
        return today - timedelta(days=days)

    known: Mapping[str, Mapping[str, Value]] = {
        "解思涵": {"item": "isotretinoin", "began": ago(230), "ended": ago(52), "detail": "口服，皮肤科开药"},
        "曾雨桐": {"item": "thyroid", "began": ago(700), "detail": "甲减，按时服药"},
        "林琍": {"item": "pregnancy", "due": ago(60)},
    }
    for plan in plans:
        values = known.get(plan.person.name)
        agrees = plan.values.get("consent_health") is True
        if values is not None and agrees and values["item"] not in plan.alerts:
            client = clients[plan.place]
            tell_condition(desk, TellCondition(request_id=request(), client=client.id, values=values))
            told.append(client.id)
    return told
