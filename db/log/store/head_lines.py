"""Which heads were printed, and when the log was held against one of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from db.core.row_values import as_day, as_moment
from db.core.sql import rows
from db.log.records import ANSWERS, HeadLine
from db.log.store.heads import CHECK

SHOWN = 60
OVERDUE = timedelta(days=30)
"""After so long the desk reminds of it."""
_CHECKS = "SELECT at, person, what FROM audit_entry WHERE operation = ? AND outcome = 'done' ORDER BY seq DESC LIMIT ?"
_PRINTED = "SELECT head_seq, day FROM till WHERE closed AND head_seq > 0 ORDER BY id DESC LIMIT ?"


def head_lines() -> tuple[HeadLine, ...]:
    """The newest first."""
    found = {seq: HeadLine(id=seq, day=as_day(day)) for seq, day in rows(_PRINTED, SHOWN)}
    for at, person, what in reversed(list(_checks(SHOWN))):
        entry = int(what["entry"])
        found[entry] = HeadLine(
            id=entry,
            day=found[entry].day if entry in found else None,
            verdict=str(what["verdict"]),
            at=as_moment(at),
            by=str(person),
        )
    return tuple(sorted(found.values(), key=lambda one: -one.id))


def overdue_since(now: datetime) -> date | None:
    """Since when the log should have been held against paper; None where it was of late, or no paper has a head."""
    printed = rows("SELECT at FROM till WHERE closed AND head_seq > 0 ORDER BY id LIMIT 1")
    if not printed:
        return None
    last = next((at for at, *_ in _checks(9)), printed[0][0])
    due = as_moment(last) + OVERDUE
    return due.astimezone().date() if due < now else None


def _checks(most: int) -> Iterator[tuple[Any, str, dict[str, Any]]]:
    """When it was held against paper, by whom, and what came of it, the latest first; mistyped ones are none."""
    for at, person, text in rows(_CHECKS, CHECK, most):
        what = json.loads(text)
        if what.get("verdict") in ANSWERS:
            yield at, person, what
