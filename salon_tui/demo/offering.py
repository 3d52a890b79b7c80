"""The demo's services and products as the archive keeps them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any

from db.core.desk import Desk
from db.rules.records import Policy
from db.salon.operations import SaveProduct, SaveService, save_product, save_service
from db.salon.queries import products, services
from db.salon.records import ProductRecord, ServiceRecord
from salon_tui.demo.catalogue import PRODUCTS, SERVICES, TESTED_PRODUCT, TESTED_SERVICE


def offer_all(desk: Desk, request: Callable[[], str]) -> tuple[list[int], list[int]]:
    """Puts them into the catalogue; gives their ids, in its order."""
    offered = [
        SaveService(
            request_id=request(),
            name=offer.name,
            category=offer.category,
            minutes=offer.minutes,
            price=offer.yuan * 100,
            tags=offer.tags,
            goals=offer.goals,
            means=tuple(offer.means.split()),
            areas=tuple(offer.areas.split()),
        )
        for offer in SERVICES
    ]
    sold = [
        SaveProduct(request_id=request(), name=name, brand=brand, unit=unit, price=yuan * 100, tags=tags)
        for name, brand, unit, yuan, tags in PRODUCTS
    ]
    return [save_service(desk, one).id for one in offered], [save_product(desk, one).id for one in sold]


def ask_for_tests(desk: Desk, request: Callable[[], str]) -> None:
    """From today on what has acid in it asks for a patch test."""
    product = next(one for one in products(desk, True) if one.name == TESTED_PRODUCT)
    save_product(desk, SaveProduct(**_as_it_is(SaveProduct, product), request_id=request(), patch=Policy.FIRST.value))
    service = next(one for one in services(desk, True) if one.name == TESTED_SERVICE)
    save_service(desk, SaveService(**_as_it_is(SaveService, service), request_id=request(), patch=Policy.FIRST.value))


def _as_it_is(request: type[SaveProduct | SaveService], record: ProductRecord | ServiceRecord) -> dict[str, Any]:
    """What saves a record as it is, but for the number of the request and the patch test."""
    names = (field.name for field in fields(request) if field.name not in ("request_id", "patch"))
    return {name: getattr(record, name) for name in names}
