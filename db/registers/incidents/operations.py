"""Secrecy incidents: reported by everybody, followed up step by step by keeper and manager."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.core.audit import Action
from db.core.counters import next_number
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import rows
from db.papers.printed.store.digests import stamp
from db.registers.incidents import store
from db.registers.incidents.fields import DATED, KINDS, LONGEST_TEXT, REOPENED, REPORTED, RISKS, STEPS
from db.registers.incidents.models import Incident, IncidentStep
from db.registers.incidents.records import IncidentRecord
from db.salon.store.salon import salon_record
from db.sheets.trust import IncidentSheet, IncidentSheetStep
from db.text.cleaning import clean

COUNTER = "incident"
_STEPS = frozenset(entry.code for entry in STEPS)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportIncident:
    """What somebody has noticed.

    Attributes:
        kind: Code, see ``KINDS``.
        whose: Id of whose file it is; 0 where nobody knows.
    """

    request_id: str
    what: str
    noticed: date
    kind: str
    whose: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AddIncidentStep:
    """What was done about an incident.

    Attributes:
        step: Code, see ``STEPS``.
        risk: Code, see ``RISKS``, with an assessment.
        day: When somebody was told.
        client: Whose file it is about besides.
    """

    request_id: str
    id: int
    version: int
    step: str
    text: str = ""
    risk: str = ""
    day: date | None = None
    client: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenIncident:
    """Why a closed incident is looked into again."""

    request_id: str
    id: int
    version: int
    text: str


@dataclass(frozen=True, slots=True)
class Reported:
    """What whoever reported an incident is told: its number, and nothing of it."""

    id: int
    number: int


def _reported_again(work: Work, incident: int) -> Reported:
    return Reported(incident, Incident.get_by_id(incident).number)


def _again(work: Work, incident: int) -> IncidentRecord:
    return store.incident_record(incident)


@operation(Permission.DESK, Action.CREATE, again=_reported_again)
def report_incident(work: Work, asked: ReportIncident) -> Reported:
    """Writes down what somebody has noticed; keeper and manager see it on their opening page.

    Raises:
        InvalidFields: With every flaw.
    """
    what = clean(asked.what, LONGEST_TEXT, multiline=True)
    flaws = {} if what else {"what": Flaw.REQUIRED}
    if asked.noticed > work.today:
        flaws["noticed"] = Flaw.IN_THE_FUTURE
    if asked.kind not in {entry.code for entry in KINDS}:
        flaws["kind"] = Flaw.NOT_A_CHOICE if asked.kind else Flaw.REQUIRED
    flaws |= _client_flaw(asked.whose, "whose")
    if flaws:
        raise InvalidFields(flaws)
    row = Incident.create(number=next_number(COUNTER), kind=asked.kind, noticed=asked.noticed, reported_by=work.staff)
    _add(work, row, REPORTED, what, client=asked.whose)
    work.what |= {"incident": row.number, "kind": row.kind}
    return Reported(row.id, row.number)


@operation(Permission.INSPECT, Action.UPDATE, again=_again)
def add_incident_step(work: Work, asked: AddIncidentStep) -> IncidentRecord:
    """Writes down what was done; what was written before stays as it is.

    It is closed once its risk was assessed and a measure was taken, and after a high one the clients were told
    (PIPL 57).

    Raises:
        InvalidFields: With every flaw.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, ``INCIDENT_CLOSED``.
    """
    row = _get(asked.id, asked.version)
    if row.closed is not None:
        raise SalonError(Code.INCIDENT_CLOSED)
    text = clean(asked.text, LONGEST_TEXT, multiline=True)
    flaws = _flaws(asked, row, text, work.today)
    if flaws:
        raise InvalidFields(flaws)
    if asked.step == "assess":
        row.risk = asked.risk
    elif asked.step == "clients":
        row.told_clients = asked.day
    elif asked.step == "authority":
        row.told_authority = asked.day
    elif asked.step == "closed":
        row.closed = work.today
    day = asked.day if asked.step in DATED else None
    risk = asked.risk if asked.step == "assess" else ""
    _add(work, row, asked.step, text, risk, day, asked.client if asked.step == "file" else 0)
    return _saved(work, row)


@operation(Permission.INSPECT, Action.UPDATE, again=_again)
def reopen_incident(work: Work, asked: ReopenIncident) -> IncidentRecord:
    """Opens a closed incident again.

    Raises:
        InvalidFields: Without a text.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, ``INCIDENT_OPEN``.
    """
    row = _get(asked.id, asked.version)
    if row.closed is None:
        raise SalonError(Code.INCIDENT_OPEN)
    text = clean(asked.text, LONGEST_TEXT, multiline=True)
    if not text:
        raise InvalidFields({"text": Flaw.REQUIRED})
    row.closed = None
    _add(work, row, REOPENED, text)
    return _saved(work, row)


@operation(Permission.INSPECT, Action.EXECUTE)
def print_incident(work: Work, incident: int) -> IncidentSheet:
    """An incident with its steps as a sheet, to be signed; of clients it has card numbers alone.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = store.incident_record(incident)
    work.what |= {"sheet": "incident", "incident": found.number}
    return IncidentSheet(
        salon=salon_record(),
        stamp=stamp(work),
        number=str(found.number),
        kind=found.kind,
        noticed=found.noticed,
        reported_by=found.reported_by,
        risk=found.risk,
        told_clients=found.told_clients,
        told_authority=found.told_authority,
        closed=found.closed,
        files=tuple(dict.fromkeys(one.client_number for one in found.steps if one.client_number)),
        steps=tuple(
            IncidentSheetStep(at=one.at, by=one.by, step=one.step, text=one.text, risk=one.risk, day=one.day)
            for one in found.steps
        ),
    )


