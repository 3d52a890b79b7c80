"""What hangs on a visit: services and products, written and read, and what the client's alerts speak against."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from db.errors import Code, Flaw, InvalidFields, SalonError
from db.models import Visit, VisitProduct, VisitService
from db.models.base import CodesField
from db.records import Alert, Conflict
from db.sql import rows, run
from db.store.clients import alerts_of
from db.text import clean

MOST_FEN = 100_000_000

ALWAYS = "do_not_treat"
"""Alerts of this rule speak against every service, whatever its tags."""

BLOCKING = frozenset({ALWAYS, "no_instruments", "allergens"})
"""Rules whose conflicts need a reason and a manager's PIN; the others warn (R30)."""

_tags = lru_cache(maxsize=256)(CodesField().python_value)
"""Tags as a table keeps them; there are as many texts of them as there are services and products."""


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


class ServiceRow(NamedTuple):
    """A line of services: its price in fen, its tags as JSON."""

    id: int
    service: int
    name: str
    staff: int
    staff_name: str
    price: int
    tags: str


class ProductRow(NamedTuple):
    """A line of products, with tags (JSON) where it is in the catalogue."""

    id: int
    product: int | None
    name: str
    amount: str
    batch: str
    tags: str | None


@dataclass(frozen=True, slots=True)
class Seen:
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
) -> Seen:
    """Reads what hangs on a visit, except for lines that were just written."""
    services = services_of(visit) if services is None else services
    products = products_of(visit) if products is None else products
    alerts = alerts_of(visit.client_id)
    return Seen(services, products, alerts, _conflicts(visit, services, products, alerts))


def services_of(visit: Visit) -> tuple[ServiceRow, ...]:
    """The lines of services, in the order in which they were done."""
    found = rows(
        "SELECT l.id, l.service_id, l.name, l.staff_id, t.name, l.price, s.tags FROM visit_service l "
        "JOIN service s ON s.id = l.service_id JOIN staff t ON t.id = l.staff_id WHERE l.visit_id = ? ORDER BY l.id",
        visit.id,
    )
    return tuple(ServiceRow(*line) for line in found)


def products_of(visit: Visit) -> tuple[ProductRow, ...]:
    """The lines of products."""
    found = rows(
        "SELECT l.id, l.product_id, l.name, l.amount, l.batch, p.tags FROM visit_product l "
        "LEFT JOIN product p ON p.id = l.product_id WHERE l.visit_id = ? ORDER BY l.id",
        visit.id,
    )
    return tuple(ProductRow(*line) for line in found)


def replace_services(visit: Visit, services: tuple[ServiceDone, ...]) -> tuple[ServiceRow, ...]:
    """Writes services instead of those that were there; one without a price keeps the one that it had.

    Raises:
        SalonError: As :func:`add_services`.
    """
    kept: dict[int, list[int]] = {}
    if any(one.price is None for one in services):
        before = rows("SELECT service_id, price FROM visit_service WHERE visit_id = ? ORDER BY id", visit.id)
        for service, price in before:
            kept.setdefault(service, []).append(price)
    run("DELETE FROM visit_service WHERE visit_id = ?", visit.id)
    return add_services(visit, services, kept)


def add_services(
    visit: Visit, services: tuple[ServiceDone, ...], kept: Mapping[int, list[int]] | None = None
) -> tuple[ServiceRow, ...]:
    """Writes services after those that are there.

    Args:
        visit: The visit.
        services: The services.
        kept: Prices by service, used up by those that have none of their own; the catalogue's after that.

    Raises:
        InvalidFields: For a price that no money can be.
        SalonError: ``NOT_FOUND`` for a service or a member of staff that there is not.
    """
    kept = kept or {}
    usual = {row[0]: row for row in _of_all("id, name, price, tags", "service", [one.service for one in services])}
    here = dict(_of_all("id, name", "staff", [one.staff for one in services]))
    made: list[tuple[Any, ...]] = []
    for one in services:
        if one.service not in usual or one.staff not in here:
            raise SalonError(Code.NOT_FOUND)
        _, name, price, tags = usual[one.service]
        if one.price is not None:
            price = one.price
        elif kept.get(one.service):
            price = kept[one.service].pop(0)
        if not 0 <= price <= MOST_FEN:
            raise InvalidFields({"services": Flaw.NOT_AN_AMOUNT})
        made.append((one.service, name, one.staff, here[one.staff], price, tags))
    ids = _insert(
        "INSERT INTO visit_service (visit_id, service_id, name, staff_id, price) VALUES",
        [(visit.id, service, name, staff, price) for service, name, staff, _, price, _ in made],
    )
    return tuple(ServiceRow(id, *line) for id, line in zip(ids, made, strict=True))


