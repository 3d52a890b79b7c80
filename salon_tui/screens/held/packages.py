"""What is sold ahead: sessions of services, or balances with what is given along; the manager changes it."""

from __future__ import annotations

from typing_extensions import override

from db.core.desk import Desk
from db.core.permissions import Permission
from db.fields.showing import show_money
from db.money.held_fields import SHARES, USE_ORDERS
from db.money.queries.holdings import packages
from db.money.records.packages import PackageRecord
from salon_tui import commands as c
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, ListPage, digit
from salon_tui.screens.held import commands as own
from salon_tui.screens.held.package_words import months_words, what_is_in
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _
from salon_tui.words.words import choice_name


class PackagesPage(ListPage, inherit_bindings=False):
    """The packages."""

    TITLE_TEXT = N_("Packages")
    HELP_TEXT = N_(
        "What is sold ahead: sessions of services, or balances with what is given along. What was sold stays as it was "
        "sold, also when the package changes."
    )
    KEYS = (own.AddPackage, own.ChangePackage, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = (
        Column(2),
        Column(16, grow=2),
        Column(22, grow=3),
        Column(11, "right"),
        Column(8, aside=True),
        Column(14, grow=1),
    )

    def __init__(self) -> None:
        super().__init__("packages")
        self._packages: dict[int, PackageRecord] = {}

    @override
    def load(self, desk: Desk) -> None:
        self._packages = {one.id: one for one in packages(desk, self.salon_app.may(Permission.CATALOGUE))}

    @override
    def put_away(self) -> None:
        super().put_away()
        self._packages = {}

    @override
    def arrive(self) -> None:
        super().arrive()
        rows: list[Row[int]] = [_row(digit(at), one) for at, one in enumerate(self._packages.values(), 1)]
        heads = ("", _("Package"), _("What is in it"), _("Sold for"), _("Lasts"), _("Used first"))
        would = _("Sessions that are sold together, and balances with what is given along, stand here.")
        empty = self.nothing(_("No package yet"), would, own.AddPackage)
        if rows:
            rows.insert(0, Row(None, heads, "label"))
        self.list.fill(rows, keep=True, empty=empty)
        self.list.focus()

    @override
    def about_chosen(self) -> About | None:
        one = self._packages.get(self.chosen or 0)
        if one is None:
            return None
        facts = (
            (_("What is in it"), what_is_in(one)),
            (_("Lasts"), months_words(one.months)),
            (_("Used first"), choice_name(USE_ORDERS, one.use_order)),
            (_("Who may use it"), choice_name(SHARES, one.share)),
        )
        sums = [(_("singly"), show_money(one.listed)), (_("sold for"), show_money(one.price))]
        return About(name=one.name, facts=facts, amounts=sums)

    @override
    def open_chosen(self) -> None:
        if self.offers(own.ChangePackage):
            self.do_edit()
        else:
            self.show_message(what_is_in(self._packages[self.chosen]))

    def do_edit(self) -> None:
        """F10: the package as a form."""
        if self.chosen is not None:
            self.salon_app.show_page("package", record=self._packages[self.chosen])

    def do_new(self) -> None:
        """F6: an empty form."""
        self.salon_app.show_page("package")


def _row(number: str, one: PackageRecord) -> Row[int]:
    note = choice_name(USE_ORDERS, one.use_order) if one.active else _("no longer sold")
    cells = (number, one.name, what_is_in(one), show_money(one.price), months_words(one.months), note)
    return Row(one.id, cells, "plain" if one.active else "label")
