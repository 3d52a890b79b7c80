"""Cards in a drawer, and loans of them, for tests of what is done with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from db.core.desk import Desk
from db.papers.loans.models import Loan
from db.papers.loans.operations import loans
from db.papers.loans.records import LoanRecord
from db.papers.printed.states import PaperState
from tests.db.papers.shelves import drawer, paper
from tests.db.salon import CHEN, DENG, HAO, LI, LIN, OUYANG, OWNER, PINS, SHEN, ZENG, Salon


def put_away(salon: Salon, name: str = OUYANG, mark: str = "A-1", **more: Any) -> int:
    """A card in a drawer of its own."""
    return paper(salon, name, drawer(mark), **more)


def ask(salon: Salon, at: Desk, name: str = OUYANG, borrower: str = LIN, days: int = 3, **more: Any) -> LoanRecord:
    """Asks for a client's card."""
    due = salon.clock.today + timedelta(days=days)
    wanted = loans.AskLoan(
        request_id=salon.request(),
        client=salon.clients[name],
        borrower=salon.staff[borrower],
        reason=more.pop("reason", "准备方案"),
        due=due,
        **more,
    )
    return loans.ask_loan(at, wanted)


def lend(salon: Salon, name: str = OUYANG, borrower: str = LIN, days: int = 3) -> LoanRecord:
    """A card that is out."""
    asked = ask(salon, salon.desk(OWNER), name, borrower, days)
    at = salon.desk(SHEN)
    loans.approve_loan(at, asked.id)
    return loans.take_out(at, asked.id, PINS[borrower])


@dataclass(frozen=True)
class Loans:
    """Ids of loans of three papers; a fourth card, Chen's, can be asked for."""

    asked: int
    approved: int
    borrower: str
    out: int


def make_loans(salon: Salon) -> Loans:
    """A loan of each state, asked for by somebody who only asks."""
    for place, name in enumerate((OUYANG, ZENG, LI, CHEN), 1):
        put_away(salon, name, f"R-{place}")
    out = lend(salon, LI)
    at = salon.desk(HAO)
    asked, approved = ask(salon, at, OUYANG, HAO), ask(salon, at, ZENG, HAO)
    loans.approve_loan(salon.desk(SHEN), approved.id)
    return Loans(asked.id, approved.id, HAO, out.id)


def put_out(salon: Salon, name: str, mark: str, days: int = 3, *, approved: bool = True, out: bool = True) -> int:
    """A loan as the tables have it, with its card in a drawer of its own; for pages, where nobody else signs in.

    Args:
        salon: The salon.
        name: Whose card; Lin borrows it from the keeper.
        mark: Mark of the drawer.
        days: Until it is due; negative for one that is overdue.
        approved: Whether the keeper has approved it.
        out: Whether it was handed out.
    """
    now = salon.clock.now
    handed = out and approved
    card = put_away(salon, name, mark, state=PaperState.LENT if handed else None)
    loan = Loan.create(
        sheet=card,
        client=salon.clients[name],
        borrower=salon.staff[LIN],
        reason="准备下次方案",
        asked_at=now,
        asked_by=salon.staff[LIN],
        due=salon.clock.today + timedelta(days=days),
        approved_at=now if approved else None,
        approved_by=salon.staff[DENG] if approved else None,
        out_at=now if handed else None,
        out_by=salon.staff[DENG] if handed else None,
    )
    return int(loan.id)
