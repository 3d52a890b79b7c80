"""Whose contact data somebody has put on lists and envelopes today."""

from __future__ import annotations

from collections.abc import Sequence

from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import rows, write_each

MOST_LISTED = 20
"""Clients whose contact data one person puts on paper in a day; more need a second one."""


def count_listed(work: Work, clients: Sequence[int]) -> None:
    """Writes down that contact data of these clients gets onto a list, each client once a day.

    Raises:
        Refused: ``NEEDS_SECOND`` or ``NOT_ALLOWED`` for more than :data:`MOST_LISTED`, those of the same day and person
            counted.
    """
    day = work.today.isoformat()
    before = {
        client for (client,) in rows("SELECT client_id FROM listed WHERE staff_id = ? AND day >= ?", work.staff, day)
    }
    new = [client for client in clients if client not in before]
    if new and len(before) + len(new) > MOST_LISTED:
        work.require(Permission.LIST_MANY_CONTACTS)
    write_each(
        "INSERT INTO listed (staff_id, day, client_id) VALUES (?, ?, ?)", [(work.staff, day, client) for client in new]
    )
