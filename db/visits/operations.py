"""What happens on a visit: opened at arrival, filled in, closed, and added to afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from db.clients.store.clients import checked_among
from db.clients.store.refs import require_client
from db.core.audit import Action
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import rows
from db.fields.values import Value
from db.staff.models import Staff
from db.text.cleaning import clean
from db.visits.fields import VISIT_FIELDS_BY_NAME
from db.visits.models import Addendum, Visit
from db.visits.records import VisitRecord
from db.visits.store import rows as visit_rows
from db.visits.store import visits
from db.visits.store.appointment_events import left, taken_back
from db.visits.store.bill import charge, end_bill, void_bill
from db.visits.store.checks import LONGEST_REASON, cheaper, stop_conflicts, stop_second
from db.visits.store.lines import VisitDetails, lines_before
from db.visits.store.opening import begin_visit
from db.visits.store.products import ProductUsed as ProductUsed  # the screen's way to the types
from db.visits.store.products import replace_products
from db.visits.store.services import ServiceDone as ServiceDone
from db.visits.store.services import as_services, replace_services

LONGEST_ADDENDUM = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenVisit:
    """A client has arrived, or a visit is entered late.

    Attributes:
        day: The day of the visit; None is today.
        repeat: Take services, products, steps and settings from the last visit.
        second: It is known that the client has a visit of that day already.
        course: What is let through, and was before in the same way, is so for a course of treatments.
    """

    request_id: str
    client: int
    services: tuple[ServiceDone, ...] = ()
    day: date | None = None
    repeat: bool = False
    second: bool = False
    course: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveVisit:
    """What stands on a visit now; lines of services and products replace those that were there.

    ``course`` is as for :class:`OpenVisit`.
    """

    request_id: str
    visit: int
    version: int
    values: Mapping[str, Value] = field(default_factory=dict)
    services: tuple[ServiceDone, ...] | None = None
    products: tuple[ProductUsed, ...] | None = None
    course: bool = False


@dataclass(frozen=True, slots=True)
class CloseVisit:
    """The end of a visit."""

    request_id: str
    visit: int
    version: int


@dataclass(frozen=True, slots=True)
class CancelVisit:
    """A visit that was opened for the wrong client, or by mistake, and why."""

    request_id: str
    visit: int
    version: int
    reason: str


@dataclass(frozen=True, slots=True)
class AddToClosed:
    """What is added to a closed visit."""

    request_id: str
    visit: int
    text: str


@operation(Permission.RECORD_VISIT, Action.CREATE, again=visits.again)
def open_visit(work: Work, asked: OpenVisit) -> VisitRecord:
    """Opens a visit; cautions are carried forward from the last one, a late entry is marked.

    Raises:
        InvalidFields: For a day in the future.
        Refused: As :func:`save_visit`.
        SalonError: ``NOT_FOUND``; ``SAME_DAY`` with ``visit`` and ``time`` where there is one of that day already;
            ``CONFLICT`` when a service needs an override, ``DISCOUNT`` when its price needs a reason.
    """
    require_client(asked.client)
    work.about(asked.client)
    day = asked.day or work.today
    if day > work.today:
        raise InvalidFields({"day": Flaw.IN_THE_FUTURE})
    if not asked.second:
        stop_second(asked.client, day)
    opened = begin_visit(
        work,
        asked.client,
        day,
        asked.services,
        partial(cheaper, work, asked.client),
        repeat=asked.repeat,
        course=asked.course,
    )
    return replace(visits.record_of(work, opened.visit, opened.seen), left_out=opened.left_out)


@operation(Permission.RECORD_VISIT, Action.UPDATE, again=visits.again)
def save_visit(work: Work, asked: SaveVisit) -> VisitRecord:
    """Saves what stands on an open visit.

    Raises:
        InvalidFields: With every flaw.
        Refused: ``NOT_ALLOWED`` when care notes or prices are changed without the right to them, ``NEEDS_SECOND``.
        SalonError: ``NOT_FOUND``, ``CLOSED``, ``CANCELLED``, ``CHANGED_MEANWHILE``, ``TOO_MUCH_PAID``, ``CONFLICT``, or
            ``DISCOUNT`` with ``item``, ``listed`` and ``price`` (fen) where a price needs a reason.
    """
    visit = _open(work, asked.visit, asked.version)
    old = visits.values_of(visit)
    # a page gives back all that it shows; what stands there is good already
    given = {name: value for name, value in asked.values.items() if name not in old or value != old[name]}
    values = checked_among(VISIT_FIELDS_BY_NAME, given, work.today)
    changed = {name: value for name, value in values.items() if value != old[name]}
    client = visit.client_id
    if changed:
        work.require(Permission.CARE_NOTES, client)
        if visit.carried:
            visit.carried = " ".join(name for name in visit.carried.split() if name not in changed)
    work.what["fields"] = work.digests(client, visits.write_values(visit, changed))
    before = lines_before(visit)
    if asked.services is None:
        done = as_services(before.services)
    else:
        done = replace_services(visit, before.services, asked.services, partial(cheaper, work, client))
    used = before.products if asked.products is None else replace_products(visit, before.products, asked.products)
    seen = stop_conflicts(work, visit, done, used, before=before, course=asked.course)
    charge(visit, seen.total)
    return _saved(work, visit, seen, {**old, **changed})


@operation(Permission.RECORD_VISIT, Action.UPDATE, again=visits.again)
def close_visit(work: Work, asked: CloseVisit) -> VisitRecord:
    """Closes a visit; from then on there are only addenda.

    Raises:
        SalonError: ``NOT_FOUND``, ``CLOSED``, ``CHANGED_MEANWHILE``, ``NOTHING_DONE`` without a service, or
            ``STILL_TO_PAY`` with ``amount`` in fen unless that is owed.
    """
    visit = _open(work, asked.visit, asked.version)
    if not rows("SELECT 1 FROM visit_service WHERE visit_id = ? LIMIT 1", visit.id):
        raise SalonError(Code.NOTHING_DONE)
    end_bill(visit)
    visit.closed_at = work.now
    visit.closed_by = Staff.get_by_id(work.staff)
    visit.late = visit.late or visit.day < work.today
    left(work, visit.id)
    return _saved(work, visit)


@operation(Permission.RECORD_VISIT, Action.DELETE, again=visits.again)
def cancel_visit(work: Work, asked: CancelVisit) -> VisitRecord:
    """Takes back a visit that was opened by mistake, also one that is closed: it stays to be read, and counts nowhere.

    Raises:
        InvalidFields: Without a reason.
        Refused: ``NEEDS_SECOND`` once somebody has written care notes on it, or added to it.
        SalonError: ``NOT_FOUND``, ``CANCELLED``, ``CHANGED_MEANWHILE``, ``IS_PAID`` or ``IS_SOLD``.
    """
    visit = visits.counted(work, asked.visit, asked.version)
    reason = clean(asked.reason, LONGEST_REASON)
    if not reason:
        raise InvalidFields({"reason": Flaw.REQUIRED})
    void_bill(visit)
    work.reason = reason
    carried = visit.carried.split()
    noted = any(value is not None for name, value in visits.values_of(visit).items() if name not in carried)
    if noted or rows("SELECT 1 FROM addendum WHERE visit_id = ? LIMIT 1", visit.id):
        work.require(Permission.CANCEL_NOTED, visit.client_id)
    taken_back(work, visit.id)
    visit.cancelled = reason
    visit.closed_at = work.now
    visit.closed_by = Staff.get_by_id(work.staff)
    return _saved(work, visit)


@operation(Permission.ADD_TO_CLOSED, Action.CREATE, again=visits.again)
def add_to_closed(work: Work, asked: AddToClosed) -> VisitRecord:
    """Adds to a closed visit; the old text stays as it is.

    Raises:
        InvalidFields: For an empty text.
        SalonError: ``NOT_FOUND``, or ``CLOSED`` with ``open=1`` while the visit is still open.
    """
    visit = visit_rows.get_visit(asked.visit)
    work.about(visit.client_id)
    if visit.cancelled:
        raise SalonError(Code.CANCELLED)
    if visit.closed_at is None:
        raise SalonError(Code.CLOSED, open=1)
    text = clean(asked.text, LONGEST_ADDENDUM, multiline=True)
    if not text:
        raise InvalidFields({"text": Flaw.REQUIRED})
    Addendum.create(visit=visit, at=work.now, by=work.staff, text=text)
    return visits.record_of(work, visit)


def _open(work: Work, visit: int, version: int | None = None) -> Visit:
    found = visits.counted(work, visit, version)
    if found.closed_at is not None:
        raise SalonError(Code.CLOSED)
    return found


def _saved(
    work: Work, visit: Visit, seen: VisitDetails | None = None, values: Mapping[str, Value] | None = None
) -> VisitRecord:
    visit.version += 1
    visit.save()
    return visits.record_of(work, visit, seen, values)
