"""What the desk asks of plans for winning clients back."""

from __future__ import annotations

from db.contacts.records.retention import WinBackLine
from db.contacts.store import retention, winning
from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission


@query(Permission.DESK)
def winning_back(work: Work) -> tuple[WinBackLine, ...]:
    """The plans that are open, as far as this person may know of them, who spent most first."""
    return tuple(winning.plans(work))


@query(Permission.APPOINTMENTS)
def win_back(work: Work, plan: int) -> WinBackLine:
    """One plan.

    Raises:
        Refused: ``NOT_ALLOWED``.
        SalonError: ``NOT_FOUND``.
    """
    found = winning.plan(plan)
    work.about(retention.get_followed(work, "lost", found.watch).client)
    return found
