"""What was let through before, and who stands for the rules: said where somebody is stopped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from db.clients.store.masking import may_see_health
from db.core.operation_context import Work
from db.core.row_values import as_day
from db.core.sql import rows, rows_among
from db.visits.models import Visit
from db.visits.records import Conflict, Earlier

MOST_EARLIER = 3
"""Most earlier times that are said of one thing."""


def known_overrides(client: int, visit: int) -> frozenset[str]:
    """The facts that something was let through for before, on other visits of a client."""
    found = rows(
        "SELECT DISTINCT o.facts FROM override o JOIN visit v ON v.id = o.visit_id "
        "WHERE v.client_id = ? AND v.id != ? AND v.cancelled = '' AND o.facts <> ''",
        client,
        visit,
    )
    return frozenset(facts for (facts,) in found)


def told_in_full(work: Work, visit: Visit, found: Sequence[Conflict]) -> tuple[Conflict, ...]:
    """What stops, with when the same was let through before on other visits, and who stands for its rule."""
    stops = [one for one in found if one.stops]
    stand_for = {
        number: (name, as_day(day))
        for number, name, day in rows_among(
            "SELECT r.number, s.name, r.confirmed_day FROM rule r JOIN staff s ON s.id = r.confirmed_by_id "
            "WHERE r.current AND r.number IN ({})",
            sorted({one.rule for one in stops if one.rule}),
        )
    }
    earlier = _earlier(work, visit) if stops else {}

    def told(one: Conflict) -> Conflict:
        by, day = stand_for.get(one.rule, ("", None))
        before = tuple(earlier.get((one.item, one.alert.code), ())[:MOST_EARLIER])
        return replace(one, confirmed_by=by, confirmed_day=day, earlier=before)

    return tuple(told(one) if one.stops else one for one in found)


def _earlier(work: Work, visit: Visit) -> dict[tuple[str, str], list[Earlier]]:
    """What was let through on other visits of a client, by what was done and what spoke against it."""
    reads = may_see_health(work, visit.client_id)
    before: dict[tuple[str, str], list[Earlier]] = {}
    for item, alert, day, by, outcome in rows(
        "SELECT o.item, o.alert, v.day, s.name, o.outcome FROM override o JOIN visit v ON v.id = o.visit_id "
        "JOIN staff s ON s.id = o.approver_id WHERE v.client_id = ? AND v.id != ? AND v.cancelled = '' "
        "ORDER BY v.day DESC, o.id DESC",
        visit.client_id,
        visit.id,
    ):
        before.setdefault((item, alert), []).append(Earlier(as_day(day), by, outcome if reads else ""))
    return before
