"""What waits for a manager to look at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from db.clients.records import Ref
from db.clients.store.clients import client_ref
from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.row_values import as_moment
from db.core.sql import rows
from db.staff.store.people import staff_ref

PAGE = 200


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """Something that was done with a written reason alone.

    Attributes:
        operation: Name of the operation; ``break_glass`` where a file was opened.
        client: Whose file it was about, where it was about one.
        about: Whom of the staff it was about.
    """

    id: int
    at: datetime
    by: str
    operation: str
    reason: str
    client: Ref | None = None
    about: Ref | None = None


@query(Permission.REVIEW)
def to_look_at(work: Work) -> list[ReviewLine]:
    """What nobody has looked at yet, the oldest first."""
    found = rows(
        "SELECT r.id, r.at, s.name, r.operation, r.reason, r.client_id, r.about_id FROM review r "
        "JOIN staff s ON s.id = r.staff_id WHERE r.looked_at IS NULL ORDER BY r.id LIMIT ?",
        PAGE,
    )
    return [
        ReviewLine(id, as_moment(at), by, operation, reason, client_ref(client), staff_ref(about))
        for id, at, by, operation, reason, client, about in found
    ]
