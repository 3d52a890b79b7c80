"""What is sold, as a form: to a client, to a guest or to nobody known, or on a bill that is open."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from textual.widget import Widget
from typing_extensions import override

from db.core.desk import Desk
from db.core.permissions import Permission
from db.fields.values import Ref
from db.money.operations.bills import OpenBill, SaveBill, open_bill, save_bill
from db.money.queries.bills import open_visit_bill, read_bill
from db.money.records.bills import BillRecord
from db.salon.queries import products
from salon_tui import commands as c
from salon_tui.screens.appointments.fields import WHO
from salon_tui.screens.base.form_page import FORM_KEYS, FormPage
from salon_tui.screens.clients.of_card import OfCard
from salon_tui.screens.money import commands as own
from salon_tui.screens.money.readers import SOLD, SalesReader
from salon_tui.screens.money.showing import due, side, title, whose
from salon_tui.widgets.blocks import Side
from salon_tui.widgets.form import Form
from salon_tui.widgets.form_state import Entry, FormState, entries_of
from salon_tui.widgets.lines import Bar
from salon_tui.widgets.lines_entry import LinesEntry
from salon_tui.widgets.panes import Panes
from salon_tui.words.i18n import N_, _


class SellPage(OfCard, FormPage, inherit_bindings=False):
    """What is sold. ``target`` holds the id of an open ``bill``, or the number of a client's ``card``, or neither.

    What is sold to a client who is here goes on the bill of the visit.
    """

    TITLE_TEXT = N_("Sell")
    HELP_TEXT = N_(
        "Type the numbers of the products; a guest's name only where it is wanted. F10 saves and asks for the payment. "
        "While a client's visit is open, what is sold is paid with it."
    )
    FORM = "sale"
    NEEDS = Permission.SELL
    KEYS = (own.SaveAndPay, *(key for key in FORM_KEYS if key is not c.Save), own.Order)

    def __init__(self) -> None:
        super().__init__("sell")
        self._bill: BillRecord | None = None

    @override
    def body(self) -> Iterable[Widget]:
        yield Panes([Bar(id="due"), Form(id="form")], [Side(id="side")])

    @property
    @override
    def about(self) -> int:
        return int(self.target.get("bill", 0))

    @override
    def prepare(self, desk: Desk) -> None:
        super().prepare(desk)
        self._products = products(desk, True)
        of_visit = open_visit_bill(desk, self.client.id) if self.client else 0
        if of_visit:
            self.target = {"bill": of_visit}
        self._bill = read_bill(desk, self.about) if self.about else None

    @override
    def make(self) -> FormState:
        bill = self._bill
        stood = {line.id: line for line in bill.lines if line.kind == "product"} if bill else {}
        reader = SalesReader(self._products, self.context, stood)
        entries: list[Entry] = [LinesEntry(SOLD, lines=reader)]
        if bill is None and self.client is None:
            entries += entries_of(WHO, self.context)
        state = FormState(entries)
        state.start({"products": reader.stands()})
        return state

    @override
    def start(self, with_draft: bool = True) -> None:
        super().start(with_draft)
        bill = self._bill
        bar = self.query_one("#due", Bar)
        bar.set_class(bill is not None, "on")
        bar.draw(lambda cells: due(bill, cells) if bill else [])
        self.query_one(Side).show(lambda cells: side(bill, cells) if bill else [])
        if bill is not None and bill.visit and with_draft:
            self.show_message(_("This goes on the bill of the visit, and is paid with it."))

    @override
    def put_away(self) -> None:
        super().put_away()
        self._bill = None
        self.query_one("#due", Bar).draw(lambda cells: [])
        self.query_one(Side).show(lambda cells: [])

    @override
    def head_pieces(self, page: str) -> tuple[list[Any], list[Any]]:
        name = whose(self._bill) if self._bill else self.client.name if self.client else ""
        said = title(self._bill) if self._bill else _(self.TITLE_TEXT)
        named: list[Any] = [(name, "strong"), "   "] if name else []
        return [*named, (said, "label" if name else "strong")], [(page, "label")]

    @override
    def save(self) -> None:
        values: dict[str, Any] = dict(self.form.state.values())
        sales = tuple(values.get("products") or ())
        bill, client = self._bill, values.get("client")
        if not sales and bill is None:
            self.form.go_to_field(SOLD.name)
            self.show_refusal(_("What is sold? Type the number of a product, or choose with F4."), c.Choose)
            return
        if bill is None:
            known = client.id if isinstance(client, Ref) else self.concerns
            new = OpenBill(
                request_id=self.request_id,
                client=known,
                guest_name=values.get("guest_name") or "",
                guest_phone=values.get("guest_phone") or "",
                sales=sales,
            )
            self.perform(lambda desk: open_bill(desk, new), self._saved, refused=self.refused)
        else:
            asked = SaveBill(request_id=self.request_id, bill=bill.id, version=bill.version, sales=sales)
            self.perform(lambda desk: save_bill(desk, asked), self._saved, refused=self.refused)

    def _saved(self, bill: BillRecord) -> None:
        self.done(_("Saved.") if bill.visit else "")
        self.salon_app.back()
        if not bill.visit:
            self.salon_app.show_page("bill", bill=bill.id, pay=True)

    def do_order(self) -> None:
        """From F4's list: what isn't here is ordered."""
        self.leave_draft()
        card = int(self.client.number) if self.client else 0
        self.salon_app.show_page("order", **({"card": card} if card else {}))
