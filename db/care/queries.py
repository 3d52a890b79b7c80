"""The care of a client, to be read: the plan and how far it has come, the basis of a review, both at a glance."""

from __future__ import annotations

from db.care import store
from db.care.records import CareSummary, PlanView, StageReview
from db.care.stages import current
from db.care.suggesting import suggestions
from db.care.summary import summary_of
from db.clients.store.refs import require_client
from db.core.errors import Code, SalonError
from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.dated.comparing import compare
from db.dated.content import unpacked
from db.dated.declaration import Dated
from db.dated.kinds.plan import PLAN
from db.dated.kinds.skin import SKIN
from db.dated.models import DatedRow
from db.dated.store import rows as dated


@query(Permission.OPEN_RECORD)
def care_plan(work: Work, client: int, version: int = 0) -> PlanView | None:
    """A client's care plan: the version that counts, or another one; None where there is none.

    Raises:
        Refused: ``NOT_ALLOWED``, ``NEEDS_REASON``.
        SalonError: ``NOT_FOUND``.
    """
    require_client(client)
    work.about(client)
    dated.require_read(work, client, PLAN)
    now = dated.current(client, PLAN)
    row = _of_client(client, PLAN, version) if version else now
    if row is None:
        return None
    record = dated.record_of(work, row)
    before = dated.record_of(work, dated.get_row(record.replaces)) if record.replaces else None
    told = dated.is_told(work, client, PLAN)
    lines = store.stage_lines(work, row) if told else ()
    at = current([line.progress for line in lines])
    is_current = now is not None and now.id == row.id
    return PlanView(
        record=record,
        current=now.id if now is not None else 0,
        stages=lines,
        at=at.stage.number if at is not None else 0,
        versions=tuple(dated.lines(work, client, PLAN, 0)),
        before=before,
        differences=compare(PLAN, before.values, record.values) if before is not None else (),
        suggestions=suggestions(work, client, lines) if is_current and told else (),
    )


@query(Permission.OPEN_RECORD)
def stage_review(work: Work, plan: int, stage: int, analyses: tuple[int, int] | None = None) -> StageReview:
    """What a review of a stage of a plan begins with: the analyses before and after it.

    Args:
        work: What is under way.
        plan: Id of the plan.
        stage: Number of the stage.
        analyses: Ids of the two that it is reviewed by, the earlier first; None: the one that was there when the stage
            began, and the latest.

    Raises:
        Refused: ``NOT_ALLOWED``, ``NEEDS_REASON``.
        SalonError: ``NOT_FOUND``, also where the plan has no such stage, or the analyses aren't the client's.
    """
    row = dated.get_row(plan)
    work.about(row.client_id)
    dated.require_read(work, row.client_id, PLAN)
    found = next((one for one in store.progress_of(row) if one.stage.number == stage), None)
    if row.kind != PLAN.code or found is None or not dated.is_told(work, row.client_id, PLAN):
        raise SalonError(Code.NOT_FOUND)
    before: DatedRow | None
    after: DatedRow | None
    if analyses is None:
        first = found.days[0] if found.days else store.begun(row, unpacked(PLAN, row.content))
        before = store.analysis_at(row.client_id, first, latest=False)
        after = store.analysis_at(row.client_id, first, latest=True)
    else:
        before, after = (_of_client(row.client_id, SKIN, analysis) for analysis in analyses)
    return StageReview(
        plan=dated.record_of(work, row),
        progress=found,
        before=dated.record_of(work, before) if before is not None else None,
        after=dated.record_of(work, after) if after is not None else None,
    )


@query(Permission.OPEN_RECORD)
def care_summary(work: Work, client: int) -> CareSummary:
    """What of a client's skin and plan is seen at a glance; empty for who may not read it.

    Raises:
        Refused: ``NOT_ALLOWED``, ``NEEDS_REASON``.
        SalonError: ``NOT_FOUND``.
    """
    require_client(client)
    work.about(client)
    return summary_of(work, client)


def _of_client(client: int, kind: Dated, record: int) -> DatedRow:
    row = dated.get_row(record)
    if (row.client_id, row.kind) != (client, kind.code):
        raise SalonError(Code.NOT_FOUND)
    return row
