"""What is asked for, approved and out."""

from __future__ import annotations

from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.papers.loans import store as loans
from db.papers.loans.records import LoanRecord, LoanState

_ORDER = (LoanState.ASKED, LoanState.APPROVED, LoanState.OUT)


@query(Permission.ASK_LOAN)
def open_loans(work: Work) -> list[LoanRecord]:
    """Every loan that isn't at its end: overdue ones first, then asked for, approved, and out by the day it is due."""
    found = loans.loans(work.today, loans.IS_OPEN)
    return sorted(found, key=lambda loan: (not loan.overdue, _ORDER.index(loan.state), loan.due, loan.id))
