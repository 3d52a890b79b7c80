"""What of visits, plans and reviews is read together."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from db.care.records import StageLine
from db.care.stages import Progress, progress, stages_of
from db.core.operation_context import Work
from db.core.row_values import as_day
from db.core.sql import rows
from db.dated.content import unpacked
from db.dated.declaration import Values
from db.dated.kinds.plan import PLAN
from db.dated.kinds.review import REVIEW
from db.dated.kinds.skin import SKIN
from db.dated.models import DatedRow
from db.dated.store import rows as dated


def begun(row: DatedRow, values: Values) -> date:
    """From which day on visits count for a plan: that which it says, else its own."""
    said = values.get("begun")
    return said if isinstance(said, date) else as_day(row.day)


def progress_of(row: DatedRow, until: date = date.max) -> tuple[Progress, ...]:
    """How far the stages of a version of a plan had come on a day."""
    values = unpacked(PLAN, row.content)
    visits = closed_since(row.client_id, begun(row, values))
    return progress(stages_of(values), [(day, services) for day, services in visits if day <= until])


def closed_since(client: int, day: date) -> list[tuple[date, list[int]]]:
    """Days and services of a client's closed visits from a day on, the earliest first."""
    found = rows(
        "SELECT v.day, v.id, l.service_id FROM visit v JOIN visit_service l ON l.visit_id = v.id "
        "WHERE v.client_id = ? AND v.day >= ? AND v.closed_at IS NOT NULL AND v.cancelled = '' "
        "ORDER BY v.day, v.id",
        client,
        day.isoformat(),
    )
    return [
        (as_day(day), [service for *_visit, service in lines])
        for (day, _visit), lines in groupby(found, key=lambda row: row[:2])
    ]


def course_of(row: DatedRow) -> set[int]:
    """Ids of the versions of a plan that were begun on the same day: those whose reviews count for its stages."""
    when = begun(row, unpacked(PLAN, row.content))
    versions = DatedRow.select().where(DatedRow.client == row.client_id, DatedRow.kind == PLAN.code)
    return {one.id for one in versions if begun(one, unpacked(PLAN, one.content)) == when}


def stage_lines(work: Work, row: DatedRow) -> tuple[StageLine, ...]:
    """The stages of a version, how far they have come, and what was said of them."""
    plans = course_of(row)
    reviews: dict[str, DatedRow] = {}
    for review in dated.current_rows(row.client_id, REVIEW):
        values = unpacked(REVIEW, review.content)
        if values.get("plan") in plans:
            # the latest of a stage counts
            reviews.setdefault(str(values.get("stage")), review)
    return tuple(_line(work, one, reviews.get(str(one.stage.number))) for one in progress_of(row))


def _line(work: Work, one: Progress, review: DatedRow | None) -> StageLine:
    if review is None:
        return StageLine(progress=one, outcome={}, is_due=one.is_done)
    outcome = dated.seen(work, review.client_id, REVIEW, unpacked(REVIEW, review.content))
    return StageLine(progress=one, review=review.id, outcome=outcome)


def analysis_at(client: int, day: date, *, latest: bool) -> DatedRow | None:
    """The analysis that counts on a day: the last one until then, or after it the latest of all."""
    found = DatedRow.found(
        f"client_id = ? AND kind = ? AND state = 'current' AND day {'>' if latest else '<='} ? "
        "ORDER BY day DESC, id DESC LIMIT 1",
        client,
        SKIN.code,
        day.isoformat(),
    )
    return next(iter(found), None)
