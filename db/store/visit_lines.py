"""What hangs on a visit: services and products, written and read, and what the client's alerts speak against."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from operator import ne
from typing import Any, NamedTuple

from db.errors import Code, Flaw, InvalidFields, SalonError
from db.models import Visit, VisitProduct, VisitService
from db.models.base import CodesField
from db.records import Alert
from db.sql import rows, run, write, write_each
from db.store.alerts import alerts_of
from db.text import clean
from db.visit_records import Conflict

MOST_FEN = 100_000_000

ALWAYS = "do_not_treat"
"""Alerts of this rule speak against every service, whatever its tags."""

BLOCKING = frozenset({ALWAYS, "no_instruments", "allergens"})
"""Rules whose conflicts need a reason and a manager's PIN; the others warn (R30)."""

_SERVICES = (
    "SELECT l.id, l.service_id, l.name, l.staff_id, t.name, l.price, s.tags, s.name, s.price FROM visit_service l "
    "JOIN service s ON s.id = l.service_id JOIN staff t ON t.id = l.staff_id WHERE l.visit_id = ? ORDER BY l.id"
)
"""The lines of services, each with what the catalogue calls and charges the service now."""

_Cells = tuple[Any, ...]
"""What a line's own columns hold, without its id and its visit."""

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
    alerts = alerts_of(visit.client_id, visit.day)
    return Seen(services, products, alerts, _conflicts(visit, services, products, alerts))


def services_of(visit: Visit) -> tuple[ServiceRow, ...]:
    """The lines of services, in the order in which they were done."""
    return tuple(_service_row(line) for line in rows(_SERVICES, visit.id))


def products_of(visit: Visit) -> tuple[ProductRow, ...]:
    """The lines of products."""
    found = rows(
        "SELECT l.id, l.product_id, l.name, l.amount, l.batch, p.tags FROM visit_product l "
        "LEFT JOIN product p ON p.id = l.product_id WHERE l.visit_id = ? ORDER BY l.id",
        visit.id,
    )
    return tuple(map(ProductRow._make, found))


def replace_services(visit: Visit, services: tuple[ServiceDone, ...]) -> tuple[ServiceRow, ...]:
    """Makes these the visit's services; one without a price keeps the one that it had.

    Raises:
        SalonError: As :func:`add_services`.
    """
    before = rows(_SERVICES, visit.id)
    # what most saves find
    if [(service, staff, price) for _, service, _, staff, _, price, *_ in before] == [
        (one.service, one.staff, one.price) for one in services
    ]:
        return tuple(map(_service_row, before))
    return _put_services(visit, services, before)


def add_services(visit: Visit, services: tuple[ServiceDone, ...]) -> tuple[ServiceRow, ...]:
    """Writes services after those that are there; one without a price has the catalogue's.

    Raises:
        InvalidFields: For a price that no money can be.
        SalonError: ``NOT_FOUND`` for a service or a member of staff that there is not.
    """
    return _put_services(visit, services, [])


def _taken(kept: list[tuple[int, int]], service: int, usual: int) -> int:
    """The price of the next line of this service that was there, each but once; the usual one after the last."""
    for at, (other, price) in enumerate(kept):
        if other == service:
            del kept[at]
            return price
    return usual


def _service_row(line: tuple[Any, ...]) -> ServiceRow:
    """A line of ``_SERVICES`` without what the catalogue says of the service now."""
    return ServiceRow._make(line[:-2])


def _put_services(visit: Visit, services: tuple[ServiceDone, ...], before: list[Any]) -> tuple[ServiceRow, ...]:
    """Writes services instead of some, rows of ``_SERVICES``; what was read with those is not read again."""
    here: dict[int, _Cells] = {}
    usual: dict[int, tuple[str, int, str]] = {}
    names: dict[int, str] = {}
    for id, service, name, staff, staff_name, price, tags, called, costs in before:
        here[id] = (service, name, staff, price)
        usual[service] = (called, costs, tags)
        names[staff] = staff_name
    kept = [(service, price) for service, _, _, price in here.values()]
    new = {one.service for one in services} - usual.keys()
    usual |= {id: (called, costs, tags) for id, called, costs, tags in _of_all("id, name, price, tags", "service", new)}
    names |= _of_all("id, name", "staff", {one.staff for one in services} - names.keys())
    wanted: list[_Cells] = []
    for one in services:
        service, staff, price = one.service, one.staff, one.price
        if service not in usual or staff not in names:
            raise SalonError(Code.NOT_FOUND)
        called, costs, _ = usual[service]
        if price is None:
            price = _taken(kept, service, costs)
        if not 0 <= price <= MOST_FEN:
            raise InvalidFields({"services": Flaw.NOT_AN_AMOUNT})
        wanted.append((service, called, staff, price))
    ids = _replace("visit_service", ("service_id", "name", "staff_id", "price"), visit, here, wanted)
    return tuple(
        [
            ServiceRow(id, service, name, staff, names[staff], price, usual[service][2])
            for id, (service, name, staff, price) in zip(ids, wanted, strict=True)
        ]
    )


