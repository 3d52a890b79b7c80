"""What can be done with a holding from its ledger."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from db.core.desk import Desk
from db.money.operations import adjusting, holding, selling, using
from db.money.queries.holdings import contract as read_contract
from db.money.queries.holdings import ledger
from db.money.records.holdings import Ledger
from db.money.requests import (
    Extend,
    Freeze,
    LapseGift,
    RestoreUse,
    ShareHolding,
    SignContract,
    SignLine,
    WriteOff,
)
from salon_tui.screens.asking.choice import Choose
from salon_tui.screens.asking.day import AskDay
from salon_tui.screens.asking.staff import ask_for_staff
from salon_tui.screens.base.page import Page
from salon_tui.screens.base.saving import new_request
from salon_tui.words.holdings import place_words
from salon_tui.words.i18n import _

if TYPE_CHECKING:
    from db.money.records.holdings import MovementLine
    from db.staff.records import StaffRecord


class LedgerActions(Page, inherit_bindings=False):
    """Keys of a page that shows a ledger."""

    if TYPE_CHECKING:

        @property
        def marked(self) -> MovementLine | None:
            """The movement under the mark."""

    @property
    def ledger(self) -> Ledger:
        """The ledger that is shown."""
        raise NotImplementedError

    def know(self, found: Ledger) -> None:
        """It is otherwise now."""
        raise NotImplementedError

    def _seen(self) -> dict[str, Any]:
        return {"request_id": new_request(), "holding": self.ledger.id, "seq": self.ledger.holding.seq}

    def _do(self, call: Callable[[Desk], object], words: str) -> None:
        """Does something, reads the ledger again, and says what was done."""
        id = self.ledger.id

        def run(desk: Desk) -> Ledger:
            call(desk)
            return ledger(desk, id)

        def then(found: Ledger) -> None:
            self.know(found)
            self.show_message(words)

        self.perform(run, then, refused=self.flawed)

    # On paper.

    def do_sign_next(self) -> None:
        """F10: the line is signed."""
        self._sign(0)

    def do_sign_checked(self) -> None:
        """From F4's list: it is signed, and somebody else has looked at that."""

        def checked(by: StaffRecord | None) -> None:
            if by is not None:
                self._sign(by.id)

        ask_for_staff(self, _("Who has looked at what was signed?"), checked, without=self.desk.staff)

    def _sign(self, checked_by: int) -> None:
        place, one = self.ledger.to_sign, self.ledger.holding
        if place is None:
            return
        asked = SignLine(
            request_id=new_request(), holding=one.id, seq=one.seq - one.unsigned + 1, checked_by=checked_by
        )

        def signed(found: Ledger) -> None:
            self.know(found)
            self.show_message(_("Signed: {place}.").format(place=place_words(place)))

        self.perform(lambda desk: holding.sign_line(desk, asked), signed, refused=self.flawed)

    def do_sign_contract(self) -> None:
        """From F4's list: the contract is signed."""
        id = self.ledger.holding.contract

        def sign(desk: Desk) -> None:
            found = read_contract(desk, id)
            selling.sign_contract(
                desk, SignContract(request_id=new_request(), contract=found.id, version=found.version)
            )

        self._do(sign, _("The contract is signed."))

    def do_compare(self) -> None:
        """From F4's list: what the paper says, line by line."""
        self.salon_app.show_page("compare", holding=self.ledger.id)

    def do_adjust(self) -> None:
        """From F4's list: the archive is put right."""
        self.salon_app.show_page("adjust", holding=self.ledger.id)

    def do_contract(self) -> None:
        """From F4's list: the contract on paper."""
        self.salon_app.show_page("print_contract", holding=self.ledger.id)

    # What moves.

    def do_take_back(self) -> None:
        """F8: the use under the mark was none."""
        line = self.marked
        if line is None:
            return

        def back(reason: str) -> None:
            asked = RestoreUse(request_id=new_request(), movement=line.id, reason=reason)
            self._do(lambda desk: using.restore_use(desk, asked), _("Taken back. The bill is to be paid another way."))

        self.ask_why(_("Why is this use taken back?"), back)

    def do_stop(self) -> None:
        """From F4's list: stopped, or going on."""
        if self.ledger.holding.state == "frozen":
            on = Freeze(**self._seen(), thaw=True)
            self._do(lambda desk: holding.freeze(desk, on), _("It goes on, and lasts as much longer."))
            return

        def stop(reason: str) -> None:
            asked = Freeze(**self._seen(), reason=reason)
            self._do(lambda desk: holding.freeze(desk, asked), _("Stopped. Nothing is used of it until it goes on."))

        self.ask_why(_("Why is it stopped?"), stop)

    def do_extend(self) -> None:
        """From F4's list: what ends first lasts longer."""
        dated = [lot for lot in self.ledger.holding.lots if lot.until is not None and lot.left]
        lot = min(dated, key=lambda one: one.until or date.max, default=None)
        if lot is None:
            self.app.bell()
            return

        def until(day: date | None) -> None:
            if day is not None:
                self.ask_why(_("Why does it last longer?"), lambda reason: extend(day, reason))

        def extend(day: date, reason: str) -> None:
            asked = Extend(**self._seen(), lot=lot.id, until=day, reason=reason)
            self._do(lambda desk: holding.extend(desk, asked), _("It lasts until {day}.").format(day=day))

        self.app.push_screen(AskDay(_("Until when does it last?")), until)

    def do_lapse(self) -> None:
        """From F4's list: gifts past their day are gone."""
        today = self.salon_app.today()
        past = [lot for lot in self.ledger.holding.lots if lot.until is not None and lot.until < today and lot.left]
        if past:
            asked = LapseGift(**self._seen(), lot=past[0].id)
            self._do(lambda desk: holding.lapse_gift(desk, asked), _("The gift is gone; what was paid for stays."))

    def do_write_off(self) -> None:
        """From F4's list: all that is left is gone."""
        client = self.ledger.client.id

        def write_off(reason: str) -> None:
            asked = WriteOff(**self._seen(), client=client, reason=reason)
            self._do(lambda desk: adjusting.write_off(desk, asked), _("Written off: nothing is left of it."))

        self.ask_why(_("Why is all that is left written off?"), write_off)

    # Whose it is.

    def do_share(self) -> None:
        """From F4's list: somebody else may use it."""
        self.salon_app.show_page("share", holding=self.ledger.id)

    def do_stop_sharing(self) -> None:
        """From F4's list: somebody may use it no longer."""
        users = self.ledger.holding.users
        offers = [(str(at), f"{user.label} {kinship}".strip()) for at, (user, kinship) in enumerate(users, 1)]

        def stop(number: str | None) -> None:
            if number is not None:
                user = users[int(number) - 1][0]
                asked = ShareHolding(**self._seen(), user=user.id, ends=True)
                words = _("{name} uses it no longer.").format(name=user.label)
                self._do(lambda desk: holding.share_holding(desk, asked), words)

        self.app.push_screen(Choose(_("Who may use it no longer?"), offers, further=False), stop)

    def do_hand_over(self) -> None:
        """From F4's list: all that is left goes to somebody else."""
        self.salon_app.show_page("hand_over", holding=self.ledger.id)

    def do_pay_back(self) -> None:
        """From F4's list: what can be paid back."""
        self.salon_app.show_page("refund", holding=self.ledger.id)
