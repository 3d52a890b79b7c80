"""What happens on a visit: opened at arrival, filled in, paid, closed, and added to afterwards (R42–R53, R90)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from db.audit import Action
from db.errors import Code, Flaw, InvalidFields, SalonError
from db.fields import VISIT_FIELDS
from db.fields import choices as lists
from db.fields.entry import stored
from db.guard import operation
from db.models import Addendum, Override, Payment, Staff, Visit, VisitProduct, VisitService
from db.permissions import Permission
from db.records import Value, VisitRecord
from db.sql import rows, run
from db.store import clients, visit_rows, visits
from db.store.clients import checked
from db.text import clean
from db.work import Work

LONGEST_ADDENDUM = 4000
MOST_FEN = 100_000_000


@dataclass(frozen=True, slots=True)
class ServiceDone:
    """A service on a visit: which, by whom, and its price in fen (None: as in the catalogue, or as it was)."""

    service: int
    staff: int
    price: int | None = None


@dataclass(frozen=True, slots=True)
class ProductUsed:
    """A product used on a visit; one that is not in the catalogue has a name only."""

    name: str
    product: int | None = None
    amount: str = ""
    batch: str = ""


@dataclass(frozen=True, slots=True)
class OpenVisit:
    """A client has arrived, or a visit is entered late.

    Attributes:
        day: The day of the visit; None is today.
        repeat: Take services, products, steps and settings from the last visit.
    """

    request_id: str
    client: int
    services: tuple[ServiceDone, ...] = ()
    day: date | None = None
    repeat: bool = False


@dataclass(frozen=True, slots=True)
class SaveVisit:
    """What stands on a visit now; lines of services and products replace those that were there."""

    request_id: str
    visit: int
    version: int
    values: Mapping[str, Value] = field(default_factory=dict)
    services: tuple[ServiceDone, ...] | None = None
    products: tuple[ProductUsed, ...] | None = None


@dataclass(frozen=True, slots=True)
class Pay:
    """A payment on a visit, in fen."""

    request_id: str
    visit: int
    method: str
    amount: int


@dataclass(frozen=True, slots=True)
class CloseVisit:
    """The end of a visit."""

    request_id: str
    visit: int
    version: int


@dataclass(frozen=True, slots=True)
class AddToClosed:
    """What is added to a closed visit."""

    request_id: str
    visit: int
    text: str


def _again(work: Work, visit: int) -> VisitRecord:
    found = _found(visit)
    work.about(found.client_id)
    return visits.record_of(work, found)


@operation(Permission.RECORD_VISIT, Action.CREATE, again=_again)
def open_visit(work: Work, asked: OpenVisit) -> VisitRecord:
    """Opens a visit; cautions are carried forward from the last one (R47), a late entry is marked (R53).

    Raises:
        InvalidFields: For a day in the future.
        SalonError: ``NOT_FOUND``, or ``CONFLICT`` when a service needs an override.
    """
    clients.found(asked.client)
    work.about(asked.client)
    day = asked.day or work.today
    if day > work.today:
        raise InvalidFields({"day": Flaw.IN_THE_FUTURE})
    earlier = Visit.select().where(Visit.client == asked.client, Visit.day <= day)
    last = earlier.order_by(Visit.day.desc(), Visit.id.desc()).first()
    visit = Visit.create(client=asked.client, day=day, opened_at=work.now, opened_by=work.staff, late=day < work.today)
    if last is not None:
        _carry(visit, last, ("cautions", "steps", "settings") if asked.repeat else ("cautions",))
        if asked.repeat:
            _copy_lines(visit, last)
    _put_services(visit, asked.services)
    seen = _stop_conflicts(work, visit)
    visit.total = seen.total
    visit_rows.save(visit)
    return visits.record_of(work, visit, seen)


@operation(Permission.RECORD_VISIT, Action.UPDATE, again=_again)
def save_visit(work: Work, asked: SaveVisit) -> VisitRecord:
    """Saves what stands on an open visit.

    Raises:
        InvalidFields: With every flaw.
        Refused: ``NOT_ALLOWED`` when care notes are changed without the right to them.
        SalonError: ``NOT_FOUND``, ``CLOSED``, ``CHANGED_MEANWHILE``, ``TOO_MUCH_PAID``, or ``CONFLICT``.
    """
    visit = _open(work, asked.visit, asked.version)
    values = checked(VISIT_FIELDS, asked.values, work.today)
    old = visits.values_of(visit)
    changed = {name: value for name, value in values.items() if value != old[name]}
    if changed:
        work.require(Permission.CARE_NOTES, visit.client_id)
        visits.write_values(visit, changed)
        visit.carried = " ".join(name for name in visit.carried.split() if name not in changed)
    if asked.services is not None:
        _replace_services(visit, asked.services)
    if asked.products is not None:
        run("DELETE FROM visit_product WHERE visit_id = ?", visit.id)
        _put_products(visit, asked.products)
    seen = _stop_conflicts(work, visit)
    visit.total = seen.total
    if visit.paid > visit.total:
        raise SalonError(Code.TOO_MUCH_PAID)
    work.what["fields"] = work.digests(visit.client_id, {name: stored(value) for name, value in changed.items()})
    return _saved(work, visit, seen)


@operation(Permission.TAKE_PAYMENT, Action.CREATE, again=_again)
def take_payment(work: Work, asked: Pay) -> VisitRecord:
    """Takes a payment on an open visit.

    Raises:
        InvalidFields: For an unknown method or an amount that is not positive.
        SalonError: ``NOT_FOUND``, ``CLOSED``, or ``TOO_MUCH_PAID`` when it is more than what is left.
    """
    visit = _open(work, asked.visit)
    if asked.method not in {entry.code for entry in lists.PAYMENT}:
        raise InvalidFields({"method": Flaw.NOT_A_CHOICE})
    if asked.amount <= 0:
        raise InvalidFields({"amount": Flaw.NOT_AN_AMOUNT})
    if visit.paid + asked.amount > visit.total:
        raise SalonError(Code.TOO_MUCH_PAID)
    Payment.create(
        visit=visit, client=visit.client_id, method=asked.method, amount=asked.amount, at=work.now, by=work.staff
    )
    visit.paid += asked.amount
    work.what["amount"] = asked.amount
    return _saved(work, visit)


@operation(Permission.RECORD_VISIT, Action.UPDATE, again=_again)
def close_visit(work: Work, asked: CloseVisit) -> VisitRecord:
    """Closes a visit; from then on there are only addenda.

    Raises:
        SalonError: ``NOT_FOUND``, ``CLOSED``, ``CHANGED_MEANWHILE``, ``NOTHING_DONE`` without a service, or
            ``STILL_TO_PAY`` with ``amount`` in fen.
    """
    visit = _open(work, asked.visit, asked.version)
    if not rows("SELECT 1 FROM visit_service WHERE visit_id = ? LIMIT 1", visit.id):
        raise SalonError(Code.NOTHING_DONE)
    if visit.paid < visit.total:
        raise SalonError(Code.STILL_TO_PAY, amount=visit.total - visit.paid)
    visit.closed_at = work.now
    visit.closed_by = Staff.get_by_id(work.staff)
    visit.late = visit.late or visit.day < work.today
    return _saved(work, visit)


@operation(Permission.ADD_TO_CLOSED, Action.CREATE, again=_again)
def add_to_closed(work: Work, asked: AddToClosed) -> VisitRecord:
    """Adds to a closed visit; the old text stays as it is (R122).

    Raises:
        InvalidFields: For an empty text.
        SalonError: ``NOT_FOUND``, or ``CLOSED`` with ``open=1`` while the visit is still open.
    """
    visit = _found(asked.visit)
    work.about(visit.client_id)
    if visit.closed_at is None:
        raise SalonError(Code.CLOSED, open=1)
    text = clean(asked.text, LONGEST_ADDENDUM, multiline=True)
    if not text:
        raise InvalidFields({"text": Flaw.REQUIRED})
    Addendum.create(visit=visit, at=work.now, by=work.staff, text=text)
    return visits.record_of(work, visit)


def _stop_conflicts(work: Work, visit: Visit) -> visits.Seen:
    """Lets a blocking conflict through only with a reason and a manager's PIN, and writes that down (R30).

    Returns:
        What hangs on the visit now.
    """
    seen = visits.look_at(visit)
    blocking = [found for found in seen.conflicts if found.alert.rule in visits.BLOCKING and not found.overridden]
    if not blocking:
        return seen
    reason = clean(work.desk.reason, LONGEST_ADDENDUM)
    if not reason:
        raise SalonError(Code.CONFLICT, item=blocking[0].item, alert=blocking[0].alert.code, count=len(blocking))
    approver = (
        work.staff
        if work.may(Permission.OVERRIDE_CONFLICT, visit.client_id)
        else work.use_approval(Permission.OVERRIDE_CONFLICT)
    )
    for found in blocking:
        Override.create(
            visit=visit,
            item=found.item,
            alert=found.alert.code,
            reason=reason,
            by=work.staff,
            approver=approver,
            at=work.now,
        )
    work.what["overridden"] = sorted({found.alert.code for found in blocking})
    return visits.look_at(visit)


def _carry(visit: Visit, last: Visit, names: tuple[str, ...]) -> None:
    kept = [name for name in names if getattr(last, name)]
    for name in kept:
        setattr(visit, name, getattr(last, name))
    visit.carried = " ".join(kept)


def _copy_lines(visit: Visit, last: Visit) -> None:
    """Services at today's price, products without their batch, which is another one by now."""
    for line in VisitService.select().where(VisitService.visit == last).order_by(VisitService.id):
        service = line.service
        VisitService.create(visit=visit, service=service, name=service.name, staff=line.staff, price=service.price)
    for used in VisitProduct.select().where(VisitProduct.visit == last).order_by(VisitProduct.id):
        VisitProduct.create(visit=visit, product=used.product, name=used.name, amount=used.amount)


