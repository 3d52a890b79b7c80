"""Asks the borrower for their PIN, and hands the paper out."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from db.core.permissions import pin_length
from db.papers.loans.operations.loans import take_out
from db.papers.loans.records import LoanRecord
from db.sign_in.operations.opening import people
from db.staff.records import StaffRecord
from salon_tui import commands as c
from salon_tui.screens.base.dialog import Dialog
from salon_tui.widgets.lines import Line
from salon_tui.widgets.secret import PinField
from salon_tui.words.i18n import N_, _
from salon_tui.words.words import sheet_name


class AskBorrower(Dialog[LoanRecord]):
    """The borrower proves with a PIN that the paper goes out to them."""

    TITLE_TEXT = N_("PIN of the borrower")
    HELP_TEXT = N_(
        "Who borrows the paper types their own PIN, also where somebody else is at the desk. Nobody is signed in by it."
    )
    KEYS = (c.Accept, c.Enter, c.Back)

    def __init__(self, loan: LoanRecord) -> None:
        super().__init__()
        self._loan = loan

    def question(self) -> str:
        """Who takes what, and until when."""
        return _("{borrower} takes out: {paper}, {client}, until {day}").format(
            borrower=self._loan.borrower.label,
            paper=sheet_name(self._loan.kind),
            client=self._loan.client.label,
            day=self._loan.due,
        )

    def body(self) -> Iterable[Widget]:
        """Whose PIN, and the field for it."""
        yield Line(id="pin-label")
        yield PinField(id="pin")

    def on_mount(self) -> None:
        """Waits for the PIN."""
        super().on_mount()
        label = _("PIN of {name}").format(name=self._loan.borrower.label)
        self.query_one("#pin-label", Line).set_pieces((label, "label"))
        self._ask_length()
        self.query_one(PinField).focus()

    def _ask_length(self) -> None:
        """How long the borrower's PIN has to be, by their roles."""

        def take(here: list[StaffRecord]) -> None:
            roles = next((one.roles for one in here if one.id == self._loan.borrower.id), ())
            self.query_one(PinField).longest = pin_length(roles)

        self.perform_before_sign_in(people, take)

    def on_pin_field_typed(self) -> None:
        """The last digit of the PIN hands the paper out."""
        field = self.query_one(PinField)
        if field.is_complete:
            pin = field.pin
            field.clear()
            self.perform_slowly(lambda desk: take_out(desk, self._loan.id, pin), self._took)

    def do_accept(self) -> None:
        """F10 or Enter: a PIN needs none."""
        digits = self.query_one(PinField).longest
        self.show_message(_("The PIN has {digits} digits.").format(digits=digits), alarm=True)

    do_enter = do_accept

    def _took(self, out: LoanRecord) -> None:
        self.salon_app.key_queue.swallow_enter()
        self.dismiss(out)
