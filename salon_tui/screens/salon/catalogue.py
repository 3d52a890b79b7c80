"""What the salon sells: services and products, each with the health answers that it conflicts with."""

from __future__ import annotations

from typing import Any, ClassVar

from db.core.desk import Desk
from db.core.permissions import Permission
from db.fields.declaration import Field, Kind
from db.fields.showing import show, show_money
from db.salon.care_fields import unsaid
from db.salon.fields import PRODUCT_FIELDS, SERVICE_FIELDS
from db.salon.queries import products, services
from db.salon.records import ProductRecord, ServiceRecord
from salon_tui import commands as c
from salon_tui.commands import Command
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, ListPage, digit
from salon_tui.screens.resources.commands import Needs
from salon_tui.screens.salon import commands as own
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _, language
from salon_tui.words.words import telling

_KEYS = (own.AddToCatalogue, own.ChangeCatalogue, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
_COLUMNS = [
    Column(2),
    Column(4, "right"),
    Column(16, grow=3),
    Column(10, grow=1, aside=True),
    Column(7, "right", aside=True),
    Column(12, "right"),
    Column(17, grow=3),
]


class CataloguePage(ListPage, inherit_bindings=False):
    """A list of the catalogue: everybody reads it, the manager changes it."""

    FORM_NAME = ""
    EMPTY = ("", "")
    """What is said where there is nothing: what isn't there, and what would stand here."""
    KEYS: ClassVar[tuple[type[Command], ...]] = _KEYS
    COLUMNS = _COLUMNS
    FIELDS: tuple[Field, ...] = ()

    def row(self, number: str, record: Any) -> Row[Any]:
        """One entry."""
        raise NotImplementedError

    def read(self, desk: Desk, everything: bool) -> list[Any]:
        """All entries; ``everything`` has those that are no longer offered."""
        raise NotImplementedError

    def load(self, desk: Desk) -> None:
        """Reads the list."""
        self._entries = self.read(desk, self.salon_app.may(Permission.CATALOGUE))

    def arrive(self) -> None:
        """Shows the list."""
        super().arrive()
        rows = [self.row(digit(number), record) for number, record in enumerate(self._entries, 1)]
        what, would = self.EMPTY
        empty = self.nothing(_(what), _(would), own.AddToCatalogue)
        self.list.fill([self.heads(), *rows] if rows else [], keep=True, empty=empty)
        self.list.focus()

    def heads(self) -> Row[Any]:
        """The headings of the columns: the form's labels."""
        labels = [field.label.text(language()) for field in self.FIELDS if field.name != "active"]
        return Row(None, ("", _("No."), *labels), "label")

    def tags(self, record: Any) -> str:
        """What it conflicts with, in words."""
        field = next(field for field in self.FIELDS if field.name == "tags")
        return show(field, record.tags, language()) if record.tags else ""

    def about_line(self, record: Any) -> About:
        """The entry as its form has it."""
        shown = [field for field in self.FIELDS if field.name not in ("name", "active")]
        facts = [
            (field.label.text(language()), show(field, value, language()))
            for field in shown
            # nobody knows how long it lasts
            if ((value := getattr(record, field.name)) != 0 or field.kind is not Kind.NUMBER)
            and field.name not in unsaid(record)
        ]
        return About(name=record.name, note=_("No. {number}").format(number=record.code), facts=facts)

    def open_chosen(self) -> None:
        """The manager changes it; for others it is read out in full."""
        record: Any = self.list.chosen
        if self.offers(own.ChangeCatalogue):
            self.do_edit()
        else:
            tags = self.tags(record)
            words = _("conflicts with") + " " + tags if tags else _("no conflicts")
            self.show_message(telling(record.name, words))

    def do_edit(self) -> None:
        """F10: the entry as a form."""
        if self.list.chosen is not None:
            self.salon_app.show_page(self.FORM_NAME, record=self.list.chosen)

    def do_new(self) -> None:
        """F6: an empty form."""
        self.salon_app.show_page(self.FORM_NAME)


class ServicesPage(CataloguePage, inherit_bindings=False):
    """The services."""

    TITLE_TEXT = N_("Services")
    HELP_TEXT = N_("What the salon offers, with its price. A service warns whoever books it for a client it may hurt.")
    KEYS = (*_KEYS[:2], Needs, *_KEYS[2:])
    FORM_NAME = "service"
    EMPTY = (
        N_("No service yet"),
        N_("What the salon offers, with its price and with whom it may not be done, stands here."),
    )
    FIELDS = SERVICE_FIELDS

    def __init__(self) -> None:
        super().__init__(name="services")

    def do_needs(self) -> None:
        """What the service under the mark asks of the day."""
        if self.chosen is not None:
            self.salon_app.show_page("service_needs", record=self.chosen)

    def read(self, desk: Desk, everything: bool) -> list[ServiceRecord]:
        """The services."""
        return services(desk, everything)

    def row(self, number: str, record: ServiceRecord) -> Row[ServiceRecord]:
        """Name, category, minutes, price, conflicts."""
        note = self.tags(record) if record.active else _("no longer offered")
        cells = (
            number,
            str(record.code),
            record.name,
            record.category,
            str(record.minutes),
            show_money(record.price),
            note,
        )
        return Row(record, cells, "plain" if record.active else "label")


class ProductsPage(CataloguePage, inherit_bindings=False):
    """The products."""

    TITLE_TEXT = N_("Products")
    HELP_TEXT = N_("What is used and sold. A product warns whoever uses it on a client it may hurt.")
    FORM_NAME = "product"
    EMPTY = (
        N_("No product yet"),
        N_("What is used and sold, with its price and on whom it may not be used, stands here."),
    )
    FIELDS = PRODUCT_FIELDS

    def __init__(self) -> None:
        super().__init__(name="products")

    def read(self, desk: Desk, everything: bool) -> list[ProductRecord]:
        """The products."""
        return products(desk, everything)

    def row(self, number: str, record: ProductRecord) -> Row[ProductRecord]:
        """Name, brand, unit, price, conflicts."""
        note = self.tags(record) if record.active else _("no longer used")
        price = show_money(record.price) if record.price else ""
        cells = (number, str(record.code), record.name, record.brand, record.unit, price, note)
        return Row(record, cells, "plain" if record.active else "label")
