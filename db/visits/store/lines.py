"""What hangs on a visit: services and products together, and what speaks against them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from db.clients.conditions.store import Health, health_of
from db.core.sql import rows
from db.visits.models import Visit, VisitProduct, VisitService
from db.visits.records import Conflict
from db.visits.store.asking import Named, Read
from db.visits.store.health import conflicts_of
from db.visits.store.products import ProductRow, products_of
from db.visits.store.services import SERVICES, ServiceRow, services_of


@dataclass(frozen=True, slots=True)
class VisitDetails:
    """What hangs on a visit, with what is known of the client's health and what speaks against its lines."""

    services: tuple[ServiceRow, ...]
    products: tuple[ProductRow, ...]
    health: Health
    conflicts: tuple[Conflict, ...]

    @property
    def lines(self) -> list[Named]:
        """What rules are asked about."""
        return named(self.services, self.products)

    @property
    def total(self) -> int:
        """Sum of the services, in fen."""
        return sum(line.price for line in self.services)


def look_at(
    visit: Visit, services: tuple[ServiceRow, ...] | None = None, products: tuple[ProductRow, ...] | None = None
) -> VisitDetails:
    """Reads what hangs on a visit, except for lines that were just written."""
    services = services_of(visit) if services is None else services
    products = products_of(visit) if products is None else products
    health = health_of(visit.client_id, visit.day)
    lines, read = named(services, products), _read_with(services, products)
    conflicts = conflicts_of(visit.client_id, lines, visit.day, health, visit.id, read)
    return VisitDetails(services, products, health, conflicts)


def named(services: Iterable[ServiceRow], products: Iterable[ProductRow]) -> list[Named]:
    """What rules are asked about: services, and products that the catalogue has."""
    return [
        *[Named(True, line.service, line.name) for line in services],
        *[Named(False, line.product, line.name, line.batch) for line in products if line.product is not None],
    ]


def _read_with(services: Iterable[ServiceRow], products: Iterable[ProductRow]) -> Read:
    """What the catalogue says of lines, as it was read with them."""
    return Read(
        tuple(sorted({line.asked for line in services})),
        tuple(sorted({line.asked for line in products if line.product is not None})),
    )


class Before(NamedTuple):
    """The lines of a visit before they are written: rows of :data:`SERVICES`, and products."""

    services: list[Any]
    products: tuple[ProductRow, ...]

    def stood(self, used: Iterable[ProductRow]) -> frozenset[tuple[bool, int | None]]:
        """What stood on the visit: whether it is a service, and its id.

        A product of which now another batch is ``used`` is new.
        """
        before = {(line.product, line.batch) for line in self.products}
        new = {line.product for line in used if (line.product, line.batch) not in before}
        products = {line.product for line in self.products} - new
        return frozenset([(True, line[1]) for line in self.services] + [(False, product) for product in products])


NO_LINES = Before([], ())


def lines_before(visit: Visit) -> Before:
    """Reads the lines of a visit that may be written."""
    return Before(rows(SERVICES, visit.id), products_of(visit))


def copy(visit: Visit, last: Visit, usual: int) -> tuple[str, ...]:
    """Services at today's price, products without their batch, which is another one by now.

    Args:
        visit: The visit that gets them.
        last: The visit that has them.
        usual: Who does what somebody did who has left.

    Returns:
        Names of the services that are no longer offered, which are left out.
    """
    left_out = []
    for line in rows(SERVICES, last.id):
        _, service, name, staff = line[:4]
        (called, price, active), works = line[8:11], line[-1]
        if not active:
            left_out.append(name)
            continue
        VisitService.create(
            visit=visit, service=service, name=called, staff=staff if works else usual, price=price, listed=price
        )
    for used in VisitProduct.select().where(VisitProduct.visit == last).order_by(VisitProduct.id):
        if used.product is None or used.product.active:
            VisitProduct.create(visit=visit, product=used.product, name=used.name, amount=used.amount)
        else:
            left_out.append(used.name)
    return tuple(left_out)
