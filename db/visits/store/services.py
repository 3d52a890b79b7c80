"""The services done on a visit: what stands there stays as it was, what is new is as the catalogue has it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.sql import rows
from db.visits.models import Visit
from db.visits.store.asking import ASKED_OF_SERVICES
from db.visits.store.line_rows import Cells, of_all, replace

MOST_FEN = 100_000_000

_OFFER = f"name, price, active, {ASKED_OF_SERVICES}"
"""What the catalogue calls and charges a service now, whether it is offered, and what rules are asked of it."""
SERVICES = (
    "SELECT l.id, l.service_id, l.name, l.staff_id, t.name, l.price, l.listed, l.reason, "
    f"{', '.join(f's.{column}' for column in _OFFER.split(', '))}, t.active FROM visit_service l "
    "JOIN service s ON s.id = l.service_id JOIN staff t ON t.id = l.staff_id WHERE l.visit_id = ? ORDER BY l.id"
)
"""The lines of services, with what the catalogue says of each now, and whether who did it is here."""

_SERVICE_COLUMNS = ("service_id", "name", "staff_id", "price", "listed", "reason")

Cheaper = Callable[[str, int, int], str]
"""Lets a price below the list price through, given service, list price and price (fen); returns the reason."""


@dataclass(frozen=True, slots=True)
class ServiceDone:
    """A service on a visit: which, by whom, and its price in fen (None: as in the catalogue, or as it was).

    Attributes:
        line: Id of the line that it is or changes, 0 for a new one.
    """

    service: int
    staff: int
    price: int | None = None
    line: int = 0


class ServiceRow(NamedTuple):
    """A line of services: its price and the list price in fen, and what rules are asked of the service."""

    id: int
    service: int
    name: str
    staff: int
    staff_name: str
    price: int
    listed: int
    reason: str
    asked: tuple[Any, ...]


def services_of(visit: Visit) -> tuple[ServiceRow, ...]:
    """The lines of services, in the order in which they were done."""
    return as_services(rows(SERVICES, visit.id))


def as_services(found: Iterable[Any]) -> tuple[ServiceRow, ...]:
    """Rows of :data:`SERVICES` as lines."""
    return tuple([ServiceRow._make((*line[:8], (line[1], *line[11:-1]))) for line in found])


def replace_services(
    visit: Visit, before: list[Any], services: tuple[ServiceDone, ...], cheaper: Cheaper
) -> tuple[ServiceRow, ...]:
    """Makes these the visit's services; one without a price keeps the one that it had.

    ``before`` are the rows of :data:`SERVICES` that stand there.

    Raises:
        InvalidFields: For a price that no money can be, a service that is no longer offered, or hands that have left.
        SalonError: ``NOT_FOUND`` for a service or a member of staff that there is not.
    """
    # what most saves find
    if [(line[1], line[3], line[5]) for line in before] == [(one.service, one.staff, one.price) for one in services]:
        return as_services(before)
    return _put(visit, services, before, cheaper)


def add_services(visit: Visit, services: tuple[ServiceDone, ...], cheaper: Cheaper) -> None:
    """Writes services after those that are there.

    Raises:
        InvalidFields, SalonError: As :func:`replace_services`.
    """
    _put(visit, services, [], cheaper)


def _put(
    visit: Visit, services: tuple[ServiceDone, ...], before: list[Any], cheaper: Cheaper
) -> tuple[ServiceRow, ...]:
    """Writes services instead of some, rows of ``SERVICES``; what was read with those is not read again."""
    offers = {line[1]: line[8:-1] for line in before}
    names = {line[3]: (line[4], line[-1]) for line in before}
    if new := {one.service for one in services} - offers.keys():
        offers |= {id: offer for id, *offer in of_all(f"id, {_OFFER}", "service", new)}
    if others := {one.staff for one in services} - names.keys():
        names |= {id: (name, active) for id, name, active in of_all("id, name, active", "staff", others)}
    stood = _those_that_stood(before, services)
    wanted = [_service_cells(one, old, offers, names, cheaper) for one, old in zip(services, stood, strict=True)]
    cells = {line[0]: (*line[1:4], *line[5:8]) for line in before}
    ids = replace("visit_service", _SERVICE_COLUMNS, visit, cells, wanted)
    return tuple(
        [
            ServiceRow(
                id, service, name, staff, names[staff][0], price, listed, reason, (service, *offers[service][3:])
            )
            for id, (service, name, staff, price, listed, reason) in zip(ids, wanted, strict=True)
        ]
    )


def _those_that_stood(before: list[Any], services: tuple[ServiceDone, ...]) -> list[Any]:
    """The line that each of these was, where it was one: the one that it names, else the next of its service."""
    # what most saves find: each line where it was
    if [line[1] for line in before] == [one.service for one in services] and all(
        [one.line in (0, line[0]) for one, line in zip(services, before, strict=True)]
    ):
        return before
    here = {line[0]: line for line in before}
    claimed = {one.line for one in services}
    free = [line for id, line in here.items() if id not in claimed]
    stood: list[Any] = []
    for one in services:
        line = here.get(one.line)
        if line is None:
            line = next((line for line in free if line[1] == one.service), None)
            if line is not None:
                free.remove(line)
        stood.append(line)
    return stood


def _service_cells(
    one: ServiceDone,
    old: Any,
    offers: Mapping[int, Sequence[Any]],
    names: Mapping[int, tuple[str, int]],
    cheaper: Cheaper,
) -> Cells:
    """What a line of services holds: what stood there stays as it was, what is new is as the catalogue has it."""
    service, staff, price = one.service, one.staff, one.price
    if service not in offers or staff not in names:
        raise SalonError(Code.NOT_FOUND)
    called, listed, active = offers[service][:3]
    reason = ""
    if old is not None and old[1] == service:
        called, before, listed, reason = old[2], old[5], old[6], old[7]
        price = before if price is None else price
    else:
        before = listed
        price = listed if price is None else price
        if not active:
            raise InvalidFields({"services": Flaw.NO_LONGER_OFFERED})
    if not names[staff][1] and (old is None or old[3] != staff):
        raise InvalidFields({"services": Flaw.NOBODY_CALLED_SO})
    if not 0 <= price <= MOST_FEN:
        raise InvalidFields({"services": Flaw.NOT_AN_AMOUNT})
    if price < min(before, listed):
        reason = cheaper(called, listed, price)
    elif price >= listed:
        reason = ""
    return (service, called, staff, price, listed, reason)
