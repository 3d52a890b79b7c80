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
from salon_tui.screens.base.list_page import MOVES, digit
from salon_tui.screens.base.records_page import RecordsPage
from salon_tui.screens.held import commands as own
from salon_tui.screens.held.package_words import months_words, what_is_in
from salon_tui.widgets.parts import Nothing
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _
from salon_tui.words.words import choice_name


class PackagesPage(RecordsPage[PackageRecord], inherit_bindings=False):
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

    @override
    def records(self, desk: Desk) -> list[PackageRecord]:
        return packages(desk, self.salon_app.may(Permission.CATALOGUE))

    @override
    def heads(self) -> tuple[str, ...]:
        return ("", _("Package"), _("What is in it"), _("Sold for"), _("Lasts"), _("Used first"))

    @override
    def none(self) -> Nothing:
        would = _("Sessions that are sold together, and balances with what is given along, stand here.")
        return self.nothing(_("No package yet"), would, own.AddPackage)

    @override
    def line(self, number: int, one: PackageRecord) -> Row[int]:
        return _row(number, one)

    @override
    def about_line(self, one: PackageRecord) -> About:
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
            self.show_message(what_is_in(self.found[self.chosen]))

    def do_edit(self) -> None:
        """F10: the package as a form."""
        if self.chosen is not None:
            self.salon_app.show_page("package", record=self.found[self.chosen])

    def do_new(self) -> None:
        """F6: an empty form."""
        self.salon_app.show_page("package")


def _row(number: int, one: PackageRecord) -> Row[int]:
    note = choice_name(USE_ORDERS, one.use_order) if one.active else _("no longer sold")
    cells = (digit(number), one.name, what_is_in(one), show_money(one.price), months_words(one.months), note)
    return Row(one.id, cells, "plain" if one.active else "label")
