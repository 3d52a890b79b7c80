"""Loans, as they cross the boundary of the archive: names, numbers, last four only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from db.fields.values import Ref
from db.papers.printed.states import PaperState


class LoanState(StrEnum):
    """How far a loan has come."""

    ASKED = "asked"
    APPROVED = "approved"
    REFUSED = "refused"
    OUT = "out"
    BACK = "back"


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanRecord:
    """A paper that somebody asks for, has, or has brought back.

    Attributes:
        client: Whose paper it is.
        number: The client's card number.
        last_four: End of the phone.
        kind: Kind of the sheet, with its ``version``.
        paper: Where the paper is in its life.
        place: Marks of cabinet and drawer in which it has its place; empty where it has none.
        handled_by: Who took it back, or else handed it out.
        overdue: Whether it is out and should be back.
    """

    id: int
    client: Ref
    number: str
    last_four: str
    kind: str
    version: int
    paper: PaperState
    place: str
    state: LoanState
    borrower: Ref
    reason: str
    asked: date
    asked_by: str
    due: date
    approved_by: str
    out: date | None
    back: date | None
    intact: bool | None
    remark: str
    handled_by: str
    overdue: bool
