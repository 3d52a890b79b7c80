"""What was done with a written reason alone: a manager looks at it afterwards; and what waits for that."""

from __future__ import annotations

from db.core.audit import Action
from db.core.errors import Code, Refused, SalonError
from db.core.guard import operation, query
from db.core.operation_context import Work
from db.core.permissions import Permission, Role, roles_in
from db.core.row_values import records
from db.core.sql import rows
from db.reviews.models import Review
from db.reviews.records import OverrideLine, ReviewLine
from db.text.cleaning import clean

PAGE = 200
LONGEST_REMARK = 500


@operation(Permission.REVIEW, Action.UPDATE)
def look_at(work: Work, review: int, remark: str = "") -> None:
    """Keeps that it was looked at, by whom and when; it is another manager who does so, where there is one.

    Args:
        work: The operation under way.
        review: What was looked at.
        remark: What there is to say of it.

    Raises:
        Refused: ``NOT_ALLOWED`` with ``mine`` for what one has done oneself.
        SalonError: ``NOT_FOUND``.
    """
    found = Review.get_or_none(Review.id == review, Review.looked_at.is_null())
    if found is None:
        raise SalonError(Code.NOT_FOUND)
    others = rows("SELECT roles FROM staff WHERE active AND id <> ?", work.staff)
    if found.staff_id == work.staff and any(Role.MANAGER in roles_in(roles) for (roles,) in others):
        raise Refused(Code.NOT_ALLOWED, permission=Permission.REVIEW.value, mine=1)
    found.looked_at, found.looked_by_id = work.now, work.staff
    found.remark = clean(remark, LONGEST_REMARK, multiline=True)
    found.save()
    work.client = found.client_id
    work.what["review"] = found.id


# name and number as client_ref says them
_LABEL = "c.name || ' ' || substr(c.number, 1, 4) || ' ' || substr(c.number, 5)"
_LINES = (
    'SELECT r.id, r.at, s.name "by", r.operation, r.reason, c.id "client.id", '
    f'{_LABEL} "client.label", a.id "about.id", a.name "about.label", r.day, r.clients, r.usual, '
    "r.looked_at, l.name looked_by, r.remark FROM review r JOIN staff s ON s.id = r.staff_id "
    "LEFT JOIN client c ON c.id = r.client_id LEFT JOIN staff a ON a.id = r.about_id "
    "LEFT JOIN staff l ON l.id = r.looked_by_id WHERE r.looked_at IS"
)


@query(Permission.REVIEW)
def to_look_at(work: Work) -> list[ReviewLine]:
    """What nobody has looked at yet, the oldest first."""
    return records(ReviewLine, f"{_LINES} NULL ORDER BY r.id LIMIT ?", PAGE)


@query(Permission.REVIEW)
def looked_at(work: Work) -> list[ReviewLine]:
    """What was looked at, the latest first."""
    return records(ReviewLine, f"{_LINES} NOT NULL ORDER BY r.looked_at DESC, r.id DESC LIMIT ?", PAGE)


@query(Permission.REVIEW)
def let_through(work: Work) -> list[OverrideLine]:
    """What was done although something is known against it, the latest first: by whom, and who agreed."""
    return records(
        OverrideLine,
        'SELECT o.id, o.at, v.day, s.name "by", a.name approver, o.item, o.alert, o.reason, o.outcome, '
        f'c.id "client.id", {_LABEL} "client.label" FROM override o '
        "JOIN visit v ON v.id = o.visit_id AND v.cancelled = '' JOIN client c ON c.id = v.client_id "
        "JOIN staff s ON s.id = o.by_id JOIN staff a ON a.id = o.approver_id ORDER BY o.id DESC LIMIT ?",
        PAGE,
    )
