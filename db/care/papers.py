"""What card, intake form and visit sheet print of a client's skin, plan, needs, history and tests."""

from __future__ import annotations

from datetime import date

from db.care import store
from db.care.records import Taken
from db.care.stages import Progress, current
from db.core.operation_context import Work
from db.dated.content import unpacked
from db.dated.kinds.needs import NEEDS
from db.dated.kinds.past import PAST
from db.dated.kinds.patch import PATCH
from db.dated.kinds.plan import PLAN
from db.dated.kinds.skin import SKIN
from db.dated.models import DatedRow
from db.dated.store import on_paper
from db.dated.store import rows as dated
from db.visits.records import Conflict
from db.visits.store.health import check_services

MOST_PAST = 12
"""Entries of the history that the form is filled from, the latest."""


def for_card(work: Work, client: int, *, sheet: bool) -> Taken:
    """What the client card prints; whole for a ``sheet``, otherwise as this person may see it.

    Raises:
        Refused: ``PAPER_ONLY`` for a sheet that would get into the file of somebody who may not see all of it.
    """
    plan = dated.current(client, PLAN)
    return Taken(
        analysis=on_paper.told(work, dated.current(client, SKIN), sheet=sheet),
        plan=on_paper.told(work, plan, sheet=sheet),
        stage=_stage(work, plan, sheet=sheet),
    )


def for_intake(work: Work, client: int, *, sheet: bool) -> Taken:
    """What the intake form prints; whole for a ``sheet``, otherwise as this person may see it.

    Raises:
        Refused: ``PAPER_ONLY`` for a sheet that would get into the file of somebody who may not see all of it.
    """
    row = dated.current(client, PLAN)
    plan = on_paper.told(work, row, sheet=sheet)
    past = (on_paper.told(work, row, sheet=sheet) for row in dated.current_rows(client, PAST, MOST_PAST))
    return Taken(
        analysis=on_paper.told(work, dated.current(client, SKIN), sheet=sheet),
        plan=plan,
        needs=on_paper.told(work, dated.current(client, NEEDS), sheet=sheet),
        past=tuple(record for record in past if record is not None),
        test=on_paper.told(work, dated.current(client, PATCH), sheet=sheet),
        verdicts=_verdicts(work, row) if row and plan and (sheet or dated.is_told(work, client, PLAN)) else None,
    )


def for_visit(work: Work, client: int, day: date, *, sheet: bool) -> Taken:
    """What the sheet of a visit prints: how the skin was before, and in which stage of the plan it was.

    Raises:
        Refused: ``PAPER_ONLY`` for a sheet that would get into the file of somebody who may not see all of it.
    """
    plan = dated.current(client, PLAN)
    if plan is not None and store.begun(plan, unpacked(PLAN, plan.content)) > day:
        plan = None
    return Taken(
        analysis=on_paper.told(work, store.analysis_at(client, day, latest=False), sheet=sheet),
        plan=on_paper.told(work, plan, sheet=sheet),
        stage=_stage(work, plan, until=day, sheet=sheet),
        test=on_paper.told(work, _tested_by(client, day), sheet=sheet),
    )


def _verdicts(work: Work, plan: DatedRow) -> tuple[Conflict, ...] | None:
    """What speaks against the services of a plan today; None where it names none."""
    values = unpacked(PLAN, plan.content)
    services = [
        value
        for key, value in values.items()
        if key.partition("[")[0] in ("service", "with_service") and isinstance(value, int)
    ]
    found = check_services(plan.client_id, services, (), work.today)
    return tuple(one for one in found if one.is_shown) if services else None


def _tested_by(client: int, day: date) -> DatedRow | None:
    return next((row for row in dated.current_rows(client, PATCH) if row.day <= day), None)


def _stage(work: Work, plan: DatedRow | None, until: date = date.max, *, sheet: bool) -> Progress | None:
    """The stage that a plan had come to on a day; none for somebody who may not read it."""
    if plan is None or on_paper.is_withheld(plan.client_id, PLAN):
        return None
    if not sheet and not dated.is_told(work, plan.client_id, PLAN):
        return None
    return current(store.progress_of(plan, until))
