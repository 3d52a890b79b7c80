"""All clients in the order of the cabinet: by pinyin, by strokes of the surname, or as the cards were opened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget

from db.clients.finding.queries import list_seen
from db.clients.operations.clients import open_client
from db.clients.records import ClientLine, ClientRecord
from db.core.desk import Desk
from db.papers.filing.order import Order
from db.papers.filing.queries import in_order
from salon_tui import commands as c
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, ListPage
from salon_tui.screens.clients.preview import about_client, named
from salon_tui.screens.papers import commands as own
from salon_tui.widgets.cells import Cell
from salon_tui.widgets.lines import Line
from salon_tui.widgets.paint import Piece
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.i18n import N_, _
from salon_tui.words.words import spaced

ORDERS = (
    (Order.PINYIN, N_("Pinyin")),
    (Order.STROKES, N_("Strokes")),
    (Order.CREATED, N_("Card number")),
)
"""In the order of their digits."""
AHEAD = 64
"""Cards that can be leafed through with F8 beyond the one that is opened, at least."""


class CabinetPage(ListPage, inherit_bindings=False):
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
        self._lines: dict[int, ClientLine] = {}
        """Those that have been read."""
        self._leafing = False

    def main(self) -> Iterable[Widget]:
        """The orders, and the list."""
        yield Line(id="tabs")
        columns = [Column(12, grow=3), Column(14, grow=4, aside=True), Column(9), Column(5), Column(10), Column(2)]
        yield PickList(columns, id="clients")

    def load(self, desk: Desk) -> None:
        """Reads as much as was read before; after a lock, the beginning."""
        is_new = self._session != desk.session or not self.list.rows
        self._lines = {line.id: line for line in _pages(desk, self._order, len(self.list.rows))}
        if is_new:
            list_seen(desk, f"cabinet {self._order}", len(self._lines))
        self._session = desk.session

    def arrive(self) -> None:
        """Goes on where the list was left; after a lock, with its beginning."""
        super().arrive()
        self.query_one("#tabs", Line).set_pieces(*self._tabs())
        would = _("Every client, in the order of the cards in the drawers, stands here.")
        empty = self.nothing(_("No client yet"), would, c.NewClient)
        self.list.fill([_row(line) for line in self._lines.values()], more=self._more, keep=True, empty=empty)
        self.list.focus()
        if self._leafing:
            self._leafing = False
            self._mark(self.salon_app.page("client").target.get("record"))

    def _mark(self, record: ClientRecord | None) -> None:
        """Puts the mark on the card that was seen last."""
        ids = [row.key for row in self.list.rows]
        if record is not None and record.id in ids:
            self.list.choose(ids.index(record.id) + 1)

    def _tabs(self) -> list[Piece]:
        return [
            (f"{digit} {_(name)} ", "focus" if order is self._order else "label")
            for digit, (order, name) in enumerate(ORDERS, 1)
        ]

    def _more(self, last: Row[int]) -> Sequence[Row[int]] | None:
        lines = self.ask(lambda desk: in_order(desk, self._order, last=last.key or 0), None)
        if lines is None:
            return None
        self._lines |= {line.id: line for line in lines}
        return [_row(line) for line in lines]

    def put_away(self) -> None:
        """Nothing stays in the list at a locked desk."""
        super().put_away()
        self._lines = {}

    def about_chosen(self) -> About | None:
        """Who it is."""
        line = self._lines.get(self.chosen or 0)
        return None if line is None else about_client(line, ((_("Pinyin"), line.reading),))

    def take_digit(self, digit: int) -> None:
        """Another order; 0 goes back."""
        if digit == 0:
            self.do_back()
        elif digit <= len(ORDERS):
            self._order = ORDERS[digit - 1][0]
            self.list.fill([])
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

    def open_chosen(self) -> None:
        """The card; F12 comes back here."""
        client = int(self.list.chosen or 0)
        ids = [row.key for row in self.list.rows if row.key is not None]

        def read(desk: Desk) -> ClientRecord:
            record = open_client(desk, client)
            while ids[-AHEAD:].count(client) and (more := in_order(desk, self._order, last=ids[-1])):
                ids.extend(line.id for line in more)
            return record

        def show(record: ClientRecord) -> None:
            self._leafing = True
            self.salon_app.show_page("client", record=record, among=ids)

        self.perform(read, show)

    def do_new(self) -> None:
        """Opens the form for a new client."""
        self.salon_app.show_page("register", start="")


def _pages(desk: Desk, order: Order, at_least: int) -> list[ClientLine]:
    """The beginning of the list, and as much of it as was in view before."""
    found = in_order(desk, order)
    while found and len(found) < at_least and (more := in_order(desk, order, last=found[-1].id)):
        found += more
    return found


def _row(line: ClientLine) -> Row[int]:
    latest = f"{line.latest_visit:%Y-%m-%d}" if line.latest_visit else _("never")
    cells: tuple[Cell, ...] = (
        named(line),
        line.reading,
        spaced(line.number),
        f"·{line.last_four}",
        latest,
        line.beautician,
    )
    return Row(line.id, cells)