def _replace_services(visit: Visit, services: tuple[ServiceDone, ...]) -> None:
    kept: dict[int, list[int]] = {}
    if any(one.price is None for one in services):
        before = rows("SELECT service_id, price FROM visit_service WHERE visit_id = ? ORDER BY id", visit.id)
        for service, price in before:
            kept.setdefault(service, []).append(price)
    run("DELETE FROM visit_service WHERE visit_id = ?", visit.id)
    as_it_was = [
        ServiceDone(
            one.service,
            one.staff,
            one.price if one.price is not None or not kept.get(one.service) else kept[one.service].pop(0),
        )
        for one in services
    ]
    _put_services(visit, tuple(as_it_was))


def _put_services(visit: Visit, services: tuple[ServiceDone, ...]) -> None:
    usual = {
        id: (name, price) for id, name, price in _of_all("id, name, price", "service", [o.service for o in services])
    }
    here = {id for (id,) in _of_all("id", "staff", [one.staff for one in services])}
    cells: list[object] = []
    for one in services:
        if one.service not in usual or one.staff not in here:
            raise SalonError(Code.NOT_FOUND)
        name, price = usual[one.service]
        price = price if one.price is None else one.price
        if not 0 <= price <= MOST_FEN:
            raise InvalidFields({"services": Flaw.NOT_AN_AMOUNT})
        cells += [visit.id, one.service, name, one.staff, price]
    if services:
        places = ", ".join(["(?, ?, ?, ?, ?)"] * len(services))
        run(f"INSERT INTO visit_service (visit_id, service_id, name, staff_id, price) VALUES {places}", *cells)


