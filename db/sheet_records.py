"""What stands on the forms that are filled in by hand at the desk (spec: forms, "The other papers").

Every record has defaults: a form with none of them is the empty form. Texts, codes and amounts are as the archive keeps
them, amounts in fen, already masked for the person who prints. Much of it isn't in the archive yet; the records say
what the forms will be drawn from.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from db.records import Alert, Hidden, PrintStamp, SalonRecord, VisitRecord


@dataclass(frozen=True, slots=True)
class SheetClient:
    """Whose sheet it is: number, name and the last four of the phone, never more."""

    number: str
    name: str
    last_four: str = ""


@dataclass(frozen=True, slots=True)
class DeskSheet:
    """What every paper of desk and cabinet has: the salon whose head it bears, and who prints it."""

    salon: SalonRecord
    stamp: PrintStamp


@dataclass(frozen=True, slots=True)
class VisitSheet(DeskSheet):
    """One visit in full, with signature lines (R42–R49, R52, R53)."""

    visit: VisitRecord | None = None


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One use of a package or one movement of a balance.

    Attributes:
        change: Sessions, or fen: used ones negative.
        balance: What is left afterwards.
    """

    day: date
    service: str
    change: int
    balance: int | Hidden
    staff: str = ""


@dataclass(frozen=True, slots=True)
class LedgerSheet(DeskSheet):
    """A package of sessions or a prepaid balance (R90–R92).

    Attributes:
        kind: ``package`` (counted in sessions) or ``prepaid`` (in fen); empty where it isn't known yet.
        title: What was bought.
        bought: When.
        price: In fen.
        size: Sessions or fen at the start.
        valid_until: Last day.
        lines: What was used so far, the oldest first.
    """

    client: SheetClient | None = None
    number: str = ""
    kind: str = ""
    title: str = ""
    bought: date | None = None
    price: int | Hidden | None = None
    size: int | None = None
    valid_until: date | None = None
    lines: tuple[LedgerLine, ...] = ()


@dataclass(frozen=True, slots=True)
class PatchTest:
    """One patch test 皮试; a reading is ``negative``, ``positive``, ``pending`` or empty."""

    product: str
    batch: str = ""
    service: str = ""
    site: str = ""
    applied: datetime | None = None
    after_24: str = ""
    after_48: str = ""
    signs: tuple[str, ...] = ()
    by: str = ""
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class PatchTestSheet(DeskSheet):
    """A client's patch tests (R30, R33)."""

    client: SheetClient | None = None
    alerts: tuple[Alert, ...] = ()
    tests: tuple[PatchTest, ...] = ()


@dataclass(frozen=True, slots=True)
class ConsentSheet(DeskSheet):
    """A client's consent to one service (R33, R34).

    Attributes:
        client: Who consents.
        service: To what.
        version: Version of the text of this service's consent.
        risks: What may happen.
        contraindications: Who must not have it.
        aftercare: What to do and not to do afterwards.
        alerts: What is known of this client.
    """

    client: SheetClient | None = None
    service: str = ""
    version: str = ""
    risks: tuple[str, ...] = ()
    contraindications: tuple[str, ...] = ()
    aftercare: tuple[str, ...] = ()
    alerts: tuple[Alert, ...] = ()


@dataclass(frozen=True, slots=True)
class AccessRequestSheet(DeskSheet):
    """A client's written request to see, copy, correct or delete (R116).

    Attributes:
        client: Who asks.
        number: Number of the request.
        received: When it came in.
        due: When it has to be answered.
        wishes: Codes of what is asked for: ``see``, ``copy``, ``correct``, ``delete``, ``withdraw``, ``other``.
        details: In the client's own words.
        received_by: Who took it in.
        identity_by: Who checked who asks, and how.
        answered: When it was answered, with the ``result``.
    """

    client: SheetClient | None = None
    number: str = ""
    received: date | None = None
    due: date | None = None
    wishes: tuple[str, ...] = ()
    details: str = ""
    received_by: str = ""
    identity_by: str = ""
    answered: date | None = None
    result: str = ""


