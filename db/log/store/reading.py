"""Entries of the log as records, with the names that people have now."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from db.core.row_values import as_moment
from db.core.sql import rows_among
from db.fields.values import Ref
from db.log.records import LogEntry
from db.text.phones import last_four

_CLIENT = "SELECT id, name, number, phone FROM client WHERE id IN ({})"
_PEOPLE = ("approved_by", "for", "staff", "to", "owner", "people")
"""Where an entry has ids of members of staff."""


def as_entries(found: Sequence[tuple[Any, ...]]) -> tuple[LogEntry, ...]:
    """Rows of the table as records; what somebody made unreadable is left out, never in the way."""
    clients = {id: more for id, *more in rows_among(_CLIENT, sorted({row[8] for row in found if _is_id(row[8])}))}
    facts = [_facts(row[9]) for row in found]
    wanted = sorted({id for what in facts for id in _staff_in(what)})
    people = dict(rows_among("SELECT id, name FROM staff WHERE id IN ({})", wanted))
    return tuple(_entry(row, what, clients.get(row[8]), people) for row, what in zip(found, facts, strict=True))


def _entry(
    row: Sequence[Any], what: Mapping[str, Any], client: Sequence[Any] | None, people: Mapping[int, str]
) -> LogEntry:
    seq, at, staff, person, role, operation, action, outcome, about, _what, reason = row
    name, number, phone = client or ("", "", "")
    return LogEntry(
        id=seq,
        at=_moment(at),
        staff=staff,
        person=str(person),
        roles=tuple(filter(None, str(role).split(","))),
        operation=str(operation),
        action=str(action),
        refused=outcome == "refused",
        client=Ref(about, name) if client else None,
        client_number=number,
        last_four=last_four(phone),
        what=what,
        reason=str(reason),
        people={id: people[id] for id in _staff_in(what) if id in people},
    )


def _staff_in(what: Mapping[str, Any]) -> Iterable[int]:
    for key in _PEOPLE:
        value = what.get(key)
        yield from filter(_is_id, value if isinstance(value, list) else (value,))


def _is_id(value: object) -> bool:
    return type(value) is int and 0 < value < 1 << 63


def _facts(text: object) -> dict[str, Any]:
    try:
        found = json.loads(str(text) or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _moment(at: Any) -> Any:
    try:
        return as_moment(at)
    except (ValueError, AttributeError):
        return None
