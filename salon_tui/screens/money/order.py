"""An order for a client, as a form."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from typing_extensions import override

from db.core.desk import Desk
from db.core.permissions import Permission
from db.fields.declaration import Term
from db.fields.values import Ref
from db.money.fields import ORDER_CLIENT, PROMISED
from db.money.operations.orders import OrderForClient, order_for_client
from db.money.records.orders import OrderRecord
from db.salon.queries import products
from salon_tui import commands as c
from salon_tui.screens.base.form_page import FORM_KEYS, FormPage
from salon_tui.screens.clients.of_card import OfCard
from salon_tui.screens.money.readers import SOLD, SalesReader
from salon_tui.widgets.form_state import Entry, FormState, entries_of
from salon_tui.widgets.lines_entry import LinesEntry
from salon_tui.words.i18n import N_, _

_ORDERED = replace(SOLD, label=Term("Ordered", "订购产品"))


class OrderPage(OfCard, FormPage, inherit_bindings=False):
    """What is ordered, for whom, by when. ``target`` holds the number of the ``card``, where it is known."""

    TITLE_TEXT = N_("New order")
    HELP_TEXT = N_(
        "Type the numbers of the products as for a sale, 3*2 for two of them, and by when they were promised. Each is "
        "handed over by itself; it is paid then, at the price of that day."
    )
    FORM = "order"
    NEEDS = Permission.SELL
    KEYS = FORM_KEYS

    def __init__(self) -> None:
        super().__init__("order")

    @property
    @override
    def about(self) -> int:
        return self.card

    @override
    def prepare(self, desk: Desk) -> None:
        super().prepare(desk)
        self._products = products(desk)

    @override
    def make(self) -> FormState:
        entries: list[Entry] = [] if self.client else entries_of((ORDER_CLIENT,), self.context)
        lines = LinesEntry(_ORDERED, lines=SalesReader(self._products, self.context))
        state = FormState([*entries, lines, *entries_of((PROMISED,), self.context)])
        state.start({"products": ()})
        return state

    @override
    def head_pieces(self, page: str) -> tuple[list[Any], list[Any]]:
        named: list[Any] = [(self.client.name, "strong"), "   "] if self.client else []
        return [*named, (_(self.TITLE_TEXT), "label" if named else "strong")], [(page, "label")]

    @override
    def save(self) -> None:
        values: dict[str, Any] = dict(self.form.state.values())
        sales, client = tuple(values.get("products") or ()), values.get("client")
        if not sales:
            self.form.go_to_field(SOLD.name)
            self.show_refusal(_("What is ordered? Type the number of a product, or choose with F4."), c.Choose)
            return
        whose = client.id if isinstance(client, Ref) else self.concerns
        asked = [
            OrderForClient(
                request_id=f"{self.request_id}-{at}",
                client=whose,
                product=sale.product,
                qty=sale.qty,
                promised=values["promised"],
            )
            for at, sale in enumerate(sales)
        ]
        self.perform(lambda desk: [order_for_client(desk, one) for one in asked], self._saved, refused=self.refused)

    def _saved(self, made: list[OrderRecord]) -> None:
        self.done(_("Ordered for {name}. It stands on the list of orders.").format(name=made[0].client.label))
        self.salon_app.back()
