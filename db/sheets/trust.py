"""What the registers of secrecy are drawn from: incidents, training, what was given to third parties.

Every record has defaults, as those of ``db.sheets.client`` have.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from db.sheets.client import DeskSheet, SheetClient


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentSheetStep:
    """One step of an incident: see ``db.registers.incidents.fields`` for its codes."""

    at: datetime
    by: str
    step: str
    text: str = ""
    risk: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentSheet(DeskSheet):
    """A secrecy incident.

    Attributes:
        kind: Code of what happened.
        noticed: When somebody noticed it.
        risk: Code of the risk.
        files: Card numbers of whose files it is about; no names.
        steps: What was done, the first first.
    """

    number: str = ""
    kind: str = ""
    noticed: date | None = None
    reported_by: str = ""
    risk: str = ""
    told_clients: date | None = None
    told_authority: date | None = None
    closed: date | None = None
    files: tuple[str, ...] = ()
    steps: tuple[IncidentSheetStep, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingSheet(DeskSheet):
    """A training, a check, or a review of the notice, with who took part.

    Attributes:
        kind: ``training``, ``check`` or ``notice``.
        hours: Whole hours; 0 where nobody said.
        people: Names of who took part, to be signed.
    """

    number: str = ""
    kind: str = ""
    topic: str = ""
    day: date | None = None
    hours: int = 0
    given_by: str = ""
    result: str = ""
    next_due: date | None = None
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosed:
    """What was given to a third party: see ``db.registers.disclosures.fields`` for its grounds."""

    day: date
    to_whom: str
    what: str
    ground: str
    basis: str = ""
    consented: date | None = None
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosuresSheet(DeskSheet):
    """To whom something of a client was given."""

    client: SheetClient | None = None
    lines: tuple[Disclosed, ...] = ()
