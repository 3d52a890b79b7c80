"""The demo's services and products as the archive keeps them."""

from __future__ import annotations

from collections.abc import Callable

from db.core.desk import Desk
from db.rules.records import Policy
from db.salon.operations import SaveProduct, SaveService, save_product, save_service
from db.salon.queries import products, services
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
    save_product(
        desk,
        SaveProduct(
            request_id=request(),
            id=product.id,
            version=product.version,
            name=product.name,
            brand=product.brand,
            unit=product.unit,
            price=product.price,
            tags=product.tags,
            patch=Policy.FIRST.value,
        ),
    )
    service = next(one for one in services(desk, True) if one.name == TESTED_SERVICE)
    save_service(
        desk,
        SaveService(
            request_id=request(),
            id=service.id,
            version=service.version,
            name=service.name,
            category=service.category,
            minutes=service.minutes,
            price=service.price,
            tags=service.tags,
            goals=service.goals,
            means=service.means,
            areas=service.areas,
            patch=Policy.FIRST.value,
        ),
    )
