"""One bill: what stands on it and how it was paid; it is paid here, and what was wrong is put right here."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget
from typing_extensions import override

from db.core.desk import Desk
from db.core.permissions import Permission
from db.fields.choices import MONEY
from db.fields.showing import show_money
from db.fields.values import Hidden
from db.money.operations.bills import OfBill, VoidBill, settle, void_bill
from db.money.operations.paying import CorrectPayment
from db.money.queries.bills import read_bill
from db.money.records.bills import BillRecord, PaymentRecord
from salon_tui import commands as c
from salon_tui.commands import Command
from salon_tui.screens.asking.choice import Choose
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, ListPage, digit
from salon_tui.screens.base.saving import new_request
from salon_tui.screens.held.commands import Contract
from salon_tui.screens.money import commands as own
from salon_tui.screens.money.after import ask_later, change_words, take_back
from salon_tui.screens.money.bill_lines import LINE, PAYMENT, lines_of, style_of
from salon_tui.screens.money.correcting import correct_line
from salon_tui.screens.money.payment import AskPayment
from salon_tui.screens.money.showing import due, standing, state_words, sums, title, whose
from salon_tui.widgets.lines import Bar
from salon_tui.widgets.paint import Piece
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.i18n import N_, _, language
from salon_tui.words.words import payment_name, telling


class BillPage(ListPage, inherit_bindings=False):
    """One bill. ``target`` holds its id as ``bill``; and ``pay`` where its payment is asked for at once."""

    TITLE_TEXT = N_("Bill")
    HELP_TEXT = N_(
        "What stands on the bill, and how it was paid. F10 takes the payment, F8 takes the last one back, F9 prints a "
        "receipt. What was wrong is put right with F4: nothing is changed, it is reversed and written anew."
    )
    KEYS = (
        own.Pay,
        own.TakeBack,
        c.Print,
        own.OtherMethod,
        own.ChangeLines,
        own.CorrectLine,
        own.PayLater,
        own.OpenVisit,
        own.MakeVoid,
        Contract,
        c.Find,
        c.Refresh,
        c.GoHome,
        *MOVES,
        c.Back,
    )
    COLUMNS = (Column(2), Column(20, grow=3), Column(12, grow=1), Column(11, "right"), Column(16, grow=2, aside=True))

    def __init__(self) -> None:
        super().__init__("bill")
        self._bill: BillRecord | None = None

    @override
    def main(self) -> Iterable[Widget]:
        yield Bar(id="due")
        yield PickList(self.COLUMNS)

    @property
    def bill(self) -> BillRecord:
        """The bill as it was read."""
        assert self._bill is not None
        return self._bill

    @property
    def _to_pay(self) -> int:
        return self._bill.left if self._bill and isinstance(self._bill.left, int) else 0

    @override
    def load(self, desk: Desk) -> None:
        self._bill = read_bill(desk, int(self.target["bill"]))

    @override
    def put_away(self) -> None:
        super().put_away()
        self._bill = None
        self.query_one("#due", Bar).draw(lambda cells: [])

    @override
    def arrive(self) -> None:
        super().arrive()
        self._paint()
        if self.target.pop("pay", False):
            self._ask_or_settle()

    @override
    def paint_head(self) -> None:
        bill = self.bill
        words = f"  {title(bill)}  {bill.day}"
        sign: list[Piece] = [("! ", "alarm")] if bill.state == "owing" else []
        total: list[Piece] = [] if isinstance(bill.total, Hidden) else [(show_money(bill.total), "strong"), "  "]
        self.head([(whose(bill), "strong"), words], [*total, *sign, (state_words(bill), "alarm" if sign else "label")])

    def _paint(self) -> None:
        bill = self.bill
        bar = self.query_one("#due", Bar)
        bar.set_class(bool(self._to_pay) and bill.state != "void", "on")
        bar.draw(lambda cells: due(bill, cells))
        rows: list[Row[tuple[str, int]]] = []
        for number, (key, *cells) in enumerate(lines_of(bill), 1):
            rows.append(Row(key, (digit(number), *cells), style_of(bill, key)))
        self.list.fill(rows, keep=True, empty=self.nothing(_("Nothing stands on this bill"), "", own.ChangeLines))
        self.paint_keys()
        self.list.focus()

    @override
    def about_chosen(self) -> About | None:
        bill = self._bill
        if bill is None:
            return None
        facts: list[tuple[str, str]] = [(_("State"), state_words(bill)), (_("Made by"), bill.by)]
        if bill.debt is not None:
            owed = _("{day}, {reason} ({name})").format(
                day=bill.debt.due, reason=bill.debt.reason, name=bill.debt.approver
            )
            facts.append((_("Pay later"), owed))
        left = [(_("still to pay"), show_money(bill.left))] if isinstance(bill.left, int) else []
        return About(name=title(bill), note=f"{bill.day}", facts=facts, amounts=[*sums(bill), *left])

    @override
    def offers(self, command: type[Command]) -> bool:
        bill = self._bill
        if bill is None or not super().offers(command):
            return bill is not None and super().offers(command)
        in_money = any(paid.movement is None for paid in standing(bill))
        open_now = bill.state == "open"
        can = {
            own.Pay: self._to_pay > 0 and bill.state != "void",
            own.TakeBack: in_money,
            own.OtherMethod: in_money,
            own.ChangeLines: open_now,
            own.CorrectLine: bill.state in ("settled", "owing") and bill.kind in ("visit", "retail"),
            own.PayLater: self._to_pay > 0 and bill.state != "void" and bool(bill.whose),
            own.OpenVisit: bool(bill.visit),
            own.MakeVoid: open_now and not bill.visit and not standing(bill),
            c.Print: bool(standing(bill)),
            Contract: bool(bill.holding),
        }
        return can.get(command, True)

    # Paying.

    def do_pay(self) -> None:
        """F10: asks how the rest is paid."""
        self._ask_or_settle()

    def _ask_or_settle(self) -> None:
        if self._to_pay > 0 and self.salon_app.may(Permission.TAKE_PAYMENT):
            self.app.push_screen(AskPayment(self.bill), self._paid)
        elif not self._to_pay and self.bill.state == "open" and not self.bill.visit and self.bill.lines:
            asked = OfBill(request_id=new_request(), bill=self.bill.id, version=self.bill.version)
            self.perform(lambda desk: settle(desk, asked), self._changed)

    def _paid(self, bill: BillRecord | None) -> None:
        if bill is None:
            return
        self._changed(bill)
        if bill.state == "settled":
            contract = _("F4 prints the contract.") if bill.holding else ""
            said = (_("Paid."), change_words(bill), _("F9 prints a receipt."), contract)
            self.show_message(" ".join(filter(None, said)))

    def _changed(self, bill: BillRecord) -> None:
        self._bill = bill
        self.salon_app.revision += 1
        self.paint_head()
        self._paint()
        self.show_about()

    def do_pay_later(self) -> None:
        """From F4's list: the rest is owed."""
        ask_later(self, self.bill, self._changed)

    def do_contract(self) -> None:
        """From F4's list: the contract of what is paid ahead, to be signed."""
        self.salon_app.show_page("print_contract", holding=self.bill.holding)

    # Putting right.

    def _payment(self) -> PaymentRecord | None:
        """The payment under the mark, else the last one that can be taken back."""
        paid = [one for one in standing(self.bill) if one.movement is None]
        kind, id = self.chosen or ("", 0)
        return next((one for one in paid if kind == PAYMENT and one.id == id), paid[-1] if paid else None)

    def do_take_back(self) -> None:
        """F8: takes a payment back."""
        paid = self._payment()
        if paid is None:
            return

        def done(bill: BillRecord) -> None:
            self._changed(bill)
            said = _("Taken back: {method} {amount}.")
            self.show_message(said.format(method=payment_name(paid.method), amount=show_money(paid.amount)))

        take_back(self, self.bill, CorrectPayment(request_id=new_request(), payment=paid.id), done)

    def do_other_method(self) -> None:
        """From F4's list: it was paid in another way."""
        paid = self._payment()
        if paid is None:
            return
        methods = [entry for entry in MONEY if entry.code != paid.method]
        offers = [(str(at), entry.term.text(language())) for at, entry in enumerate(methods, 1)]
        question = _("{method} {amount} was paid by").format(
            method=payment_name(paid.method), amount=show_money(paid.amount)
        )

        def chosen(number: str | None) -> None:
            if number is not None:
                method = methods[int(number) - 1].code
                asked = CorrectPayment(request_id=new_request(), payment=paid.id, method=method)
                take_back(self, self.bill, asked, done)

        def done(bill: BillRecord) -> None:
            self._changed(bill)
            self.show_message(_("Put right: the payment is reversed, and paid anew."))

        self.app.push_screen(Choose(question, offers, further=False), chosen)

    def do_correct_line(self) -> None:
        """From F4's list: a line was wrong."""
        correct_line(self, self.bill, self.chosen, self._corrected)

    def _corrected(self, bill: BillRecord) -> None:
        self.salon_app.revision += 1
        back = _(", ").join(
            f"{payment_name(paid.method)} {show_money(-paid.amount)}"
            for paid in bill.payments
            if isinstance(paid.amount, int) and paid.amount < 0
        )
        if back:
            self.salon_app.message_for_next_page(telling(_("Goes back"), back))
        self.salon_app.show_page("bill", bill=bill.id, pay=True)

    def do_make_void(self) -> None:
        """From F4's list: the bill was made by mistake."""

        def make_void(reason: str) -> None:
            asked = VoidBill(request_id=new_request(), bill=self.bill.id, version=self.bill.version, reason=reason)
            self.perform(lambda desk: void_bill(desk, asked), self._changed)

        self.ask_why(_("Why is this bill void?"), make_void)

    # Other pages.

    def do_change_lines(self) -> None:
        """From F4's list: other products."""
        self.salon_app.show_page("sell", bill=self.bill.id)

    def do_open_visit(self) -> None:
        """From F4's list: the visit."""
        self.salon_app.show_visit(self, self.bill.visit)

    def do_print(self) -> None:
        """F9: a receipt."""
        self.salon_app.show_page("print_receipt", bill=self.bill.id)

    @override
    def open_chosen(self) -> None:
        kind, _id = self.chosen
        if kind == PAYMENT and self.offers(own.OtherMethod):
            self.do_other_method()
        elif kind != PAYMENT and self.offers(own.CorrectLine):
            self.do_correct_line()
        elif kind == LINE and self.offers(own.ChangeLines):
            self.do_change_lines()
