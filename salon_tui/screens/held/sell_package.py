"""A package is sold to a client: a digit marks it, F10 sells it and asks for the money."""

from __future__ import annotations

from typing_extensions import override

from db.core.desk import Desk
from db.core.errors import Code, SalonError
from db.core.permissions import Permission
from db.fields.showing import show_money
from db.money.operations.selling import sell_package
from db.money.queries.holdings import packages
from db.money.records.bills import BillRecord
from db.money.records.packages import PackageRecord
from db.money.requests import SellPackage
from salon_tui import commands as c
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, ListPage, digit
from salon_tui.screens.base.saving import new_request
from salon_tui.screens.clients.of_card import OfCard
from salon_tui.screens.held import commands as own
from salon_tui.screens.held.package_words import months_words, what_is_in
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _


class SellPackagePage(OfCard, ListPage, inherit_bindings=False):
    """What is sold ahead. ``target`` holds the number of a client's ``card``."""

    TITLE_TEXT = N_("Sell a package")
    HELP_TEXT = N_(
        "A digit marks the package, F10 sells it and asks how it is paid. It can be used at once, as far as it is "
        "paid. Print the contract from its ledger, and have it signed."
    )
    NEEDS = Permission.SELL
    KEYS = (own.SellIt, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = (
        Column(2),
        Column(16, grow=2),
        Column(20, grow=3),
        Column(10, "right"),
        Column(10, "right"),
        Column(8, aside=True),
    )

    def __init__(self) -> None:
        super().__init__("sell_package")
        self._packages: dict[int, PackageRecord] = {}
        self._request = ""

    @override
    def load(self, desk: Desk) -> None:
        if self.client is None:
            raise SalonError(Code.NOT_FOUND)
        self._packages = {one.id: one for one in packages(desk)}
        self._request = new_request()

    @override
    def put_away(self) -> None:
        super().put_away()
        self._packages = {}

    @override
    def paint_head(self) -> None:
        self.head([(self.client.name if self.client else "", "strong"), f"   {_(self.TITLE_TEXT)}"])

    @override
    def arrive(self) -> None:
        super().arrive()
        rows: list[Row[int]] = [_row(digit(at), one) for at, one in enumerate(self._packages.values(), 1)]
        heads: tuple[str, ...] = ("", _("Package"), _("What is in it"), _("Singly"), _("Sold for"), _("Lasts"))
        would = _("The manager makes packages: sessions of services, or balances with what is given along.")
        empty = self.nothing(_("No package is sold"), would)
        if rows:
            rows.insert(0, Row(None, heads, "label"))
        self.list.fill(rows, keep=True, empty=empty)
        self.list.focus()

    @override
    def take_digit(self, digit: int) -> None:
        if digit == 0:
            self.do_back()
        elif self.list.choose(digit) is None:
            self.app.bell()

    @override
    def about_chosen(self) -> About | None:
        one = self._packages.get(self.chosen or 0)
        if one is None:
            return None
        return About(
            name=one.name,
            facts=((_("What is in it"), what_is_in(one)), (_("Lasts"), months_words(one.months))),
            amounts=[(_("singly"), show_money(one.listed)), (_("sold for"), show_money(one.price))],
        )

    @override
    def open_chosen(self) -> None:
        self.do_sell()

    def do_sell(self) -> None:
        """F10: sells it."""
        if self.chosen is None:
            self.app.bell()
            return
        asked = SellPackage(request_id=self._request, client=self.concerns, package=self.chosen)
        self.perform(lambda desk: sell_package(desk, asked), self._sold)

    def _sold(self, bill: BillRecord) -> None:
        self.salon_app.revision += 1
        self.salon_app.back()
        self.salon_app.show_page("bill", bill=bill.id, pay=True)


def _row(number: str, one: PackageRecord) -> Row[int]:
    cells = (
        number,
        one.name,
        what_is_in(one),
        show_money(one.listed),
        show_money(one.price),
        months_words(one.months),
    )
    return Row(one.id, cells)
