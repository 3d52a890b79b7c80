"""The bills of today, after those of earlier days that are still to be paid."""

from __future__ import annotations

from typing_extensions import override

from db.core.desk import Desk
from db.core.permissions import Permission
from db.fields.showing import show_money
from db.fields.values import Hidden
from db.money.queries.bills import bills_at_desk
from db.money.records.bills import BillItem
from db.text.card_number import short_number
from salon_tui import commands as c
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, ListPage, digit
from salon_tui.screens.money import commands as own
from salon_tui.screens.money.showing import whose
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _
from salon_tui.words.money import kind_name, state_name


class BillsPage(ListPage, inherit_bindings=False):
    """Bills, those that are still to be paid first."""

    TITLE_TEXT = N_("Bills")
    HELP_TEXT = N_(
        "What was sold and paid today; before it the bills of earlier days that are still to be paid. Enter opens one: "
        "there it is paid, put right, and its receipt printed. F6 sells something."
    )
    NEEDS = Permission.SELL
    KEYS = (own.Sell, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = (
        Column(2),
        Column(6),
        Column(12, grow=2),
        Column(16, grow=4),
        Column(10, "right"),
        Column(10, "right"),
        Column(8),
    )

    def __init__(self) -> None:
        super().__init__("bills")
        self._bills: dict[int, BillItem] = {}

    @override
    def load(self, desk: Desk) -> None:
        self._bills = {bill.id: bill for bill in bills_at_desk(desk, self.salon_app.today())}

    @override
    def put_away(self) -> None:
        super().put_away()
        self._bills = {}

    @override
    def arrive(self) -> None:
        super().arrive()
        rows: list[Row[int]] = [row_of(bill, digit(at)) for at, bill in enumerate(self._bills.values(), 1)]
        heads = ("", _("Bill"), _("Client"), _("What"), _("Amount"), _("To pay"), _("State"))
        if rows:
            rows.insert(0, Row(None, heads, "label"))
        would = _("Visits of today and what is sold at the desk stand here.")
        self.list.fill(rows, keep=True, empty=self.nothing(_("No bill yet"), would, own.Sell))
        self.list.focus()

    @override
    def about_chosen(self) -> About | None:
        bill = self._bills.get(self.chosen or 0)
        if bill is None:
            return None
        facts = ((_("Kind"), kind_name(bill.kind)), (_("Day"), f"{bill.day}"), (_("What"), _(", ").join(bill.what)))
        return About(name=whose(bill), note=short_number(bill.number), facts=facts)

    @override
    def open_chosen(self) -> None:
        self.salon_app.show_page("bill", bill=self.chosen)

    def do_new(self) -> None:
        """F6: something is sold."""
        self.salon_app.show_page("sell")


def row_of(bill: BillItem, number: str) -> Row[int]:
    """A bill as a line of the list."""
    total = "" if isinstance(bill.total, Hidden) else show_money(bill.total)
    left = "" if isinstance(bill.left, Hidden) or not bill.left or bill.state == "void" else show_money(bill.left)
    state = f"! {state_name(bill.state)}" if bill.state == "owing" else state_name(bill.state)
    style = "alarm" if bill.state == "owing" else "label" if bill.state == "void" else "plain"
    cells = (number, short_number(bill.number), bill.whose or "—", _(", ").join(bill.what) or "—", total, left, state)
    return Row(bill.id, cells, style)
