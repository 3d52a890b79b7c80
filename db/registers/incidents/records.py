"""Secrecy incidents, as they cross the boundary of the archive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from db.fields.values import Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentStepLine:
    """One step.

    Attributes:
        step: Code, see ``STEP_NAMES`` in this area's fields.
        risk: Code, see ``RISKS``; empty but for a risk that was assessed.
        day: When somebody was told.
        client: Whose file it is about besides.
        client_number: That client's card number.
    """

    at: datetime
    by: str
    step: str
    text: str
    risk: str
    day: date | None
    client: Ref | None
    client_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRecord:
    """A secrecy incident.

    Attributes:
        number: Number in its register.
        kind: Code, see ``KINDS``.
        noticed: When somebody noticed it.
        risk: The risk as it was assessed last; empty until then.
        told_clients: When the clients were told.
        told_authority: When the authority was.
        closed: When it was closed; None while it is open.
        files: How many clients' files it is about.
        steps: What was done, the first first; of a line in a list none.
    """

    id: int
    version: int
    number: int
    kind: str
    noticed: date
    reported_by: str
    risk: str
    told_clients: date | None
    told_authority: date | None
    closed: date | None
    files: int
    steps: tuple[IncidentStepLine, ...] = ()
