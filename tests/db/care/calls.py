"""How the queries of a client's care are called, and the rights that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.care import queries
from tests.db.calls import Call, P, of_client
from tests.db.care.samples import make_plans, plan_of

SAMPLES = (make_plans,)

CALLS: dict[Callable[..., Any], Call] = {
    queries.care_plan: of_client(P.OPEN_RECORD, P.SEE_HEALTH)(lambda at, case: queries.care_plan(at, case.client)),
    queries.stage_review: of_client(P.OPEN_RECORD, P.SEE_HEALTH)(
        lambda at, case: queries.stage_review(at, plan_of(case).id, 1)
    ),
    queries.care_summary: of_client(P.OPEN_RECORD)(lambda at, case: queries.care_summary(at, case.client)),
}
