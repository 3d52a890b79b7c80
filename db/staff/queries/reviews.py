"""What waits for a manager to look at it."""

from __future__ import annotations

from db.clients.store.clients import client_ref
from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.row_values import as_moment
from db.core.sql import rows
from db.staff.records import ReviewLine
from db.staff.store.people import staff_ref

PAGE = 200


@query(Permission.REVIEW)
def to_look_at(work: Work) -> list[ReviewLine]:
    """What nobody has looked at yet, the oldest first."""
    found = rows(
        "SELECT r.id, r.at, s.name, r.operation, r.reason, r.client_id, r.about_id FROM review r "
        "JOIN staff s ON s.id = r.staff_id WHERE r.looked_at IS NULL ORDER BY r.id LIMIT ?",
        PAGE,
    )
    return [
        ReviewLine(
            id=id,
            at=as_moment(at),
            by=by,
            operation=operation,
            reason=reason,
            client=client_ref(client),
            about=staff_ref(about),
        )
        for id, at, by, operation, reason, client, about in found
    ]
