"""What of a client's skin and plan is seen at a glance."""

from __future__ import annotations

from db.care import store
from db.care.records import CareSummary
from db.care.stages import current
from db.core.operation_context import Work
from db.dated.content import unpacked
from db.dated.kinds.plan import PLAN
from db.dated.kinds.skin import SKIN
from db.dated.store import rows as dated


def summary_of(work: Work, client: int) -> CareSummary:
    """It, as far as this person may read it: empty for who may not."""
    if not dated.is_told(work, client, PLAN):
        return CareSummary(skin={})
    analysis, plan = dated.current(client, SKIN), dated.current(client, PLAN)
    values = unpacked(SKIN, analysis.content) if analysis is not None else {}
    stages = store.progress_of(plan) if plan is not None else ()
    at = current(stages)
    return CareSummary(
        skin={key: values[key] for key in SKIN.headline if key in values},
        analysed=analysis.day if analysis is not None else None,
        due=analysis.due if analysis is not None else None,
        plan=plan.id if plan is not None else 0,
        stage=at.stage.number if at is not None else 0,
        stages=len(stages),
        goal=at.stage.goal if at is not None else "",
        measure=at.stage.measure if at is not None else "",
        aim=at.stage.aim if at is not None else "",
        done=at.done if at is not None else 0,
        sessions=at.stage.sessions if at is not None else 0,
        next_day=at.next_day if at is not None else None,
    )