def _of_all(columns: str, table: str, ids: list[int]) -> list[Any]:
    """Some columns of the rows with these ids, in one statement."""
    return rows(f"SELECT {columns} FROM {table} WHERE id IN ({','.join('?' * len(ids))})", *ids)


def _put_products(visit: Visit, products: tuple[ProductUsed, ...]) -> None:
    for one in products:
        name = clean(one.name, 120)
        if not name:
            raise InvalidFields({"products": Flaw.REQUIRED})
        if one.product is not None and not rows("SELECT 1 FROM product WHERE id = ?", one.product):
            raise SalonError(Code.NOT_FOUND)
        run(
            "INSERT INTO visit_product (visit_id, product_id, name, amount, batch) VALUES (?, ?, ?, ?, ?)",
            visit.id,
            one.product,
            name,
            clean(one.amount, 40),
            clean(one.batch, 40),
        )


def _open(work: Work, visit: int, version: int | None = None) -> Visit:
    found = _found(visit)
    work.about(found.client_id)
    if found.closed_at is not None:
        raise SalonError(Code.CLOSED)
    if version is not None and found.version != version:
        raise SalonError(Code.CHANGED_MEANWHILE)
    return found


def _saved(work: Work, visit: Visit, seen: visits.Seen | None = None) -> VisitRecord:
    visit.version += 1
    visit_rows.save(visit)
    return visits.record_of(work, visit, seen)


def _found(visit: int) -> Visit:
    found = visit_rows.found(visit)
    if found is None:
        raise SalonError(Code.NOT_FOUND)
    return found