def _flaws(asked: AddIncidentStep, row: Incident, text: str, today: date) -> dict[str, Flaw]:
    if asked.step not in _STEPS:
        return {"step": Flaw.NOT_A_CHOICE if asked.step else Flaw.REQUIRED}
    flaws = {} if text or asked.step == "file" else {"text": Flaw.REQUIRED}
    if asked.step == "assess" and asked.risk not in {entry.code for entry in RISKS}:
        flaws["risk"] = Flaw.NOT_A_CHOICE if asked.risk else Flaw.REQUIRED
    if asked.step in DATED:
        if asked.day is None:
            flaws["day"] = Flaw.REQUIRED
        elif asked.day > today:
            flaws["day"] = Flaw.IN_THE_FUTURE
        elif asked.day < row.noticed:
            flaws["day"] = Flaw.TOO_EARLY
    if asked.step == "file":
        flaws |= _client_flaw(asked.client) if asked.client else {"client": Flaw.REQUIRED}
    if asked.step == "closed" and not _is_done(row):
        flaws["step"] = Flaw.NOT_DEALT_WITH
    return flaws


def _is_done(row: Incident) -> bool:
    done = store.steps_done(row.id)
    return {"assess", "measure"} <= done and (row.risk != "high" or row.told_clients is not None)


def _client_flaw(client: int, name: str = "client") -> dict[str, Flaw]:
    if client and not rows("SELECT 1 FROM client WHERE id = ?", client):
        return {name: Flaw.NOT_A_CARD}
    return {}


def _get(incident: int, version: int) -> Incident:
    row = Incident.find(incident)
    if row is None:
        raise SalonError(Code.NOT_FOUND)
    if row.version != version:
        raise SalonError(Code.CHANGED_MEANWHILE)
    return row


def _add(
    work: Work, row: Incident, step: str, text: str, risk: str = "", day: date | None = None, client: int = 0
) -> None:
    [(before,)] = rows("SELECT COUNT(*) FROM incident_step WHERE incident_id = ?", row.id)
    IncidentStep.create(
        incident=row.id,
        seq=before + 1,
        at=work.now,
        by=work.staff,
        step=step,
        text=text,
        risk=risk,
        day=day,
        client=client or None,
    )
    work.client = client or None
    work.what["step"] = step


def _saved(work: Work, row: Incident) -> IncidentRecord:
    row.version += 1
    row.save()
    work.what["incident"] = row.number
    return store.incident_record(row.id)
