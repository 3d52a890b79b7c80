"""A package as a form, and the salon's rules of what is paid ahead."""

from __future__ import annotations

import re
from typing import Any

from typing_extensions import override

from db.core.desk import Desk
from db.core.permissions import Permission
from db.money.held_fields import MONEY_RULE_FIELDS, PACKAGE_FIELDS
from db.money.operations.packages import SavePackage, change_money_settings, save_package
from db.money.queries.holdings import money_settings, packages
from db.money.records.packages import PackageRecord
from db.money.records.settings import MoneySettings
from db.salon.queries import services
from db.text.cleaning import half_width
from salon_tui.screens.base.list_form import ListForm
from salon_tui.screens.held.package_words import ITEM, typed_items
from salon_tui.words.i18n import N_, _

_BETWEEN = re.compile(r"[、,;；\s]+")


class PackageFormPage(ListForm[PackageRecord], inherit_bindings=False):
    """A package, new or changed."""

    TITLE_TEXT = N_("New package")
    HELP_TEXT = N_("F10 saves from anywhere. What was sold stays as it was sold.")
    FORM = "package"
    NEEDS = Permission.CATALOGUE
    FIELDS = PACKAGE_FIELDS

    def __init__(self) -> None:
        super().__init__("package")
        self._services: dict[int, int] = {}

    @override
    def find(self, desk: Desk, id: int) -> PackageRecord | None:
        return next((one for one in packages(desk, True) if one.id == id), None)

    @override
    def prepare(self, desk: Desk) -> None:
        super().prepare(desk)
        self._services = {one.code: one.id for one in services(desk, True)}

    @override
    def known(self, record: PackageRecord | None) -> dict[str, Any]:
        if record is None:
            return {"use_order": "ratio", "share": "family", "active": True}
        values = {field.name: getattr(record, field.name) for field in self.FIELDS}
        return values | {"items": typed_items(record) or None, "balance": record.balance or None}

    @override
    def save(self) -> None:
        typed, old = self.texts(), self.record
        items = self._items(typed["items"])
        if items is None:
            self.form.go_to_field("items")
            self.show_refusal(_("Type number of the service × sessions, such as 2×10+2, with commas between."))
            return
        asked = SavePackage(
            request_id=self.request_id,
            id=old.id if old else 0,
            version=old.version if old else 0,
            name=typed["name"],
            price=typed["price"] or 0,
            balance=typed["balance"] or 0,
            months=typed["months"] or None,
            use_order=typed["use_order"],
            share=typed["share"],
            items=items,
            active=bool(typed["active"]),
        )
        self.perform(lambda desk: save_package(desk, asked), self._saved, refused=self.refused)

    def _items(self, text: str) -> tuple[tuple[int, int, int], ...] | None:
        """Services with their sessions, as they are typed; None where something of it is none."""
        found = []
        for part in filter(None, _BETWEEN.split(half_width(text).strip())):
            item = ITEM.fullmatch(part)
            if item is None or len(part) > 12 or int(item["code"]) not in self._services:
                return None
            found.append((self._services[int(item["code"])], int(item["sessions"]), int(item["gift"] or 0)))
        return tuple(found)

    def _saved(self, record: PackageRecord) -> None:
        self.finish(_("{name} is saved.").format(name=record.name))


class MoneyRulesPage(ListForm[MoneySettings], inherit_bindings=False):
    """One form; it takes effect at once."""

    TITLE_TEXT = N_("Points and balances")
    HELP_TEXT = N_("What points are worth, and the rules of what is paid ahead. Have the legal ones confirmed.")
    FORM = "money_rules"
    NEEDS = Permission.SETTINGS
    IS_ONLY_ONE = True
    FIELDS = MONEY_RULE_FIELDS

    def __init__(self) -> None:
        super().__init__("money_rules")

    @override
    def heading(self) -> str:
        return _(self.TITLE_TEXT)

    @override
    def prepare(self, desk: Desk) -> None:
        super().prepare(desk)
        self.record = money_settings(desk)

    @override
    def known(self, record: MoneySettings | None) -> dict[str, Any]:
        return {field.name: getattr(self.record, field.name) or None for field in self.FIELDS}

    @override
    def save(self) -> None:
        assert self.record is not None
        changed = self.record._replace(**{name: value or 0 for name, value in self.texts().items()})
        self.perform(lambda desk: change_money_settings(desk, changed), self._saved, refused=self.refused)

    def _saved(self, record: MoneySettings) -> None:
        self.finish(_("Saved. It is in effect from now on."))
