"""Whether what is known of clients follows from their rows, and what is open is still to be done."""

from __future__ import annotations

from db.contacts.rules import RULES
from db.contacts.rules.declaration import Span
from db.contacts.store.ending import last_day, needless
from db.contacts.store.facts import wrong_facts
from db.core.sql import rows, rows_among

OWN = "own"
"""Of no rule: somebody made it."""


def wrong_tasks() -> int:
    """How many tasks and clients are not as their rows say."""
    return len(wrong_open()) + wrong_facts()


def wrong_open() -> set[int]:
    """Open tasks that are done or needless, too late when tasks were last made, or of a rule that there isn't."""
    wrong: set[int] = set()
    for rule in RULES.values():
        found = f"SELECT t.id FROM task t WHERE t.state = 'open' AND t.rule = ? AND ({rule.ends})"
        wrong |= {id for (id,) in rows(found, rule.name)}
    known = rows_among("SELECT id FROM task WHERE state = 'open' AND rule IN ({})", [OWN, *RULES])
    wrong |= {id for (id,) in rows("SELECT id FROM task WHERE state = 'open'")} - {id for (id,) in known}
    last = last_day()
    if last is not None:
        wrong |= {*needless(Span(today=last, since=last))}
        wrong |= {id for (id,) in rows("SELECT id FROM task WHERE state = 'open' AND until < ?", last.isoformat())}
    return wrong