def replace_products(visit: Visit, products: tuple[ProductUsed, ...]) -> tuple[ProductRow, ...]:
    """Makes these the visit's products.

    Raises:
        InvalidFields: For one without a name.
        SalonError: ``NOT_FOUND`` for one that the catalogue doesn't have.
    """
    before = products_of(visit)
    here: dict[int, _Cells] = {line.id: line[1:-1] for line in before}
    if list(here.values()) == [(one.product, one.name, one.amount, one.batch) for one in products]:
        return before
    tags: dict[int | None, str | None] = {None: None, **{line.product: line.tags for line in before}}
    tags |= _of_all("id, tags", "product", {one.product for one in products} - tags.keys())
    wanted: list[_Cells] = []
    for one in products:
        name = clean(one.name, 120)
        if not name:
            raise InvalidFields({"products": Flaw.REQUIRED})
        if one.product not in tags:
            raise SalonError(Code.NOT_FOUND)
        wanted.append((one.product, name, clean(one.amount, 40), clean(one.batch, 40)))
    ids = _replace("visit_product", ("product_id", "name", "amount", "batch"), visit, here, wanted)
    return tuple(
        ProductRow(id, product, name, amount, batch, tags[product])
        for id, (product, name, amount, batch) in zip(ids, wanted, strict=True)
    )


def copy(visit: Visit, last: Visit) -> None:
    """Services at today's price, products without their batch, which is another one by now."""
    for line in VisitService.select().where(VisitService.visit == last).order_by(VisitService.id):
        service = line.service
        VisitService.create(visit=visit, service=service, name=service.name, staff=line.staff, price=service.price)
    for used in VisitProduct.select().where(VisitProduct.visit == last).order_by(VisitProduct.id):
        VisitProduct.create(visit=visit, product=used.product, name=used.name, amount=used.amount)


def _of_all(columns: str, table: str, ids: Set[int | None]) -> list[Any]:
    """Some columns of the rows with these ids, in one statement."""
    return rows(f"SELECT {columns} FROM {table} WHERE id IN ({','.join('?' * len(ids))})", *ids) if ids else []


def _replace(
    table: str, columns: tuple[str, ...], visit: Visit, here: Mapping[int, _Cells], wanted: list[_Cells]
) -> list[int]:
    """Makes the lines that are here those that are wanted, in their order.

    A save seldom changes a line: one that stays as it is is not written at all, and one that changes costs no index
    anything but that of what changed. Every page that is left alone is one less to encrypt and to force to the disk.

    Returns:
        Ids of the lines that are wanted.
    """
    ids = list(here)
    changes: dict[tuple[bool, ...], list[_Cells]] = {}
    for new, (id, old) in zip(wanted, here.items(), strict=False):
        if new != old:
            differs = tuple(map(ne, new, old))
            changes.setdefault(differs, []).append((*compress(new, differs), id))
    for differs, cells in changes.items():
        write_each(_update(table, columns, differs), cells)
    for id in ids[len(wanted) :]:
        write(f"DELETE FROM {table} WHERE id = ?", id)
    more = wanted[len(ids) :]
    if not more:
        return ids[: len(wanted)]
    places = ", ".join([f"({', '.join('?' * (1 + len(columns)))})"] * len(more))
    head = f"INSERT INTO {table} (visit_id, {', '.join(columns)}) VALUES {places}"
    # SQLite counts on in the order of the rows
    last = run(head, *(cell for line in more for cell in (visit.id, *line))).lastrowid
    return [*ids, *range(last - len(more) + 1, last + 1)]


@lru_cache(maxsize=64)
def _update(table: str, columns: tuple[str, ...], changed: tuple[bool, ...]) -> str:
    """The statement that writes the columns of a line that changed."""
    return f"UPDATE {table} SET {', '.join([f'{name} = ?' for name in compress(columns, changed)])} WHERE id = ?"


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
