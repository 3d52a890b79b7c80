"""Services and products as records, and the salon's own fields as fields of the one catalogue."""

from __future__ import annotations

from db.fields.declaration import Choice, Field, Kind, Store, Term
from db.salon.models import OwnField, Product, Service
from db.salon.records import ProductRecord, ServiceRecord

BOX = "K"
FIRST_BOX = 7
"""The boxes of the salon's own fields follow those of box K that ship."""


def own_fields() -> tuple[Field, ...]:
    """The salon's own fields that are in use, in the order in which they were added."""
    chosen = OwnField.found("active ORDER BY id")
    return tuple(as_field(own, f"{BOX}{FIRST_BOX + place}") for place, own in enumerate(chosen))


def every_own_field() -> tuple[Field, ...]:
    """The own fields that are and that were in use."""
    return tuple(as_field(own, "") for own in OwnField.found("TRUE ORDER BY id"))


def as_field(own: OwnField, box: str) -> Field:
    """One of the salon's own fields as a field of the catalogue; without a box where it is out of use."""
    return Field(
        name=own.name,
        box=box,
        label=Term(own.label_en, own.label_zh),
        kind=Kind(own.kind),
        choices=tuple(Choice(text, Term(text, text)) for text in own.options),
        store=Store.ANSWER,
        limit=2000,
        headings=(own.label_zh, own.label_en),
    )


def service_record(service: Service) -> ServiceRecord:
    """A service of the catalogue."""
    return ServiceRecord(
        id=service.id,
        version=service.version,
        name=service.name,
        category=service.category,
        minutes=service.minutes,
        price=service.price,
        tags=service.tags,
        active=service.active,
        code=service.code,
        readings=service.readings,
        leave_off=service.leave_off,
        goals=service.goals,
        means=service.means,
        areas=service.areas,
        medical=service.medical,
        patch=service.patch,
        patch_days=service.patch_days,
        consent_text=service.consent_text,
        consent_days=service.consent_days,
    )


def product_record(product: Product) -> ProductRecord:
    """A product of the catalogue."""
    return ProductRecord(
        id=product.id,
        version=product.version,
        name=product.name,
        brand=product.brand,
        unit=product.unit,
        price=product.price,
        tags=product.tags,
        active=product.active,
        code=product.code,
        readings=product.readings,
        lasts=product.lasts,
        patch=product.patch,
        patch_days=product.patch_days,
        formula=product.formula,
    )
