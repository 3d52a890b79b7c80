"""Taking a payment: the method by digit, all that is left unless another amount is typed."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual.widget import Widget

from db.fields.choices import MONEY
from db.fields.declaration import Field, Kind, Term
from db.fields.parsing import FieldError, ParseContext, parse
from db.fields.showing import show_money
from salon_tui import commands as c
from salon_tui.screens.base.dialog import Dialog
from salon_tui.screens.visits import commands as own
from salon_tui.widgets.editor import Editor
from salon_tui.widgets.lines import Bar, Line
from salon_tui.widgets.parts import big_fact, section
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.i18n import N_, _, language
from salon_tui.words.sentences import flaw_sentence

AMOUNT = Field("amount", "", Term("Amount", "金额"), Kind.MONEY, limit=16)


class AskPayment(Dialog[tuple[str, int]]):
    """How is it paid? A digit marks the method, F10 takes the payment; F4 types another amount."""

    TITLE_TEXT = N_("Payment")
    HELP_TEXT = N_("Type the digit of the method, then F10. F4 lets you type a part of the amount.")
    KEYS = (c.Accept, own.OtherAmount, c.Enter, c.Down, c.Up, c.Back)

    def __init__(self, left: int, name: str) -> None:
        super().__init__()
        self._left, self._name = left, name

    def question(self) -> str:
        """Whose visit is paid."""
        return _("Payment · {name}").format(name=self._name)

    def body(self) -> Iterable[Widget]:
        """What is still to pay, the methods, and the amount that is taken."""
        yield Bar(id="due", classes="on")
        yield Bar(id="how")
        yield PickList([Column(1), Column(12)], id="methods")
        with Widget(id="amount-line"):
            yield Line(id="amount-label")
            yield Editor(id="amount", longest=AMOUNT.limit)
            yield Line(id="amount-hint")

    def on_mount(self) -> None:
        """Lists the methods, the first marked."""
        super().on_mount()
        self.query_one("#due", Bar).draw(lambda cells: big_fact(_("still to pay"), show_money(self._left)))
        self.query_one("#how", Bar).draw(lambda cells: [section(_("How is it paid?"), cells)])
        self.query_one("#amount-label", Line).set_pieces((AMOUNT.label.text(language()), "label"))
        self.query_one("#amount-hint", Line).set_pieces((_("all of it, unless F4 types another"), "label"))
        rows = [Row(entry.code, ((str(n), "label"), entry.term.text(language()))) for n, entry in enumerate(MONEY, 1)]
        self.query_one(PickList).fill(rows)
        self.query_one(Editor).put(show_money(self._left).replace(",", ""))
        self.query_one(PickList).focus()

    def on_key(self, event: events.Key) -> None:
        """A digit marks a method."""
        if self.query_one(PickList).has_focus and event.character and event.character in "123456789":
            event.stop()
            if self.query_one(PickList).choose(int(event.character)) is None:
                self.app.bell()

    def do_choose(self) -> None:
        """F4: types another amount, or goes back to the methods."""
        amount = self.query_one(Editor)
        if amount.has_focus:
            self.query_one(PickList).focus()
        else:
            amount.focus()
            amount.select_all()

    def do_accept(self) -> None:
        """F10: takes the payment."""
        try:
            amount = parse(AMOUNT, self.query_one(Editor).value, ParseContext(self.salon_app.today()))
        except FieldError as error:
            self.show_refusal(flaw_sentence(error.flaw))
            return
        method = self.query_one(PickList).chosen
        if isinstance(amount, int) and method is not None:
            self.dismiss((str(method), amount))

    def do_enter(self) -> None:
        """Enter: from the amount back to the methods; money is taken with F10 alone."""
        self.query_one(PickList).focus()

    def do_down(self) -> None:
        """Moves to the next line."""
        self.query_one(PickList).move(1)

    def do_up(self) -> None:
        """Moves to the line before."""
        self.query_one(PickList).move(-1)
