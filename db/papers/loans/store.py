"""Loans: their rows, how far each has come, and loans as records in the order in which they were asked for."""

from __future__ import annotations

from datetime import date

from db.core.errors import Code, SalonError
from db.core.row_values import records
from db.core.sql import rows
from db.papers.loans.models import Loan
from db.papers.loans.records import LoanRecord, LoanState
from db.papers.models import Sheet
from db.papers.printed.states import IN_USE, PaperState
from db.text.phones import last_four

_STATE = (
    "CASE WHEN l.back_at IS NOT NULL THEN 'back' WHEN l.out_at IS NOT NULL THEN 'out' "
    "WHEN l.refused_at IS NOT NULL THEN 'refused' WHEN l.approved_at IS NULL THEN 'asked' ELSE 'approved' END"
)
_LOANS = (
    'SELECT l.id, c.id "client.id", c.name "client.label", c.number, c.phone last_four, s.kind, s.version, '
    f"s.state paper, k.mark || ' · ' || d.mark place, {_STATE} state, "
    'b.id "borrower.id", b.name "borrower.label", l.reason, l.asked_at asked, a.name asked_by, l.due, '
    "p.name approved_by, l.out_at out, l.back_at back, l.intact, l.remark, COALESCE(i.name, o.name) handled_by, "
    "l.out_at IS NOT NULL AND l.back_at IS NULL AND l.due < ? overdue "
    "FROM loan l JOIN sheet s ON s.id = l.sheet_id JOIN client c ON c.id = l.client_id "
    "JOIN staff b ON b.id = l.borrower_id JOIN staff a ON a.id = l.asked_by_id "
    "LEFT JOIN staff p ON p.id = l.approved_by_id LEFT JOIN staff o ON o.id = l.out_by_id "
    "LEFT JOIN staff i ON i.id = l.back_by_id LEFT JOIN drawer d ON d.id = s.drawer_id "
    "LEFT JOIN cabinet k ON k.id = d.cabinet_id "
)
HOLDER = (
    "(SELECT b.name FROM loan l JOIN staff b ON b.id = l.borrower_id WHERE l.sheet_id = s.id "
    "AND l.out_at IS NOT NULL AND l.back_at IS NULL ORDER BY l.id DESC LIMIT 1)"
)
"""Who has the paper ``s`` on loan, as a column; NULL where nobody has it."""
IS_OPEN = "l.back_at IS NULL AND l.refused_at IS NULL"
"""A loan that is asked for, approved or out."""


def get_loan(loan: int) -> Loan:
    """The loan's row.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    row = Loan.get_or_none(Loan.id == loan)
    if row is None:
        raise SalonError(Code.NOT_FOUND)
    return row


def state_of(loan: Loan) -> LoanState:
    """How far a loan has come."""
    [(state,)] = rows(f"SELECT {_STATE} FROM loan l WHERE l.id = ?", loan.id)
    return LoanState(state)


def paper_to_lend(client: int, kind: str) -> Sheet:
    """The newest paper of a kind that stands in its drawer and that nobody has asked for.

    Raises:
        SalonError: ``NO_LOAN`` with ``why``: the state of the paper that there is, ``not_printed`` or ``taken``.
    """
    newest = Sheet.select().where(Sheet.client == client, Sheet.kind == kind).order_by(Sheet.version.desc())
    filed: Sheet | None = newest.where(Sheet.state == PaperState.FILED.value).first()
    if filed is None:
        other = newest.where(Sheet.state.in_([state.value for state in IN_USE])).first()
        raise SalonError(Code.NO_LOAN, why=str(other.state) if other is not None else "not_printed")
    if Loan.select().where(Loan.sheet == filed, Loan.back_at.is_null(), Loan.refused_at.is_null()).exists():
        raise SalonError(Code.NO_LOAN, why="taken")
    return filed


def is_superseded(paper: Sheet) -> bool:
    """Whether there is a newer version of it that is in use."""
    newer = Sheet.select().where(
        Sheet.client == paper.client_id, Sheet.kind == paper.kind, Sheet.version > paper.version
    )
    return bool(newer.where(Sheet.state.in_([state.value for state in IN_USE])).exists())


def record(today: date, loan: int) -> LoanRecord:
    """One loan.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    known = loans(today, "l.id = ?", loan)
    if not known:
        raise SalonError(Code.NOT_FOUND)
    return known[0]


def loans(today: date, where: str, *values: object) -> list[LoanRecord]:
    """Loans that fulfil a condition on ``l``, the loan; the program's own text, never what somebody typed."""
    ordered = f"{_LOANS} WHERE {where} ORDER BY l.id"
    return records(LoanRecord, ordered, today.isoformat(), *values, last_four=last_four)


def overdue(today: date) -> list[LoanRecord]:
    """Loans that should be back, the longest overdue first."""
    found = loans(today, "l.back_at IS NULL AND l.out_at IS NOT NULL AND l.due < ?", today.isoformat())
    return sorted(found, key=lambda loan: loan.due)
