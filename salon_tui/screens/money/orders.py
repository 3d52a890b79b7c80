"""Products that are ordered for clients: what has arrived is handed over, what is late is seen."""

from __future__ import annotations

from collections.abc import Callable

from typing_extensions import override

from db.core.desk import Desk
from db.core.permissions import Permission
from db.money.fields import ORDER_STATES
from db.money.operations.orders import OrderStep, cancel_order, hand_over_order, order_arrived
from db.money.queries.orders import orders
from db.money.records.orders import OrderRecord
from db.text.card_number import spaced
from salon_tui import commands as c
from salon_tui.commands import Command
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, digit
from salon_tui.screens.base.records_page import RecordsPage
from salon_tui.screens.base.saving import new_request
from salon_tui.screens.clients.order_lines import ordered
from salon_tui.screens.money import commands as own
from salon_tui.widgets.parts import Nothing
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _
from salon_tui.words.words import choice_name


class OrdersPage(RecordsPage[OrderRecord], inherit_bindings=False):
    """What is neither handed over nor cancelled. ``target`` may hold the id of the ``order`` under the mark."""

    TITLE_TEXT = N_("Orders")
    HELP_TEXT = N_(
        "What was ordered for clients: what has arrived stands first, then by the day that was promised. F10 says that "
        "it has arrived, and then hands it over, on the bill of the visit or on one of its own, which is paid at once. "
        "F6 takes an order down, F4 cancels one."
    )
    NEEDS = Permission.SELL
    KEYS = (own.NewOrder, own.NextStep, own.HandOver, own.CancelOrder, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = (
        Column(2),
        Column(10),
        Column(14, grow=2),
        Column(9, aside=True),
        Column(18, grow=3),
        Column(10),
        Column(10, aside=True),
    )
    BELOW = 1

    def __init__(self) -> None:
        super().__init__("orders")

    @override
    def records(self, desk: Desk) -> list[OrderRecord]:
        return orders(desk)

    @override
    def arrive(self) -> None:
        super().arrive()
        ids = [row.key for row in self.list.rows if row.key is not None]
        if (asked := self.target.pop("order", 0)) in ids:
            self.list.choose(ids.index(asked) + 1)

    @override
    def heads(self) -> tuple[str, ...]:
        return ("", _("Promised"), _("Client"), _("Card"), _("Ordered"), "", _("By"))

    @override
    def none(self) -> Nothing:
        would = _("Products that a client waits for stand here until they are handed over.")
        return self.nothing(_("Nothing is ordered"), would, own.NewOrder)

    @override
    def line(self, number: int, one: OrderRecord) -> Row[int]:
        is_late = one.promised is not None and one.promised < self.salon_app.today()
        cells = (
            digit(number),
            one.promised.isoformat() if one.promised else "",
            one.client.label,
            spaced(one.card),
            ordered(one),
            choice_name(ORDER_STATES, one.state),
            one.by,
        )
        style = "strong" if one.state == "arrived" else "alarm" if is_late else "plain"
        return Row(one.id, cells, style)

    @override
    def about_line(self, one: OrderRecord) -> About:
        facts = ((_("Ordered"), ordered(one)), (_("Promised"), f"{one.promised}" if one.promised else ""))
        return About(name=one.client.label, note=spaced(one.card), facts=facts)

    @override
    def offers(self, command: type[Command]) -> bool:
        one = self.marked
        can = {
            own.NextStep: one is not None,
            own.CancelOrder: one is not None,
            own.HandOver: one is not None and one.state == "ordered",
        }
        return super().offers(command) and can.get(command, True)

    @override
    def open_chosen(self) -> None:
        self.do_go_on()

    def do_new(self) -> None:
        """F6: a new order."""
        self.salon_app.show_page("order")

    def do_go_on(self) -> None:
        """F10: it has arrived; what has arrived is handed over."""
        one = self.marked
        if one is None:
            return
        if one.state == "arrived":
            self.do_hand_over()
            return
        asked = OrderStep(request_id=new_request(), order=one.id, version=one.version)
        words = _("{what} for {name} is here: F10 hands it over.").format(what=ordered(one), name=one.client.label)
        self._do(lambda desk: order_arrived(desk, asked), words)

    def do_hand_over(self) -> None:
        """From F4's list, or F10 where it has arrived: on a bill."""
        one = self.marked
        if one is None:
            return
        asked = OrderStep(request_id=new_request(), order=one.id, version=one.version)
        self.perform(lambda desk: hand_over_order(desk, asked), self._handed)

    def _handed(self, one: OrderRecord) -> None:
        self.salon_app.revision += 1
        words = _("{what} stands on the bill of {name}.")
        self.salon_app.message_for_next_page(words.format(what=ordered(one), name=one.client.label))
        self.salon_app.show_page("bill", bill=one.bill)

    def do_cancel(self) -> None:
        """From F4's list: it is not wanted any more, or can't be had."""
        one = self.marked
        if one is None:
            return

        def cancel(reason: str) -> None:
            asked = OrderStep(request_id=new_request(), order=one.id, version=one.version, reason=reason)
            words = _("The order of {name} is cancelled.").format(name=one.client.label)
            self._do(lambda desk: cancel_order(desk, asked), words)

        question = _("Why is the order of {name} cancelled?").format(name=one.client.label)
        self.ask_why(question, cancel)

    def _do(self, call: Callable[[Desk], OrderRecord], words: str) -> None:
        """Does something, reads the orders again, and says what was done."""

        def run(desk: Desk) -> list[OrderRecord]:
            call(desk)
            return orders(desk)

        def then(found: list[OrderRecord]) -> None:
            self.found = {one.id: one for one in found}
            self.salon_app.revision += 1
            self.paint()
            self.show_message(words)

        self.perform(run, then, refused=self.flawed)
