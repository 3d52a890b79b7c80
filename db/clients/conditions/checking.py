"""Whether conditions and what was asked agree."""

from __future__ import annotations

from db.clients.conditions.answers import QUESTIONS
from db.clients.conditions.validity import VALID_MONTHS
from db.clients.fields.client import CLIENT_FIELDS
from db.core.sql import rows
from db.rules.items import ITEMS


def wrong_conditions() -> int:
    """How many conditions no rule knows, end before they begin, or stand under a question that nobody asked.

    And how many lines say when something was asked that isn't asked.
    """
    asked: dict[int, set[str]] = {}
    wrong = 0
    # by SQL alone: a copy is looked at, too
    known = {*VALID_MONTHS, *(field.name for field in CLIENT_FIELDS), *(name for (name,) in rows(_OWN_FIELDS))}
    for client, box in rows("SELECT client_id, box FROM confirmed"):
        asked.setdefault(client, set()).add(box)
        wrong += box not in known
    for client, item, began, ended, until in rows("SELECT client_id, item, began, ended, until FROM condition"):
        days = began is not None and any(day is not None and day < began for day in (ended, until))
        having = {name for name, items in QUESTIONS.items() if item in items}
        is_unasked = ended is None and not having & asked.get(client, set())
        wrong += item not in ITEMS or days or is_unasked
    return wrong


_OWN_FIELDS = "SELECT name FROM own_field"
