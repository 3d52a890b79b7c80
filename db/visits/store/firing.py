"""How often rules spoke: whether somebody was stopped and heeded it, let it through, or read a warning."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from db.core.operation_context import Work
from db.core.sql import rows
from db.visits.records import Conflict

_NOTE = (
    "INSERT INTO firing (client_id, day, rule, rule_version, facts) SELECT ?, ?, ?, ?, ? "
    "WHERE NOT EXISTS (SELECT 1 FROM firing WHERE client_id = ? AND day = ? AND facts = ?) RETURNING id"
)


def note_fired(work: Work, client: int, day: date, found: Iterable[Conflict]) -> int:
    """Counts each rule that spoke once for a client, a day and what it followed from; gives how many are new."""
    rules = {one.facts: one for one in found if one.rule}
    on = day.isoformat()
    new = [rows(_NOTE, client, on, one.rule, one.version, facts, client, on, facts) for facts, one in rules.items()]
    work.what["rules"] = sorted({one.rule for one in rules.values()})
    return sum(map(len, new))
