"""What hangs on a visit: services and products together, and what the client's alerts speak against."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from db.clients.records import Alert
from db.clients.store.alerts import alerts_of
from db.core.models import CodesField
from db.core.sql import rows
from db.visits.conflicts import speaks_against
from db.visits.models import Visit, VisitProduct, VisitService
from db.visits.records import Conflict
from db.visits.store.products import ProductRow, products_of
from db.visits.store.services import SERVICES, ServiceRow, services_of

_tags = lru_cache(maxsize=256)(CodesField().python_value)
"""Tags as a table keeps them; there are as many texts of them as there are services and products."""


@dataclass(frozen=True, slots=True)
class VisitDetails:
    """What hangs on a visit, with the client's alerts and the lines that those speak against."""

    services: tuple[ServiceRow, ...]
    products: tuple[ProductRow, ...]
    alerts: tuple[Alert, ...]
    conflicts: tuple[Conflict, ...]

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
    return VisitDetails(services, products, alerts, _conflicts(visit, services, products, alerts))


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


def _conflicts(
    visit: Visit, services: Iterable[ServiceRow], products: Iterable[ProductRow], alerts: tuple[Alert, ...]
) -> tuple[Conflict, ...]:
    """Services and products that an alert speaks against, in the order of the visit's lines."""
    if not alerts:
        return ()
    lines = [
        *((line.name, line.tags, True) for line in services),
        *((line.name, line.tags, False) for line in products),
    ]
    found = [
        (name, alert)
        for name, tags, is_service in lines
        for alert in alerts
        if speaks_against(alert, _tags(tags), is_service=is_service)
    ]
    if not found:
        return ()
    allowed = set(rows("SELECT item, alert FROM override WHERE visit_id = ?", visit.id))
    return tuple(dict.fromkeys(Conflict(name, alert, (name, alert.code) in allowed) for name, alert in found))
