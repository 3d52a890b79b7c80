"""What the registers of the archive hold: loans, requests of clients, inspections; names, numbers, last four only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from db.clients.records import Hidden, Ref
from db.papers.printed.states import PaperState


class LoanState(StrEnum):
    """How far a loan has come."""

    ASKED = "asked"
    APPROVED = "approved"
    REFUSED = "refused"
    OUT = "out"
    BACK = "back"


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class AccessRequestRecord:
    """A client's written request to see, copy, correct or delete.

    Attributes:
        number: Number of the request in its register.
        client: Who asks.
        client_number: The client's card number.
        last_four: End of the phone.
        wishes: Codes, see ``db.registers.fields.WISHES``.
        identity: How it was checked who asks; empty until it was.
        late: Whether it isn't answered and should be.
    """

    id: int
    version: int
    number: int
    client: Ref
    client_number: str
    last_four: str
    received: date
    received_by: str
    wishes: tuple[str, ...]
    details: str
    identity: str
    identity_by: Ref | None
    due: date
    answered: date | None
    answered_by: str
    result: str
    late: bool


@dataclass(frozen=True, slots=True)
class FindingRecord:
    """What an inspection found.

    Attributes:
        inspection: Id of the inspection, and its ``number``.
        checked: When somebody saw that it was put right; None until then.
        late: Whether it isn't put right and should be.
    """

    id: int
    inspection: int
    number: int
    text: str
    owner: Ref | None
    deadline: date | None
    checked: date | None
    checked_by: str
    late: bool


@dataclass(frozen=True, slots=True)
class InspectionRecord:
    """An inspection of the files or of the store room.

    Attributes:
        kind: ``files`` or ``store``.
        looked_at: How many cards.
        points: Code of each point, and whether it is in order.
    """

    id: int
    number: int
    kind: str
    day: date
    inspector: str
    scope: str
    looked_at: int | None
    points: tuple[tuple[str, bool], ...]
    findings: tuple[FindingRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class Takings:
    """What one method of payment brought: its code, number of payments and fen."""

    method: str
    count: int
    amount: int | Hidden


@dataclass(frozen=True, slots=True)
class DayEnd:
    """What a day adds up to.

    Attributes:
        takings: By method of payment; methods that brought nothing are left out.
        total: In fen.
        visits: How many clients came.
        overdue: Loans that should be back.
    """

    day: date
    takings: tuple[Takings, ...]
    total: int | Hidden
    visits: int
    overdue: tuple[LoanRecord, ...]
