"""The end of a day on paper: takings, what is out, and the head of the audit log."""

from __future__ import annotations

from db.core import audit
from db.core.audit import Action
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.papers.printed.store.digests import stamp
from db.registers.closing.store import day_end
from db.salon.store.salon import salon_record
from db.sheets.registers import ClosingSheet, OpenItem


@operation(Permission.DESK, Action.EXECUTE)
def print_closing(work: Work) -> ClosingSheet:
    """Today's closing sheet with all amounts, whoever prints it.

    The digest is that of the last entry before this one: signed on paper, it pins everything up to there.

    Raises:
        Refused: ``PAPER_ONLY`` for a file of somebody who may not see all amounts.
    """
    day = day_end(work, on_sheet=True)
    count, head, _at = audit.head()
    work.what |= {"sheet": "closing", "day": day.day.isoformat(), "head": count}
    return ClosingSheet(
        salon=salon_record(),
        stamp=stamp(work),
        day=day.day,
        takings=day.takings,
        total=day.total,
        visits=day.visits,
        overdue=tuple(
            OpenItem(loan.number, loan.client.label, f"{loan.borrower.label} · {loan.due}") for loan in day.overdue
        ),
        log_count=count,
        log_head=head,
    )