@dataclass(frozen=True, slots=True)
class SurveySheet(DeskSheet):
    """An opinion survey 征询意见表 (R73–R78).

    Attributes:
        number: Number of the form.
        day: When it was handed out.
        client: Who answers; nobody's where the survey is anonymous.
        ratings: ``5`` to ``1`` for each of the four questions, empty for no answer.
        opinion: Opinions and wishes.
        handled_by: Who deals with them.
        result: What came of it.
    """

    number: str = ""
    day: date | None = None
    client: SheetClient | None = None
    ratings: tuple[str, ...] = ()
    opinion: str = ""
    handled_by: str = ""
    result: str = ""


@dataclass(frozen=True, slots=True)
class InspectionFinding:
    """What an inspection found: who puts it right until when, and when and by whom it was checked again."""

    finding: str
    owner: str = ""
    deadline: date | None = None
    checked: date | None = None
    checked_by: str = ""


@dataclass(frozen=True, slots=True)
class InspectionSheet(DeskSheet):
    """An inspection of the archive and of the store room (R117–R119, R129).

    Attributes:
        number: Number of the inspection.
        day: When.
        inspector: Who.
        scope: Which cabinets, drawers or numbers.
        looked_at: How many cards.
        passed: Code of each point looked at, and whether it is in order.
        findings: What is wrong.
    """

    number: str = ""
    day: date | None = None
    inspector: str = ""
    scope: str = ""
    looked_at: int | None = None
    passed: tuple[tuple[str, bool], ...] = ()
    findings: tuple[InspectionFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class Loan:
    """One card on loan (R115)."""

    number: str
    name: str
    borrower: str
    reason: str = ""
    approved_by: str = ""
    out: date | None = None
    due: date | None = None
    back: date | None = None
    intact: bool | None = None
    handled_by: str = ""


@dataclass(frozen=True, slots=True)
class LoanSheet(DeskSheet):
    """The register of loans and look-ups (R115), the oldest first."""

    keeper: str = ""
    loans: tuple[Loan, ...] = ()


@dataclass(frozen=True, slots=True)
class DestroyedPaper:
    """One sheet of paper to be destroyed: kind, version and place."""

    kind: str
    version: str = ""
    place: str = ""
    sheets: int | None = None


@dataclass(frozen=True, slots=True)
class DestroySheet(DeskSheet):
    """What is erased and destroyed, with two signatures (R128).

    Attributes:
        client: Whose data; without a name where that is erased already.
        number: Number of the slip.
        reason: ``request``, ``expired``, ``duplicate``, ``purpose`` (served its purpose) or empty.
        requested: Day of the request or of the end of the period.
        papers: The paper that is asked for.
        kept: What has to be kept, and why.
    """

    client: SheetClient | None = None
    number: str = ""
    reason: str = ""
    requested: date | None = None
    papers: tuple[DestroyedPaper, ...] = ()
    kept: str = ""


@dataclass(frozen=True, slots=True)
class Takings:
    """What one method of payment brought: its code, number of payments and fen."""

    method: str
    count: int
    amount: int | Hidden


@dataclass(frozen=True, slots=True)
class OpenItem:
    """Something left open at the end of the day: an unsigned ledger, a loan that is overdue."""

    number: str
    name: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ClosingSheet(DeskSheet):
    """The end of a day (R91, R115, R122).

    Attributes:
        total: In fen.
        unsigned: Ledgers without a signature.
        overdue: Loans that should be back.
        log_count: How many entries the audit log has.
        log_head: Digest of the last one, in hexadecimal.
    """

    day: date | None = None
    takings: tuple[Takings, ...] = ()
    total: int | Hidden | None = None
    visits: int | None = None
    unsigned: tuple[OpenItem, ...] = ()
    overdue: tuple[OpenItem, ...] = ()
    log_count: int | None = None
    log_head: str = ""
