"""Loans: their rows, how far each has come, and loans as records in the order in which they were asked for."""

from __future__ import annotations

from datetime import date
from typing import Any

from db.core.errors import Code, SalonError
from db.core.row_values import as_day, as_moment, local_day
from db.core.sql import rows
from db.fields.values import Ref
from db.papers.loans.models import Loan
from db.papers.loans.records import LoanRecord, LoanState
from db.papers.models import Sheet
from db.papers.printed.states import IN_USE, PaperState
from db.text.phones import last_four

_LOANS = (
    "SELECT l.id, c.id, c.name, c.number, c.phone, s.kind, s.version, s.state, k.mark, d.mark, b.id, b.name, l.reason, "
    "l.asked_at, a.name, l.due, p.name, l.approved_at, l.refused_at, l.out_at, l.back_at, l.intact, l.remark, "
    "COALESCE(i.name, o.name, '') FROM loan l JOIN sheet s ON s.id = l.sheet_id JOIN client c ON c.id = l.client_id "
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
    return _state(loan.approved_at, loan.refused_at, loan.out_at, loan.back_at)


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
    return [_record(today, *row) for row in rows(f"{_LOANS} WHERE {where} ORDER BY l.id", *values)]


def overdue(today: date) -> list[LoanRecord]:
    """Loans that should be back, the longest overdue first."""
    found = loans(today, "l.back_at IS NULL AND l.out_at IS NOT NULL AND l.due < ?", today.isoformat())
    return sorted(found, key=lambda loan: loan.due)


def _record(
    today: date,
    id: int,
    client: int,
    name: str,
    number: str,
    phone: str,
    kind: str,
    version: int,
    paper: str,
    cabinet: str | None,
    drawer: str | None,
    borrower: int,
    borrower_name: str,
    reason: str,
    asked_at: Any,
    asked_by: str,
    due: Any,
    approved_by: str | None,
    approved_at: Any,
    refused_at: Any,
    out_at: Any,
    back_at: Any,
    intact: int | None,
    remark: str,
    handled_by: str,
) -> LoanRecord:
    state = _state(approved_at, refused_at, out_at, back_at)
    until = as_day(due)
    return LoanRecord(
        id=id,
        client=Ref(client, name),
        number=number,
        last_four=last_four(phone),
        kind=kind,
        version=version,
        paper=PaperState(paper),
        place=f"{cabinet} · {drawer}" if drawer else "",
        state=state,
        borrower=Ref(borrower, borrower_name),
        reason=reason,
        asked=local_day(as_moment(asked_at)),
        asked_by=asked_by,
        due=until,
        approved_by=approved_by or "",
        out=_day_of(out_at),
        back=_day_of(back_at),
        intact=None if intact is None else bool(intact),
        remark=remark,
        handled_by=handled_by,
        overdue=state is LoanState.OUT and until < today,
    )


def _state(approved_at: Any, refused_at: Any, out_at: Any, back_at: Any) -> LoanState:
    if back_at is not None:
        return LoanState.BACK
    if out_at is not None:
        return LoanState.OUT
    if refused_at is not None:
        return LoanState.REFUSED
    return LoanState.ASKED if approved_at is None else LoanState.APPROVED


def _day_of(at: Any) -> date | None:
    """The day at the desk."""
    moment = as_moment(at)
    return None if moment is None else local_day(moment)
