"""The log of clients' written requests: to see, copy, correct or delete what is kept of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from db.clients.store import clients
from db.core.audit import Action
from db.core.counters import next_number
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.papers.printed.store.digests import stamp
from db.registers.access_requests import store as access_requests
from db.registers.access_requests.fields import OUTCOMES, WISHES
from db.registers.access_requests.models import AccessRequest
from db.registers.access_requests.records import AccessRequestRecord
from db.salon.store.salon import salon_record
from db.sheets.client import SheetClient
from db.sheets.registers import AccessRequestSheet
from db.staff.models import Staff
from db.staff.store.people import works_here
from db.text.cleaning import clean

COUNTER = "access_request"
LONGEST_IDENTITY = 200
LONGEST_TEXT = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveRequest:
    """A request that came in, new (id 0) or corrected before it is answered.

    Attributes:
        wishes: Codes of what is asked for, see ``WISHES``.
        identity: How it was checked who asks; empty until it was.
        identity_by: Who checked it; 0 is the person at the desk.
        helper: Who helps the client, and sees to the answer; 0 is the person at the desk.
    """

    request_id: str
    client: int
    received: date
    wishes: tuple[str, ...]
    id: int = 0
    version: int = 0
    details: str = ""
    identity: str = ""
    identity_by: int = 0
    helper: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRequest:
    """What came of a request.

    Attributes:
        result: What was done; what was kept, and why.
        outcome: Code, see ``OUTCOMES``.
    """

    id: int
    version: int
    answered: date
    result: str
    outcome: str = "full"


def _again(work: Work, request: int) -> AccessRequestRecord:
    return access_requests.record(work.today, request)


@operation(Permission.REQUEST_ERASURE, Action.UPDATE, again=_again)
def save_request(work: Work, asked: SaveRequest) -> AccessRequestRecord:
    """Writes down that a client asks for something, and how it was checked who it is; gives it its number.

    It is to be answered within as many days of the day it came in as the salon has set: the law says "timely" and gives
    no number (PIPL 50); 15 are usual, well inside the 30 days of GB/T 35273—2020, 8.7.

    Raises:
        InvalidFields: With every flaw.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, ``ANSWERED``.
    """
    clients.get_client(asked.client)
    work.about(asked.client)
    identity = clean(asked.identity, LONGEST_IDENTITY)
    _check(asked, identity, work.today)
    row = _open(asked.id, asked.version) if asked.id else AccessRequest(version=0, received_by=work.staff)
    if not asked.id:
        row.number = next_number(COUNTER)
    row.client_id, row.received, row.wishes = asked.client, asked.received, _in_order(asked.wishes)
    row.due = asked.received + timedelta(days=salon_record().answer_days)
    row.details = clean(asked.details, LONGEST_TEXT, multiline=True)
    row.identity, row.identity_by_id = identity, (asked.identity_by or work.staff) if identity else None
    row.helper_id = asked.helper or row.helper_id or work.staff
    return _done(work, row)


@operation(Permission.INSPECT, Action.UPDATE)
def answer_request(work: Work, asked: AnswerRequest) -> AccessRequestRecord:
    """Writes down what came of a request; afterwards it stays as it is. Erasing is an operation of its own.

    Raises:
        InvalidFields: Without a result, before somebody checked who asks, or for a day before it came in or to come.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, ``ANSWERED``.
    """
    row = _open(asked.id, asked.version)
    result = clean(asked.result, LONGEST_TEXT, multiline=True)
    flaws = {} if row.identity else {"identity": Flaw.REQUIRED}
    if not row.received <= asked.answered <= work.today:
        flaws["answered"] = Flaw.IN_THE_FUTURE if asked.answered > work.today else Flaw.TOO_EARLY
    if not result:
        flaws["result"] = Flaw.REQUIRED
    if asked.outcome not in {entry.code for entry in OUTCOMES}:
        flaws["outcome"] = Flaw.NOT_A_CHOICE if asked.outcome else Flaw.REQUIRED
    if flaws:
        raise InvalidFields(flaws)
    row.answered, row.answered_by_id, row.result = asked.answered, work.staff, result
    row.outcome = asked.outcome
    return _done(work, row)


@operation(Permission.REQUEST_ERASURE, Action.EXECUTE)
def print_request(work: Work, request: int) -> AccessRequestSheet:
    """The request as a sheet, with what is known of it filled in, for the client to sign.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = access_requests.record(work.today, request)
    work.client = found.client.id
    work.what |= {"sheet": "access_request", "request": found.number}
    return AccessRequestSheet(
        salon=salon_record(),
        stamp=stamp(work),
        client=SheetClient(found.client_number, found.client.label, found.last_four),
        number=str(found.number),
        received=found.received,
        due=found.due,
        wishes=found.wishes,
        details=found.details,
        received_by=found.received_by,
        helper=found.helper.label if found.helper else "",
        identity_by=" · ".join((found.identity_by.label, found.identity)) if found.identity_by else "",
        answered=found.answered,
        outcome=found.outcome,
        result=found.result,
    )


def _check(asked: SaveRequest, identity: str, today: date) -> None:
    flaws: dict[str, Flaw] = {}
    if asked.received > today:
        flaws["received"] = Flaw.IN_THE_FUTURE
    if not asked.wishes:
        flaws["wishes"] = Flaw.REQUIRED
    elif set(asked.wishes) != set(_in_order(asked.wishes)):
        flaws["wishes"] = Flaw.NOT_A_CHOICE
    if asked.identity_by and not identity:
        flaws["identity"] = Flaw.REQUIRED
    if asked.identity_by and not Staff.select().where(Staff.id == asked.identity_by).exists():
        flaws["identity_by"] = Flaw.NOBODY_CALLED_SO
    if asked.helper and not works_here(asked.helper):
        flaws["helper"] = Flaw.NOBODY_CALLED_SO
    if flaws:
        raise InvalidFields(flaws)


def _in_order(wishes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(entry.code for entry in WISHES if entry.code in wishes)


def _open(request: int, version: int) -> AccessRequest:
    row = AccessRequest.get_or_none(AccessRequest.id == request)
    if row is None:
        raise SalonError(Code.NOT_FOUND)
    if row.answered is not None:
        raise SalonError(Code.ANSWERED)
    if row.version != version:
        raise SalonError(Code.CHANGED_MEANWHILE)
    return row


def _done(work: Work, row: AccessRequest) -> AccessRequestRecord:
    row.version += 1
    row.save()
    work.client = row.client_id
    work.what |= {"request": row.number, "wishes": list(row.wishes), "answered": row.answered is not None}
    return access_requests.record(work.today, row.id)
