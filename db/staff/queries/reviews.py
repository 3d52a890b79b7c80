"""What waits for a manager to look at it."""

from __future__ import annotations

from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.row_values import records
from db.staff.review_records import ReviewLine

PAGE = 200


@query(Permission.REVIEW)
def to_look_at(work: Work) -> list[ReviewLine]:
    """What nobody has looked at yet, the oldest first."""
    return records(
        ReviewLine,
        'SELECT r.id, r.at, s.name "by", r.operation, r.reason, c.id "client.id", '
        'c.name || \' \' || c.number "client.label", a.id "about.id", a.name "about.label" FROM review r '
        "JOIN staff s ON s.id = r.staff_id LEFT JOIN client c ON c.id = r.client_id "
        "LEFT JOIN staff a ON a.id = r.about_id WHERE r.looked_at IS NULL ORDER BY r.id LIMIT ?",
        PAGE,
    )
