"""All clients in the order of the cabinet: by pinyin, by strokes of the surname, or as the cards were opened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from typing_extensions import override

from db.clients.finding.queries import list_seen
from db.clients.records import ClientLine
from db.core.desk import Desk
from db.papers.filing.order import Order
from db.papers.filing.queries import in_order
from salon_tui import commands as c
from salon_tui.screens.base.list_page import MOVES
from salon_tui.screens.clients.list_of_clients import ListOfClients
from salon_tui.screens.papers import commands as own
from salon_tui.widgets.lines import Rows
from salon_tui.widgets.parts import Nothing
from salon_tui.words.i18n import N_, _

ORDERS = (
    (Order.PINYIN, N_("Pinyin")),
    (Order.STROKES, N_("Strokes")),
    (Order.CREATED, N_("Card number")),
)
"""In the order of their digits."""


class CabinetPage(ListOfClients, inherit_bindings=False):
    """A list of any length; it is read as one moves down."""

    TITLE_TEXT = N_("All clients in order")
    HELP_TEXT = N_(
        "Every card, as it stands in the cabinet. The digits change the order; Enter opens a card, and F7 and F8 then "
        "leaf through this order. F10 asks for clients of one kind alone."
    )
    KEYS = (
        own.OrderBy,
        own.FilterClients,
        own.PrintIndex,
        own.BySkin,
        c.Find,
        c.NewClient,
        c.Refresh,
        c.GoHome,
        *MOVES,
        c.Back,
    )

    def __init__(self) -> None:
        super().__init__(name="cabinet")
        self._order = Order.PINYIN
        self._session = 0

    @override
    def records(self, desk: Desk) -> Iterable[ClientLine]:
        return in_order(desk, self._order)

    @override
    def after(self, desk: Desk, last: ClientLine) -> Sequence[ClientLine]:
        return in_order(desk, self._order, last=last.id)

    @override
    def load(self, desk: Desk) -> None:
        is_new = self._session != desk.session or not self.found
        super().load(desk)
        if is_new:
            list_seen(desk, f"cabinet {self._order}", len(self.found))
        self._session = desk.session

    @override
    def asked_for(self, cells: int) -> Rows:
        return [
            [
                (f"{digit} {_(name)} ", "focus" if order is self._order else "label")
                for digit, (order, name) in enumerate(ORDERS, 1)
            ]
        ]

    @override
    def none(self) -> Nothing:
        would = _("Every client, in the order of the cards in the drawers, stands here.")
        return self.nothing(_("No client yet"), would, c.NewClient)

    @override
    def take_digit(self, digit: int) -> None:
        if digit == 0:
            self.do_back()
        elif digit <= len(ORDERS):
            self._order = ORDERS[digit - 1][0]
            self.begin_anew()
            self.reload()
        else:
            self.app.bell()

    def do_go_on(self) -> None:
        """F10: not all of them."""
        self.salon_app.show_page("filters")

    def do_by_skin(self) -> None:
        """By what their skin is like."""
        self.salon_app.show_page("skin_index")

    def do_print(self) -> None:
        """F9: the index in this order."""
        self.salon_app.show_page("print_index", order=[order for order, _name in ORDERS].index(self._order))

    def do_new(self) -> None:
        """Opens the form for a new client."""
        self.salon_app.show_page("register", start="")
