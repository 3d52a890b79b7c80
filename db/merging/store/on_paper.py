"""What the card of a client shows: where a merge or its undoing changes that, history says so, as of any change.

Which cards are to be printed is told from the history alone.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from db.clients.conditions.answers import QUESTIONS
from db.clients.conditions.fields import DAYS_ON_CARD, ON_CARD, history_name
from db.clients.consent.store import HEALTH
from db.clients.models import Change, Client
from db.clients.store import clients
from db.core.operation_context import Work
from db.core.sql import rows
from db.dated.store.on_paper import shown_on_card
from db.fields.keeping import stored
from db.papers.printed.store.digests import CARD, CARD_FIELDS
from db.rules.records import Certainty

OF_HEALTH = frozenset(QUESTIONS) | DAYS_ON_CARD
"""What is told of conditions."""
_FIELDS = frozenset(CARD_FIELDS) | {HEALTH}


def shown(work: Work, client: Client) -> dict[str, str]:
    """What the card would show of a client now, as history keeps it."""
    fields = tuple(field for field in clients.all_fields() if field.name in _FIELDS)
    found = {name: stored(value) for name, value in clients.values_of(work, client, fields).items()}
    for item, *days in rows(
        f"SELECT item, {', '.join(ON_CARD)} FROM condition WHERE client_id = ? AND certainty <> ? ORDER BY id",
        client.id,
        Certainty.REFUTED.value,
    ):
        for name, day in zip(ON_CARD, days, strict=True):
            if day and (called := history_name(item, name)) in DAYS_ON_CARD:
                found[called] = day
    return dict.fromkeys(DAYS_ON_CARD, "") | found | shown_on_card(client.id)


def remember(
    work: Work, client: int, before: Mapping[str, str], after: Mapping[str, str], names: Collection[str]
) -> None:
    """Writes down what the card shows otherwise, of some names."""
    for name, new in after.items():
        if new != before[name] and name in names:
            Change.create(client=client, field=name, old=before[name], new=new, at=work.now, by=work.staff)


def is_printed_since(client: int, sheet: int) -> bool:
    """Whether a card of a client was drawn after a sheet."""
    return bool(rows("SELECT 1 FROM sheet WHERE client_id = ? AND kind = ? AND id > ? LIMIT 1", client, CARD, sheet))
