"""The services of an appointment as they are asked for, and as they were booked before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from db.appointments.requests import PartAsked
from db.appointments.schedule.day import Wanted
from db.clients.conditions.store import health_of
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.sql import rows, rows_among
from db.resources.store.needs import needs_of
from db.text.clock import DAY
from db.visits.store.asking import Named
from db.visits.store.health import conflicts_of

MOST_PARTS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A part as it is written down: what it is called and costs (fen), and what is asked of the day."""

    id: int
    name: str
    price: int
    wanted: Wanted


def services_asked(asked: Sequence[PartAsked], appointment: int = 0) -> list[Service]:
    """Parts as they were asked for: what was booked before keeps its name, price, length and buffers.

    Args:
        asked: The parts.
        appointment: Id of the appointment that they are of, 0 for a new one.

    Raises:
        InvalidFields: There are none, or too many, or one has no length, or is no longer offered.
        SalonError: ``NOT_FOUND``.
    """
    if not 0 < len(asked) <= MOST_PARTS:
        raise InvalidFields({"services": Flaw.REQUIRED})
    before = {one.id: one for one in services_booked(appointment)} if appointment else {}
    catalogue = {
        id: (name, minutes, price, bool(active))
        for id, name, minutes, price, active in rows_among(
            "SELECT id, name, minutes, price, active FROM service WHERE id IN ({})", [one.service for one in asked]
        )
    }
    needs = needs_of(list(catalogue))
    found = []
    for one in asked:
        if one.service not in catalogue:
            raise SalonError(Code.NOT_FOUND)
        stood = before.get(one.part)
        if stood is not None and stood.wanted.service == one.service:
            minutes = stood.wanted.minutes if one.minutes is None else one.minutes
            wanted = replace(stood.wanted, staff=one.staff, minutes=minutes, together=one.together)
            service = replace(stood, wanted=wanted)
        else:
            name, minutes, price, active = catalogue[one.service]
            minutes = minutes if one.minutes is None else one.minutes
            if not active:
                raise InvalidFields({"services": Flaw.NO_LONGER_OFFERED})
            wanted = Wanted(
                service=one.service, staff=one.staff, minutes=minutes, asks=needs[one.service], together=one.together
            )
            service = Service(id=0, name=name, price=price, wanted=wanted)
        if not 0 < minutes <= DAY:
            raise InvalidFields({"services": Flaw.NOT_A_NUMBER})
        found.append(service)
    return found


def services_booked(appointment: int) -> list[Service]:
    """The parts of an appointment; buffers and free minutes are as they were, needs and who does it as they are now."""
    lines = rows(
        "SELECT id, service_id, name, price, staff_id, minutes, together, before, after, free_from, free_minutes "
        "FROM appointment_part WHERE appointment_id = ? ORDER BY seq",
        appointment,
    )
    had: defaultdict[int, set[int]] = defaultdict(set)
    for part, resource in rows_among(
        "SELECT part_id, resource_id FROM part_resource WHERE part_id IN ({})", [line[0] for line in lines]
    ):
        had[part].add(resource)
    needs = needs_of(list({line[1] for line in lines}))
    return [
        Service(
            id=id,
            name=name,
            price=price,
            wanted=Wanted(
                service=service,
                staff=staff,
                minutes=minutes,
                asks=replace(
                    needs[service], before=before, after=after, free_from=free_from, free_minutes=free_minutes
                ),
                together=bool(together),
                had=frozenset(had[id]),
            ),
        )
        for id, service, name, price, staff, minutes, together, before, after, free_from, free_minutes in lines
    ]


def is_to_clear(client: int, services: Sequence[Service], day: date) -> bool:
    """Whether something that is known of the client's health stops one of the services on the day."""
    if not client:
        return False
    asked = [Named(True, service.wanted.service, service.name) for service in services]
    return any(one.stops for one in conflicts_of(client, asked, day, health_of(client, day)))
