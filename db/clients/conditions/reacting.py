"""How treatments came out in spite of what a client has: what was seen counts for more than what is told."""

from __future__ import annotations

from collections.abc import Iterable

from db.clients.conditions.answers import confirm, tell
from db.clients.conditions.writing import asked_by, change, form_follows
from db.clients.consent import store as consents
from db.clients.models import ConditionRow
from db.core.operation_context import Work
from db.core.sql import rows
from db.rules.items import ITEMS
from db.rules.records import Certainty, Gravity

ENOUGH = 2
"""How often in a row nothing came of it until somebody may say that it does no harm."""
_STAYS = frozenset({"allergens", "keep_clear"})
"""What a reaction shows to be there, though it was said to be over; of everything else it tells nothing."""


def without_reaction(client: int, item: str) -> int:
    """How often, since the last reaction, something was done in spite of what a client has, and nothing came of it."""
    outcomes = [
        outcome
        for (outcome,) in rows(
            "SELECT o.outcome FROM override o JOIN visit v ON v.id = o.visit_id WHERE v.client_id = ? AND o.alert = ? "
            "AND o.outcome <> '' AND v.cancelled = '' GROUP BY v.id, o.outcome ORDER BY v.day DESC, v.id DESC",
            client,
            item,
        )
    ]
    return next((count for count, outcome in enumerate(outcomes) if outcome != "none"), len(outcomes))


def note_strong_reaction(work: Work, client: int, items: Iterable[str]) -> None:
    """What a client reacted to strongly is a condition that was seen, and grave; nothing of it is tolerated any more.

    Where health may not be kept, nothing is.
    """
    if consents.health_ended([client]):
        return
    for item in sorted(set(items) & ITEMS.keys()):
        row = ConditionRow.get_or_none(
            ConditionRow.client == client, ConditionRow.item == item, ConditionRow.ended.is_null()
        )
        if row is None and ITEMS[item].group not in _STAYS:
            continue
        with form_follows(work, client):
            if row is None:
                row = tell(work, client, item)
                for question in asked_by(client, item):
                    confirm(work, client, question)
            seen = {"certainty": Certainty.SEEN.value, "gravity": Gravity.HIGH.value}
            change(work, row, {**seen, "tolerated": None, "confirmed_day": work.today})
