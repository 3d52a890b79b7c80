"""Beds, rooms and instruments, and what services ask of the day."""

from __future__ import annotations

from dataclasses import dataclass

from db.core.audit import Action
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.resources.fields import KINDS
from db.resources.models import Resource, ServiceNeed, ServiceStaff, ServiceTiming
from db.resources.records import Need, ResourceRecord, ServiceNeeds
from db.resources.store.resources import resources
from db.salon.models import Service
from db.salon.records import ServiceRecord
from db.salon.store.catalogue import service_record
from db.staff.models import Staff
from db.text.cleaning import clean

LONGEST_NAME = 40
MOST = 20
MOST_DAYS = 400
MOST_FOLLOW_DAYS, MOST_FOLLOW_UPS = 60, 5
MOST_BUFFER = 4 * 60
_KINDS = {one.code for one in KINDS}
_BUFFERS, _FREE = ("before", "after"), ("free_from", "free_minutes")


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveResource:
    """A bed, a room or an instrument, new (id 0) or changed."""

    request_id: str
    kind: str
    name: str
    id: int = 0
    version: int = 0
    capacity: int = 1
    exclusive: bool = False
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveServiceNeeds:
    """What a service asks of the day from now on.

    Attributes:
        version: Of the service, as it was read.
    """

    request_id: str
    service: int
    version: int
    needs: ServiceNeeds


def _again(work: Work, resource: int) -> ResourceRecord:
    return next(one for one in resources(everything=True) if one.id == resource)


def _service_again(work: Work, service: int) -> ServiceRecord:
    return service_record(Service.get_by_id(service))


@operation(Permission.CATALOGUE, Action.UPDATE, again=_again)
def save_resource(work: Work, asked: SaveResource) -> ResourceRecord:
    """Adds or changes a bed, a room or an instrument.

    Raises:
        InvalidFields: With every flaw.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, ``NAME_TAKEN``.
    """
    row = Resource.get_or_none(Resource.id == asked.id) if asked.id else Resource(version=0)
    if row is None:
        raise SalonError(Code.NOT_FOUND)
    if asked.id and row.version != asked.version:
        raise SalonError(Code.CHANGED_MEANWHILE)
    name = clean(asked.name, LONGEST_NAME)
    flaws = {
        field: flaw
        for field, flaw, bad in (
            ("name", Flaw.REQUIRED, not name),
            ("kind", Flaw.NOT_A_CHOICE, asked.kind not in _KINDS),
            ("capacity", Flaw.NOT_A_NUMBER, not 1 <= asked.capacity <= MOST),
        )
        if bad
    }
    if flaws:
        raise InvalidFields(flaws)
    if Resource.select().where(Resource.name == name, Resource.id != asked.id).exists():
        raise SalonError(Code.NAME_TAKEN)
    row.kind, row.name, row.capacity = asked.kind, name, asked.capacity
    row.exclusive, row.active = asked.exclusive, asked.active
    row.version += 1
    row.save()
    work.what["resource"] = row.id
    return _again(work, row.id)


@operation(Permission.CATALOGUE, Action.UPDATE, again=_service_again)
def save_service_needs(work: Work, asked: SaveServiceNeeds) -> ServiceRecord:
    """Sets what a service takes up, who does it, and what time it takes besides its own; nothing booked moves.

    Returns:
        The service, in its new version.

    Raises:
        InvalidFields: With every flaw; ``free_minutes`` is ``LONGER_THAN_SERVICE`` where the service is over by then.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``.
    """
    service = Service.get_or_none(Service.id == asked.service)
    if service is None:
        raise SalonError(Code.NOT_FOUND)
    if service.version != asked.version:
        raise SalonError(Code.CHANGED_MEANWHILE)
    needs = asked.needs
    flaws = {
        name: Flaw.NOT_A_NUMBER
        for names, most in ((_BUFFERS, MOST_BUFFER), (_FREE, service.minutes))
        for name in names
        if not 0 <= getattr(needs, name) <= most
    }
    if not 0 <= needs.interval_days <= MOST_DAYS:
        flaws["interval_days"] = Flaw.NOT_A_NUMBER
    follow_days = sorted(set(needs.follow_days))
    if not all(0 <= day <= MOST_FOLLOW_DAYS for day in follow_days) or len(follow_days) > MOST_FOLLOW_UPS:
        flaws["follow_days"] = Flaw.NOT_A_NUMBER
    if not flaws and needs.free_minutes and needs.free_from + needs.free_minutes > service.minutes:
        flaws["free_minutes"] = Flaw.LONGER_THAN_SERVICE
    if not all(map(_is_good, needs.needs)):
        flaws["needs"] = Flaw.NOT_A_CHOICE
    working = Staff.select().where(Staff.id.in_(needs.staff), Staff.active)
    if needs.staff and working.count() != len(set(needs.staff)):
        flaws["staff"] = Flaw.NOBODY_CALLED_SO
    if flaws:
        raise InvalidFields(flaws)
    for table in (ServiceTiming, ServiceNeed, ServiceStaff):
        table.delete().where(table.service == service).execute()
    minutes = {name: getattr(needs, name) for name in (*_BUFFERS, *_FREE)}
    ServiceTiming.create(
        service=service,
        interval_days=needs.interval_days,
        follow_days=" ".join(map(str, follow_days)),
        **minutes,
    )
    for need in needs.needs:
        ServiceNeed.create(service=service, kind=need.kind, resource=need.resource, count=need.count)
    for person in dict.fromkeys(needs.staff):
        ServiceStaff.create(service=service, staff=person)
    service.version += 1
    service.save()
    work.what |= {"service": service.id, "people": list(needs.staff), "needs": len(needs.needs)}
    return service_record(service)


def _is_good(need: Need) -> bool:
    """Whether it is so many of a kind that there is, or of one resource in use."""
    if not 1 <= need.count <= MOST or bool(need.kind) == (need.resource is not None):
        return False
    if need.kind:
        return need.kind in _KINDS
    return bool(Resource.select().where(Resource.id == need.resource, Resource.active).exists())
