"""A service or a product as a form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

from typing_extensions import override

from db.clients.fields.client import ALERT_FIELDS
from db.core.desk import Desk
from db.core.permissions import Permission
from db.fields.declaration import Field
from db.salon.fields import PRODUCT_FIELDS, SERVICE_FIELDS
from db.salon.operations import SaveProduct, SaveService, save_product, save_service
from db.salon.queries import products, services
from db.salon.records import ProductRecord, ServiceRecord
from salon_tui.screens.base.list_form import ListForm
from salon_tui.widgets.field_reader import FieldReader
from salon_tui.widgets.form_state import FormState
from salon_tui.words.i18n import N_, _, language

R = TypeVar("R", ServiceRecord, ProductRecord)


@dataclass(frozen=True, slots=True)
class TagReader(FieldReader):
    """Reads what something conflicts with; the list of sixty entries is offered by the question each belongs to."""

    def offers(self) -> list[tuple[str, str]]:
        """Question and entry."""
        texts = [
            f"{field.label.text(language())} · {entry.term.text(language())}"
            for field in ALERT_FIELDS
            for entry in field.choices
        ]
        return [(str(number), text) for number, text in enumerate(texts, 1)]


class CatalogueForm(ListForm[R], inherit_bindings=False):
    """What the forms of services and products have in common."""

    def make(self) -> FormState:
        """The entry's values."""
        state = super().make()
        tags = state.entry("tags")
        tags.reader = TagReader(tags.field, self.context)
        return state


class ServiceFormPage(CatalogueForm[ServiceRecord], inherit_bindings=False):
    """A service, new or changed."""

    TITLE_TEXT = N_("New service")
    HELP_TEXT = N_("F10 saves from anywhere. Past visits keep the name and the price that the service had.")
    FORM = "service"
    NEEDS = Permission.CATALOGUE
    FIELDS = SERVICE_FIELDS

    def __init__(self) -> None:
        super().__init__("service")

    def find(self, desk: Desk, id: int) -> ServiceRecord | None:
        """Read again."""
        return next((one for one in services(desk, True) if one.id == id), None)

    def known(self, record: ServiceRecord | None) -> dict[str, Any]:
        """A new one takes an hour."""
        return _SERVICE if record is None else _values(record, self.FIELDS)

    @override
    def save(self) -> None:
        old = self.record
        request = SaveService(
            request_id=self.request_id, id=old.id if old else 0, version=old.version if old else 0, **_typed(self)
        )
        self.perform(lambda desk: save_service(desk, request), self._saved, refused=self.refused)

    def _saved(self, record: ServiceRecord) -> None:
        self.finish(_("{name} is saved.").format(name=record.name))


class ProductFormPage(CatalogueForm[ProductRecord], inherit_bindings=False):
    """A product, new or changed."""

    TITLE_TEXT = N_("New product")
    HELP_TEXT = N_("F10 saves from anywhere. Past visits keep the name that the product had.")
    FORM = "product"
    NEEDS = Permission.CATALOGUE
    FIELDS = PRODUCT_FIELDS

    def __init__(self) -> None:
        super().__init__("product")

    def find(self, desk: Desk, id: int) -> ProductRecord | None:
        """Read again."""
        return next((one for one in products(desk, True) if one.id == id), None)

    def known(self, record: ProductRecord | None) -> dict[str, Any]:
        """A new one is in use."""
        return _PRODUCT if record is None else _values(record, self.FIELDS)

    @override
    def save(self) -> None:
        old = self.record
        request = SaveProduct(
            request_id=self.request_id, id=old.id if old else 0, version=old.version if old else 0, **_typed(self)
        )
        self.perform(lambda desk: save_product(desk, request), self._saved, refused=self.refused)

    def _saved(self, record: ProductRecord) -> None:
        self.finish(_("{name} is saved.").format(name=record.name))


_PRODUCT: dict[str, Any] = {"patch": "none", "patch_days": 180, "active": True}
_SERVICE = {"minutes": 60, "medical": False, "consent_days": 365} | _PRODUCT
"""What a new entry has."""


def _values(record: ServiceRecord | ProductRecord, fields: tuple[Field, ...]) -> dict[str, Any]:
    """An entry's values by field; one without conflicts has nothing there, as on paper."""
    return {
        field.name: value if field.required or field.name == "price" else value or None
        for field in fields
        for value in (getattr(record, field.name),)
    }


def _typed(form: ListForm[Any]) -> dict[str, Any]:
    """The form's values for the request: no price is 0, and nothing chosen of a list is none of it."""
    values = form.texts()
    numbers = {name: values[name] or 0 for name in ("price", "lasts") if name in values}
    return (
        values | numbers | {name: values[name] or () for name in ("tags", "goals", "means", "areas") if name in values}
    )