def replace_products(visit: Visit, products: tuple[ProductUsed, ...]) -> tuple[ProductRow, ...]:
    """Writes products instead of those that were there.

    Raises:
        InvalidFields: For one without a name.
        SalonError: ``NOT_FOUND`` for one that the catalogue doesn't have.
    """
    run("DELETE FROM visit_product WHERE visit_id = ?", visit.id)
    known = dict(_of_all("id, tags", "product", [one.product for one in products if one.product is not None]))
    made: list[tuple[Any, ...]] = []
    for one in products:
        name = clean(one.name, 120)
        if not name:
            raise InvalidFields({"products": Flaw.REQUIRED})
        if one.product is not None and one.product not in known:
            raise SalonError(Code.NOT_FOUND)
        tags = None if one.product is None else known[one.product]
        made.append((one.product, name, clean(one.amount, 40), clean(one.batch, 40), tags))
    ids = _insert(
        "INSERT INTO visit_product (visit_id, product_id, name, amount, batch) VALUES",
        [(visit.id, *line) for *line, _ in made],
    )
    return tuple(ProductRow(id, *line) for id, line in zip(ids, made, strict=True))


def copy(visit: Visit, last: Visit) -> None:
    """Services at today's price, products without their batch, which is another one by now."""
    for line in VisitService.select().where(VisitService.visit == last).order_by(VisitService.id):
        service = line.service
        VisitService.create(visit=visit, service=service, name=service.name, staff=line.staff, price=service.price)
    for used in VisitProduct.select().where(VisitProduct.visit == last).order_by(VisitProduct.id):
        VisitProduct.create(visit=visit, product=used.product, name=used.name, amount=used.amount)


def _of_all(columns: str, table: str, ids: list[int]) -> list[Any]:
    """Some columns of the rows with these ids, in one statement."""
    return rows(f"SELECT {columns} FROM {table} WHERE id IN ({','.join('?' * len(ids))})", *ids) if ids else []


def _insert(head: str, lines: list[tuple[Any, ...]]) -> range:
    """Adds rows in one statement; gives their ids, which SQLite counts on in the order of the rows."""
    if not lines:
        return range(0)
    places = ", ".join([f"({', '.join('?' * len(lines[0]))})"] * len(lines))
    last = run(f"{head} {places}", *(cell for line in lines for cell in line)).lastrowid
    return range(last - len(lines) + 1, last + 1)


def _conflicts(
    visit: Visit, services: Iterable[ServiceRow], products: Iterable[ProductRow], alerts: tuple[Alert, ...]
) -> tuple[Conflict, ...]:
    """Services and products that an alert speaks against, in the order of the visit's lines."""
    if not alerts:
        return ()
    found = [
        (line.name, alert)
        for line in services
        for alert in alerts
        if alert.rule == ALWAYS or alert.code in _tags(line.tags)
    ]
    found += [(line.name, alert) for line in products for alert in alerts if alert.code in _tags(line.tags)]
    if not found:
        return ()
    allowed = set(rows("SELECT item, alert FROM override WHERE visit_id = ?", visit.id))
    return tuple(dict.fromkeys(Conflict(name, alert, (name, alert.code) in allowed) for name, alert in found))
