"""What hangs on a visit: services and products together, and what speaks against them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from db.clients.records import Alert
from db.clients.store.alerts import alerts_of
from db.core.sql import rows
from db.visits.models import Visit, VisitProduct, VisitService
from db.visits.records import Conflict
from db.visits.store.health import Named, conflicts_of
from db.visits.store.products import ProductRow, products_of
from db.visits.store.services import SERVICES, ServiceRow, services_of


@dataclass(frozen=True, slots=True)
class VisitDetails:
    """What hangs on a visit, with the client's alerts and what speaks against its lines."""

    services: tuple[ServiceRow, ...]
    products: tuple[ProductRow, ...]
    alerts: tuple[Alert, ...]
    conflicts: tuple[Conflict, ...]

    @property
    def lines(self) -> list[Named]:
        """What rules are asked about: services, and products that the catalogue has."""
        return [
            *(Named(True, line.service, line.name) for line in self.services),
            *(Named(False, line.product, line.name) for line in self.products if line.product is not None),
        ]

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
    alerts = alerts_of(visit.client_id, visit.day)
    seen = VisitDetails(services, products, alerts, ())
    return replace(seen, conflicts=conflicts_of(visit.client_id, seen.lines, visit.day, alerts, visit.id))


def lines_of(visit: Visit) -> frozenset[tuple[bool, int | None]]:
    """What stands on a visit: whether it is a service, and its id."""
    return frozenset(
        (bool(is_service), id)
        for is_service, id in rows(
            "SELECT 1, service_id FROM visit_service WHERE visit_id = ? "
            "UNION ALL SELECT 0, product_id FROM visit_product WHERE visit_id = ?",
            visit.id,
            visit.id,
        )
    )


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
    for _, service, name, staff, *_, called, price, active, works in rows(SERVICES, last.id):
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
