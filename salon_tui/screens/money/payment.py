"""Taking payments: the method by digit, all that is left unless another amount is typed, until nothing is left."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual.widget import Widget
from typing_extensions import override

from db.core.errors import Code, SalonError
from db.core.permissions import Permission
from db.fields.choices import MONEY
from db.fields.declaration import Field, Kind, Term
from db.fields.parsing import FieldError, ParseContext, parse
from db.fields.showing import show_money
from db.fields.values import Hidden
from db.money.fields import CASH
from db.money.operations.paying import CorrectPayment, Pay, take_payment
from db.money.operations.using import use_units
from db.money.queries.holdings import ways_to_pay
from db.money.records.bills import BillRecord, PaymentRecord
from db.money.records.holdings import WayToPay
from salon_tui import commands as c
from salon_tui.screens.base.dialog import Dialog
from salon_tui.screens.base.saving import new_request
from salon_tui.screens.held import paying
from salon_tui.screens.money import commands as own
from salon_tui.screens.money.after import ask_later, take_back
from salon_tui.screens.money.showing import due_and_total, standing, told_above_methods, whose
from salon_tui.widgets.editor import Editor
from salon_tui.widgets.lines import Bar, Line
from salon_tui.widgets.paint import Piece
from salon_tui.widgets.parts import section
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.i18n import N_, _, language
from salon_tui.words.sentences import flaw_sentence
from salon_tui.words.words import payment_name

AMOUNT = Field("amount", "", Term("Amount", "金额"), Kind.MONEY, limit=16)
LATER = "later"
"""What is no method: the rest is paid later."""


class AskPayment(Dialog[BillRecord]):
    """How is it paid? A digit marks the method, F10 takes the payment; F4 types another amount, and it goes on.

    Each payment is kept when it is taken. What comes back is the bill as it is then; nothing is left of it to pay, or
    somebody has agreed to wait for that, unless the question was given up.
    """

    TITLE_TEXT = N_("Payment")
    HELP_TEXT = N_(
        "Type the digit of the method, then F10. F4 lets you type a part of the amount, or the cash that is handed "
        "over; the rest is asked for next. F8 takes the last payment back."
    )
    KEYS = (c.Accept, own.OtherAmount, own.TakeBack, c.Enter, c.Down, c.Up, c.Back)

    def __init__(self, bill: BillRecord) -> None:
        super().__init__()
        self._bill = bill
        self._held: tuple[WayToPay, ...] = ()

    @property
    def _left(self) -> int:
        return 0 if isinstance(self._bill.left, Hidden) else self._bill.left

    @property
    def _is_roomy(self) -> bool:
        return self.has_class("-abreast") and self.has_class("-high")

    @override
    def use_width(self) -> bool:
        is_news = super().use_width()
        if is_news:
            for bar in self.query(Bar):  # which may be as wide as before
                bar.refresh(layout=True)
        return is_news

    @override
    def question(self) -> str:
        return _("Payment · {name}").format(name=whose(self._bill))

    @override
    def body(self) -> Iterable[Widget]:
        yield Bar(id="due", classes="on")
        yield Bar(id="taken")
        yield Bar(id="how")
        yield PickList([Column(1), Column(12, grow=1)], id="methods")
        with Widget(id="amount-line"):
            yield Line(id="amount-label")
            yield Editor(id="amount", longest=AMOUNT.limit)
            yield Line(id="amount-hint")
        yield Line(id="use")

    @override
    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#how", Bar).draw(lambda cells: [section(_("How is it paid?"), cells)])
        self.query_one("#amount-label", Line).set_pieces((AMOUNT.label.text(language()), "label"))
        self._fill()
        self._show()
        self._ask_held()

    def _fill(self) -> None:
        rows = [Row(code, ((digit, "label"), name)) for digit, (code, name) in self._ways().items()]
        self.query_one(PickList).fill(rows, keep=True)

    def _ask_held(self) -> None:
        """What the client holds, which is asked for anew after each payment."""
        if self._bill.client is not None:
            self.perform(lambda desk: ways_to_pay(desk, self._bill.id), self._know_held)

    def _know_held(self, ways: tuple[WayToPay, ...]) -> None:
        self._held = ways
        self._fill()
        session = paying.first_session(ways)
        if session is not None:
            codes = [code for code, _name in self._ways().values()]
            self.query_one(PickList).choose(codes.index(session) + 1)
        self._mark()

    def _mark(self) -> None:
        """The amount that goes with the way under the mark."""
        way = paying.meant(self._held, self.query_one(PickList).chosen)
        amount = self._left if way is None else way.amount
        self.query_one(Editor).put(show_money(amount).replace(",", ""))
        self._show_hint()

    def _ways(self) -> dict[str, tuple[str, str]]:
        """Code and name of each way to pay, by its digit: money first, then what the client holds, later at the end."""
        ways = {str(digit): (entry.code, entry.term.text(language())) for digit, entry in enumerate(MONEY, 1)}
        ways |= paying.offered(self._held)
        if self._bill.whose and self.salon_app.may(Permission.GRANT_CREDIT):
            ways["9"] = (LATER, _("pay later"))
        return ways

    def _show(self) -> None:
        """The bill as it is now: what is left, what was taken, all of the rest as the amount."""
        bill, left = self._bill, show_money(self._left)
        self.query_one("#due", Bar).draw(lambda cells: due_and_total(bill, cells, self._is_roomy))
        self.query_one("#taken", Bar).draw(lambda cells: told_above_methods(bill, cells, self._is_roomy))
        self.query_one(Editor).put(left.replace(",", ""))
        self._show_hint()
        self._go_to_methods()
        self.paint_keys()

    # What is typed.

    def on_key(self, event: events.Key) -> None:
        """A digit marks a method."""
        if self.query_one(PickList).has_focus and event.character and event.character in "123456789":
            event.stop()
            places = list(self._ways())
            if event.character in places:
                self.query_one(PickList).choose(places.index(event.character) + 1)
                self._mark()
            else:
                self.app.bell()

    def on_input_changed(self, event: Editor.Changed) -> None:
        """The change is seen while the amount is typed."""
        self._show_hint()

    def _show_hint(self) -> None:
        amount = self._typed()
        way = paying.meant(self._held, self.query_one(PickList).chosen)
        use = () if way is None else ((paying.use_words(way, amount), "alarm" if way.barred else "strong"),)
        self.query_one("#use", Line).set_pieces(*use)
        if way is not None:
            self.query_one("#amount-hint", Line).set_pieces()
            return
        over = 0 if amount is None else amount - self._left
        words: Piece = (_("all of it, unless F4 types another"), "label")
        if over > 0:
            is_cash = self.query_one(PickList).chosen == CASH
            said = _("change {amount}") if is_cash else _("{amount} more than is left")
            words = (said.format(amount=show_money(over)), "strong" if is_cash else "alarm")
        elif over < 0:
            words = (_("then {amount} is left").format(amount=show_money(-over)), "label")
        self.query_one("#amount-hint", Line).set_pieces(words)

    def _typed(self) -> int | None:
        try:
            amount = parse(AMOUNT, self.query_one(Editor).value, ParseContext(self.salon_app.today()))
        except FieldError:
            return None
        return amount if isinstance(amount, int) else None

    def do_choose(self) -> None:
        """F4: types another amount, or goes back to the methods."""
        if self.query_one(Editor).has_focus:
            self._go_to_methods()
        else:
            self._go_to_amount()

    def do_enter(self) -> None:
        """Enter: from the amount back to the methods; money is taken with F10 alone."""
        self._go_to_methods()

    def _go_to_methods(self) -> None:
        methods = self.query_one(PickList)
        methods.is_awake = True
        methods.focus()
        methods.refresh()

    def _go_to_amount(self) -> None:
        methods, amount = self.query_one(PickList), self.query_one(Editor)
        # the keys go to the amount; which method it is still stands there
        methods.is_awake = False
        methods.refresh()
        amount.focus()
        amount.select_all()

    def do_down(self) -> None:
        """Moves to the next line."""
        self._move(1)

    def do_up(self) -> None:
        """Moves to the line before."""
        self._move(-1)

    def _move(self, by: int) -> None:
        self.query_one(PickList).move(by)
        self._mark()

    @override
    def offers(self, command: type[c.Command]) -> bool:
        if command is own.TakeBack and not self._taken_in_money():
            return False
        return super().offers(command)

    @override
    def not_now(self, command: type[c.Command]) -> str:
        return _("Nothing was paid in money here that could be taken back.")

    # What is done.

    def do_accept(self) -> None:
        """F10: takes the payment."""
        method = self.query_one(PickList).chosen
        if method == LATER:
            ask_later(self, self._bill, self.dismiss)
            return
        try:
            amount = parse(AMOUNT, self.query_one(Editor).value, ParseContext(self.salon_app.today()))
        except FieldError as error:
            self.show_refusal(flaw_sentence(error.flaw))
            return
        way = paying.meant(self._held, method)
        if way is not None and isinstance(amount, int):
            use = paying.use_request(way, self._bill.id, amount)
            self.perform(lambda desk: use_units(desk, use), self._taken, refused=self._refused)
        elif isinstance(amount, int) and method is not None:
            asked = Pay(request_id=new_request(), bill=self._bill.id, method=str(method), amount=amount)
            self.perform(lambda desk: take_payment(desk, asked), self._taken, refused=self._refused)

    def _taken(self, bill: BillRecord) -> None:
        self._bill = bill
        if self._left <= 0:
            self.dismiss(bill)
            return
        self._show()
        self._ask_held()
        last = bill.payments[-1]
        said = _("Taken: {method} {amount}. F8 takes it back; the rest is next.")
        self.show_message(said.format(method=payment_name(last.method), amount=show_money(last.amount)))

    def _refused(self, error: SalonError) -> bool:
        if error.code is not Code.TOO_MUCH_PAID:
            return False
        over = show_money(int(error.facts["amount"]))
        self.show_refusal(
            _("{amount} more than is left, and only cash gives change. Type less with F4, or choose cash.").format(
                amount=over
            )
        )
        self._go_to_amount()
        return True

    def do_take_back(self) -> None:
        """F8: takes the last payment back."""
        back = self._taken_in_money()[-1]

        def taken(bill: BillRecord) -> None:
            self._bill = bill
            self._show()
            said = _("Taken back: {method} {amount}.")
            self.show_message(said.format(method=payment_name(back.method), amount=show_money(back.amount)))

        take_back(self, self._bill, CorrectPayment(request_id=new_request(), payment=back.id), taken)

    def _taken_in_money(self) -> list[PaymentRecord]:
        return [one for one in standing(self._bill) if one.movement is None]

    @override
    def do_back(self) -> None:
        # what was taken stays taken
        self.dismiss(self._bill)
