"""What the registers of the archive are drawn from: requests, inspections, loans, what is destroyed.

Every record has defaults, as those of ``db.sheets.client`` have.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from db.sheets.client import DeskSheet, SheetClient


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessRequestSheet(DeskSheet):
    """A client's written request to see, copy, correct or delete.

    Attributes:
        client: Who asks.
        number: Number of the request.
        received: When it came in.
        due: When it has to be answered.
        wishes: Codes of what is asked for: ``see``, ``copy``, ``correct``, ``delete``, ``withdraw``, ``other``.
        details: In the client's own words.
        received_by: Who took it in.
        helper: Who helps the client, and sees to the answer.
        outcome: Code of what came of it: ``full``, ``part`` or ``refused``.
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
    helper: str = ""
    identity_by: str = ""
    answered: date | None = None
    outcome: str = ""
    result: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionFinding:
    """What an inspection found: who puts it right until when, and when and by whom it was checked again."""

    finding: str
    owner: str = ""
    deadline: date | None = None
    checked: date | None = None
    checked_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionSheet(DeskSheet):
    """An inspection of the archive and of the store room.

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Loan:
    """One card on loan."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanSheet(DeskSheet):
    """The register of loans and look-ups, the oldest first."""

    keeper: str = ""
    loans: tuple[Loan, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DestroyedPaper:
    """A paper to be destroyed.

    Attributes:
        kind: Its kind of sheet, by code; empty for a line that says what was erased of whom, ``of`` and ``number``.
        number: Its own number, where it has one.
        place: Where it stands: a drawer; in a volume, ``volume`` and ``page`` say so.
    """

    kind: str
    version: str = ""
    place: str = ""
    sheets: int | None = None
    number: str = ""
    volume: int = 0
    page: int = 0
    of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DestroySheet(DeskSheet):
    """What is erased and destroyed, with two signatures.

    Attributes:
        client: Whose data; without a name where that is erased already, nobody's where several stand on it.
        number: Number of the slip.
        reason: Code of ``DESTRUCTION_REASONS``, or empty.
        requested: Day of the request or of the end of the period.
        papers: The paper that is asked for.
        kept: What has to be kept, as codes of ``KEPT``.
        erased: When it was erased in the archive, and ``erased_by`` whom.
        approved_by: The second person.
    """

    client: SheetClient | None = None
    number: str = ""
    reason: str = ""
    requested: date | None = None
    papers: tuple[DestroyedPaper, ...] = ()
    kept: tuple[str, ...] = ()
    erased: date | None = None
    erased_by: str = ""
    approved_by: str = ""


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class RecoverySheet(DeskSheet):
    """The phrase that opens the archive, once, on the owner's paper; never shown in a traceback."""

    groups: tuple[str, ...] = ()
    made: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencySheet(DeskSheet):
    """What hangs beside the desk for the day on which the machine is gone; nothing secret, and no phone numbers.

    Attributes:
        last_good: When the last good backup was made, and its ``place``: a folder, or the label of a stick.
        folder: The folder for backups on this machine.
        sticks: Labels of the sticks.
        home: The stick that goes home tonight.
        fingerprint: The archive's, which stands in the name of each of its backups.
    """

    last_good: datetime | None = None
    place: str = ""
    folder: str = ""
    sticks: tuple[str, ...] = ()
    home: str = ""
    fingerprint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofSheet(DeskSheet):
    """What came of restoring a backup for trial.

    Attributes:
        at: When it was restored, and ``by`` whom; empty at the command line.
        place: The folder that the backup is in, and its ``name`` there.
        made: When the backup was made.
        rows: Rows of all tables together, counted when it was made and again when it was restored.
        same: Rows that stand in the archive as they were restored; None where the tables have changed.
        seq: Number of the audit log's newest entry in it, with its ``hash``.
        leads_here: Whether the archive went on from it.
        log_broken_at: The entry at which the log is broken; 0 where it isn't.
        due: When the next trial is due.
    """

    at: datetime | None = None
    by: str = ""
    place: str = ""
    name: str = ""
    made: datetime | None = None
    rows: int = 0
    same: int | None = None
    seq: int = 0
    hash: str = ""
    leads_here: bool = True
    log_broken_at: int = 0
    due: date | None = None
