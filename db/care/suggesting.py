"""What may be offered to a client: three things at most, each with its reason, and nothing that speaks against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from db.care.records import StageLine, Suggestion, Why
from db.care.stages import current
from db.core.operation_context import Work
from db.core.row_values import as_day
from db.core.sql import rows
from db.dated.content import unpacked
from db.dated.kinds.consult import CONSULT
from db.dated.kinds.needs import NEEDS
from db.dated.kinds.skin import SKIN
from db.fields.choices import GOALS
from db.salon.models import Service
from db.text.cleaning import fold
from db.visits.store.health import check_services

MOST = 3
QUIET_DAYS = 60
"""Days for which nothing is suggested that was declined, and after which a goal is thought of again."""
NO_SELLING = "no_selling"
"""How a client says (box G6) that nothing is to be offered."""


def suggestions(work: Work, client: int, stages: Sequence[StageLine]) -> tuple[Suggestion, ...]:
    """What may be offered, what the plan says first; nothing to who wants none.

    Args:
        work: The query under way.
        client: Whose.
        stages: Those of the plan that counts.
    """
    manner = rows("SELECT value FROM answer WHERE client_id = ? AND field = 'manner'", client)
    if manner and NO_SELLING in str(manner[0][0]).split():
        return ()
    declined = _declined(work, client)
    found: list[Suggestion] = []
    for one in (*_of_plan(work, stages), *_of_last_visit(client), *_of_goals(work, client)):
        is_known = any(one.what == other.what for other in found)
        if len(found) < MOST and not is_known and fold(one.what) not in declined and _suits(work, client, one):
            found.append(one)
    return tuple(found)


def _of_plan(work: Work, stages: Sequence[StageLine]) -> Iterator[Suggestion]:
    at = current([line.progress for line in stages])
    if at is not None and at.stage.service and not at.is_done:
        [(name,)] = rows("SELECT name FROM service WHERE id = ?", at.stage.service)
        day = max(at.next_day or work.today, work.today)
        yield Suggestion(what=name, service=at.stage.service, why=Why.PLAN, day=day, number=at.stage.number)


def _of_last_visit(client: int) -> Iterator[Suggestion]:
    last = rows(
        "SELECT next_time, day FROM visit WHERE client_id = ? AND closed_at IS NOT NULL AND cancelled = '' "
        "ORDER BY day DESC, id DESC LIMIT 1",
        client,
    )
    for text, day in last:
        if text:
            yield Suggestion(what=text, why=Why.LAST, day=as_day(day))


def _of_goals(work: Work, client: int) -> Iterator[Suggestion]:
    """A service that is for a goal for which nothing was done for a while; of several the first that is sold."""
    goals = [goal.code for goal in GOALS if goal.code in _goals(client)]
    if not goals:
        return
    since = (work.today - timedelta(days=QUIET_DAYS)).isoformat()
    done = {
        goal
        for service in Service.select(Service.goals).where(Service.id.in_(_done_since(client, since)))
        for goal in service.goals
    }
    offered = list(Service.select().where(Service.active).order_by(Service.code))
    for goal in goals:
        service = next((one for one in offered if goal in one.goals), None)
        if goal not in done and service is not None:
            yield Suggestion(what=service.name, service=service.id, why=Why.GOAL, goal=goal)


def _done_since(client: int, day: str) -> list[int]:
    """Ids of the services that a client had since a day."""
    found = rows(
        "SELECT DISTINCT l.service_id FROM visit v JOIN visit_service l ON l.visit_id = v.id "
        "WHERE v.client_id = ? AND v.day >= ? AND v.cancelled = ''",
        client,
        day,
    )
    return [service for (service,) in found]


def _goals(client: int) -> set[str]:
    """What the client wants, as box G2, the latest analysis and the needs say."""
    told = rows("SELECT value FROM answer WHERE client_id = ? AND field = 'goals'", client)
    keyed = rows(
        "SELECT code FROM dated_key WHERE client_id = ? AND ((kind = ? AND field = 'concerns') "
        "OR (kind = ? AND field = 'goal'))",
        client,
        SKIN.code,
        NEEDS.code,
    )
    return {code for (value,) in told for code in str(value).split()} | {code for (code,) in keyed}


def _declined(work: Work, client: int) -> str:
    """What was advised in consultations of late that the client has declined, as one text."""
    since = (work.today - timedelta(days=QUIET_DAYS)).isoformat()
    found = rows(
        "SELECT content FROM dated WHERE client_id = ? AND kind = ? AND day >= ? AND state = 'current'",
        client,
        CONSULT.code,
        since,
    )
    contents = [unpacked(CONSULT, content) for (content,) in found]
    return fold(" ".join(str(one.get("advice", "")) for one in contents if one.get("result") == "declined"))


def _suits(work: Work, client: int, one: Suggestion) -> bool:
    """Whether nothing that the client has speaks against it; of what was written down, against what it names."""
    if one.service:
        return not any(found.is_shown for found in check_services(client, [one.service], (), work.today))
    services, products = (
        [id for id, name in rows(f"SELECT id, name FROM {table}") if name and name in one.what]
        for table in ("service", "product")
    )
    return not any(found.is_shown for found in check_services(client, services, products, work.today))
