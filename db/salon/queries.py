"""The salon and its lists."""

from __future__ import annotations

from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.salon.models import Product, Service
from db.salon.records import ProductRecord, SalonRecord, ServiceRecord
from db.salon.store import catalogue
from db.salon.store.salon import salon_record


@query(Permission.DESK)
def salon(work: Work) -> SalonRecord:
    """The salon's own details and settings."""
    return salon_record()


@query(Permission.DESK)
def services(work: Work, everything: bool = False) -> list[ServiceRecord]:
    """The services that are offered, or with those that no longer are."""
    found = Service.select().order_by(Service.active.desc(), Service.code)
    return [catalogue.service_record(one) for one in (found if everything else found.where(Service.active))]


@query(Permission.DESK)
def products(work: Work, everything: bool = False) -> list[ProductRecord]:
    """The products in use, or with those that no longer are."""
    found = Product.select().order_by(Product.active.desc(), Product.code)
    return [catalogue.product_record(one) for one in (found if everything else found.where(Product.active))]
