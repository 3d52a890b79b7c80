"""What fell due while nobody was at the desk."""

from __future__ import annotations

from datetime import timedelta

from db.clients.store.birthdays import kept_between
from db.clients.store.lines import lines
from db.contacts.records.task import WhileClosed
from db.contacts.rules.birthdays import CALL_DAYS, to_be_congratulated
from db.core.operation_context import Work
from db.core.permissions import Grant, Permission
from db.core.row_values import as_day
from db.core.sql import rows

MOST = 64
"""Clients of a list: more than that nobody writes to afterwards."""
LONGEST = timedelta(days=360)
"""Nobody looks up whose birthday was longer ago; it would be the next one."""


def while_closed(work: Work) -> WhileClosed | None:
    """What fell due on the days before today for which nobody made the tasks in time; None where that is nothing."""
    found = rows("SELECT since FROM task_day WHERE day = ?", work.today.isoformat())
    since = as_day(found[0][0]) if found else work.today
    if since >= work.today:
        return None
    passed = work.today - timedelta(days=CALL_DAYS + 1)
    first = max(since, passed - LONGEST)
    kept = to_be_congratulated(kept_between(first, passed), work.today) if first <= passed else []
    where, whose = ("", []) if work.grant(Permission.APPOINTMENTS) is Grant.YES else (" AND owner_id = ?", [work.staff])
    [(came_due,)] = rows(
        f"SELECT COUNT(*) FROM task WHERE state = 'open' AND due >= ? AND due < ?{where}",
        since.isoformat(),
        work.today.isoformat(),
        *whose,
    )
    if not kept and not came_due:
        return None
    first_of_them = tuple(lines([one.client for one in kept[:MOST]]))
    return WhileClosed(since=since, birthdays=first_of_them, more=len(kept) - len(first_of_them), came_due=came_due)
