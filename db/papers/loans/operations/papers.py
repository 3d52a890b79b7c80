"""The papers of loans: the register, and the out-card that stands in the gap."""

from __future__ import annotations

from datetime import timedelta

from db.core.audit import Action
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import rows
from db.papers.loans import store as loans
from db.papers.loans.records import LoanRecord
from db.papers.printed.store.digests import stamp
from db.salon.store.salon import salon_record
from db.sheets.client import SheetClient
from db.sheets.papers import OutCard
from db.sheets.registers import Loan, LoanSheet

REGISTER_DAYS = 365
"""How far back the printed register goes."""


@operation(Permission.INSPECT, Action.EXECUTE)
def print_loans(work: Work) -> LoanSheet:
    """The register of everything that was handed out in the last twelve months, and of what is out longer."""
    since = work.today - timedelta(days=REGISTER_DAYS)
    found = loans.loans(
        work.today, "l.out_at IS NOT NULL AND (l.back_at IS NULL OR l.out_at >= ?)", f"{since.isoformat()} 00:00:00"
    )
    work.what |= {"sheet": "loans", "loans": len(found)}
    return LoanSheet(
        salon=salon_record(),
        stamp=stamp(work),
        keeper="、".join(_keepers()),
        loans=tuple(_line(loan) for loan in found),
    )


@operation(Permission.ASK_LOAN, Action.EXECUTE)
def print_out_card(work: Work, loan: int) -> OutCard:
    """The card that stands in the gap of a paper that is out, or will be.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    record = loans.record(work.today, loan)
    work.client = record.client.id
    work.what |= {"sheet": "out_card", "loan": loan}
    return OutCard(
        salon=salon_record(),
        stamp=stamp(work),
        client=SheetClient(record.number, record.client.label, record.last_four),
        place=record.place,
        borrower=record.borrower.label,
        reason=record.reason,
        approved_by=record.approved_by,
        out=record.out,
        due=record.due,
    )


def _keepers() -> list[str]:
    """Who keeps the cabinets, each once."""
    kept = rows("SELECT s.name FROM cabinet k JOIN staff s ON s.id = k.keeper_id ORDER BY k.position, k.id")
    return list(dict.fromkeys(name for (name,) in kept))


def _line(loan: LoanRecord) -> Loan:
    return Loan(
        number=loan.number,
        name=loan.client.label,
        borrower=loan.borrower.label,
        reason=loan.reason,
        approved_by=loan.approved_by,
        out=loan.out,
        due=loan.due,
        back=loan.back,
        intact=loan.intact,
        handled_by=loan.handled_by,
    )
