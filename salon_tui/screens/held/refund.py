"""What can be paid back: the three answers, one of which a person chooses."""

from __future__ import annotations

from dataclasses import replace

from typing_extensions import override

from db.core.desk import Desk
from db.core.errors import Code, SalonError
from db.core.permissions import Permission
from db.fields.choices import MONEY
from db.fields.showing import show_money
from db.money.ledger.quoting import Cause
from db.money.operations.refunding import refund
from db.money.queries.holdings import quote_refund
from db.money.records.holdings import QuoteLine, QuoteRecord, RefundRecord
from db.money.requests import Refund
from db.text.card_number import short_number
from salon_tui import commands as c
from salon_tui.commands import Command
from salon_tui.screens.asking.amount import AskAmount
from salon_tui.screens.asking.choice import Choose
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, ListPage
from salon_tui.screens.base.saving import new_request
from salon_tui.screens.held import commands as own
from salon_tui.widgets.paint import Piece
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.holdings import cause_name, holding_name, units_words
from salon_tui.words.i18n import N_, _, language, ngettext
from salon_tui.words.words import payment_name


class RefundPage(ListPage, inherit_bindings=False):
    """One holding with what can be paid back of it. ``target`` holds its id as ``holding``."""

    TITLE_TEXT = N_("Pay back")
    HELP_TEXT = N_(
        "Three answers, by whose cause it is. A digit takes one and asks why, as F10 does of the one under the mark; "
        "then a manager agrees. The money goes back as it was paid, the newest payment first, unless F4 names another "
        "way. Legal defaults are to be confirmed by the salon."
    )
    NEEDS = Permission.SELL
    KEYS = (own.PayItBack, c.Print, own.OtherSum, own.OtherWay, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = (Column(2), Column(22, grow=2), Column(18, grow=3), Column(12, "right"), Column(12, "right"))
    BELOW = 3

    def __init__(self) -> None:
        super().__init__("refund")
        self._quote: QuoteRecord | None = None
        self._agreed: int | None = None
        self._method = ""

    @property
    def quote(self) -> QuoteRecord:
        """What was quoted."""
        assert self._quote is not None
        return self._quote

    @override
    def _load(self, desk: Desk) -> None:
        self._quote = quote_refund(desk, int(self.target["holding"]))
        super()._load(desk)

    @property
    @override
    def concerns(self) -> int:
        return self._quote.holding.client.id if self._quote else 0

    @override
    def put_away(self) -> None:
        super().put_away()
        self._quote, self._agreed, self._method = None, None, ""

    @override
    def paint_head(self) -> None:
        one = self.quote.holding
        used = units_words(one.kind, self.quote.used)
        left = units_words(one.kind, one.left)
        right: list[Piece] = [
            (_("used"), "label"),
            f" {used}   ",
            (_("left over"), "label"),
            " ",
            (left, "strong"),
        ]
        name = holding_name(one.number, one.kind, one.title)
        self.head([(one.client.label, "strong"), f"  {name}   ", (_(self.TITLE_TEXT), "label")], right)

    @override
    def arrive(self) -> None:
        super().arrive()
        self._paint()

    def _paint(self) -> None:
        heads = ("", _("Cause"), _("How it is counted"), _("Used"), _("To pay back"))
        rows = [self._row(str(at), line) for at, line in enumerate(self.quote.answers, 1)]
        self.list.fill([Row(None, heads, "label"), *rows], keep=True)
        self.list.focus()
        self.show_about()
        self.paint_keys()

    def _row(self, number: str, line: QuoteLine) -> Row[str]:
        amount = self._amount(line)
        cells = (
            number,
            cause_name(line.cause),
            self._how(line),
            show_money(line.used),
            show_money(amount) if line.applies else _("not now"),
        )
        return Row(line.cause.value, cells, "plain" if line.applies else "label")

    def _how(self, line: QuoteLine) -> str:
        found = self.quote
        match line.cause:
            case Cause.EARLY:
                days = ngettext("within {count} day", "within {count} days", found.days)
                return days.format(count=found.days)
            case Cause.SALON:
                total = found.paid + found.gift
                if found.holding.kind == "prepaid" and found.gift and total:
                    return _("at what was paid, {percent}%").format(percent=round(100 * found.paid / total))
                return _("at what was paid")
            case Cause.CLIENT:
                clause = _("contract {number}").format(number=short_number(found.contract)) if found.contract else ""
                return " · ".join(filter(None, (_("at list price"), clause)))

    def _amount(self, line: QuoteLine) -> int:
        return self._agreed if self._agreed is not None and line.cause is Cause.CLIENT else line.amount

    @override
    def about_chosen(self) -> About | None:
        if self._quote is None:
            return None
        found = self._quote
        back = _(", ").join(f"{payment_name(method)} {show_money(amount)}" for method, amount in found.back)
        way = payment_name(self._method) if self._method else _("as it was paid: {ways}").format(ways=back or "—")
        paid = f"{show_money(found.paid)}{f' · {found.paid_on}' if found.paid_on else ''}"
        facts = ((_("Paid"), paid), (_("By the ledger"), show_money(found.value_left)), (_("Goes back"), way))
        said = _("Paid {paid}. Goes back: {way}.").format(paid=paid, way=way)
        return About(name=_("What is paid back"), facts=facts, said=said)

    @override
    def take_digit(self, digit: int) -> None:
        if digit == 0:
            self.do_back()
        elif self.list.choose(digit) is None:
            self.app.bell()
        else:
            self.do_refund()

    @override
    def open_chosen(self) -> None:
        self.do_refund()

    @override
    def offers(self, command: type[Command]) -> bool:
        if command is own.OtherSum and self.chosen != Cause.CLIENT.value:
            return False
        return self._quote is not None and super().offers(command)

    def do_other_sum(self) -> None:
        """From F4's list: what was agreed on."""

        def agreed(amount: int | None) -> None:
            if amount is not None:
                self._agreed = amount
                self._paint()

        now = self._amount(self.quote.of(Cause.CLIENT))
        self.app.push_screen(AskAmount(_("What was agreed on?"), now), agreed)

    def do_other_way(self) -> None:
        """From F4's list: by another method."""
        offers = [(str(at), entry.term.text(language())) for at, entry in enumerate(MONEY, 1)]

        def chosen(number: str | None) -> None:
            if number is not None:
                self._method = MONEY[int(number) - 1].code
                self._paint()

        self.app.push_screen(Choose(_("How does the money go back?"), offers, further=False), chosen)

    def do_refund(self) -> None:
        """F10: asks why, and pays it back."""
        cause = self.chosen
        if cause is None:
            self.app.bell()
            return
        line = self.quote.of(Cause(cause))
        if not line.applies:
            self.show_refusal(_("This can't be chosen: the days are over, or the client knew the service before."))
            return
        one, amount = self.quote.holding, self._amount(line)
        asked = Refund(
            request_id=new_request(),
            client=one.client.id,
            holding=one.id,
            seq=one.seq,
            cause=line.cause,
            amount=amount,
            reason="",
            method=self._method,
        )

        def because(reason: str) -> None:
            why = replace(asked, reason=reason)
            self.perform(lambda desk: refund(desk, why), self._done, refused=self._refused)

        question = _("Why is ¥{amount} paid back? ({cause})")
        self.ask_why(question.format(amount=show_money(amount), cause=cause_name(cause)), because)

    def _refused(self, error: SalonError) -> bool:
        if error.code is Code.NOT_IN_MONEY:
            missing = show_money(int(error.facts["amount"]))
            self.show_refusal(
                _("¥{amount} of it was not paid in money here. Choose with F4 how it goes back.").format(amount=missing)
            )
            return True
        return self.flawed(error)

    def _done(self, made: RefundRecord) -> None:
        self.salon_app.revision += 1
        back = _(", ").join(f"{payment_name(method)} {show_money(amount)}" for method, amount in made.back)
        self.salon_app.message_for_next_page(
            _("Paid back: {ways}. Both sign the refund form.").format(ways=back or "0")
        )
        self.salon_app.back()
        self.salon_app.show_page("print_refund", holding=made.holding.id, bill=made.id)

    def do_print(self) -> None:
        """F9: the refund form, before it is signed."""
        self.salon_app.show_page("print_refund", holding=self.quote.holding.id)
