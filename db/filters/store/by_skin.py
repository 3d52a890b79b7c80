"""Clients by what their skin analyses say: the index by skin condition."""

from __future__ import annotations

from db.clients.fields.skin import SKIN_TYPES
from db.core.sql import rows
from db.fields.choices import GOALS
from db.filters.records import SkinCount
from db.filters.store.conditions import NOT_ENDED, Condition

BY_SKIN = (("skin_types", "skin_type", SKIN_TYPES), ("concerns", "concerns", GOALS))
"""The filter, the field of the analysis, and what may stand there."""
_KEYS = (
    "FROM dated_key k JOIN client c ON c.id = k.client_id "
    f"WHERE k.kind = 'skin' AND k.field = ? AND c.merged_into_id IS NULL AND c.away = '' AND {NOT_ENDED}"
)


def skin_counts(whose: Condition | None) -> tuple[SkinCount, ...]:
    """How many clients have each of it, in the order of the lists.

    Args:
        whose: Limits it to some clients.
    """
    where, values = (f" AND {whose.test}", whose.values) if whose else ("", ())
    found = []
    for name, field, entries in BY_SKIN:
        counted = dict(rows(f"SELECT k.code, COUNT(*) {_KEYS}{where} GROUP BY k.code", field, *values))
        found += [
            SkinCount(field=name, code=entry.code, count=counted[entry.code])
            for entry in entries
            if entry.code in counted
        ]
    return tuple(found)


def cards_by_skin() -> list[tuple[str, str, str]]:
    """Field, code and card number for all that an analysis says, by the alphabet below each code."""
    found: list[tuple[str, str, str]] = []
    for name, field, _entries in BY_SKIN:
        found += [
            (name, code, number)
            for code, number in rows(f"SELECT k.code, c.number {_KEYS} ORDER BY k.code, c.sort_pinyin, c.id", field)
        ]
    return found
