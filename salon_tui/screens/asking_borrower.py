"""Asks the borrower for their PIN, and hands the paper out."""

from __future__ import annotations

from collections.abc import Iterable

from textual import work
from textual.widget import Widget

from db.errors import SalonError
from db.operations.entrance import Desk
from db.operations.loans import take_out
from db.register_records import LoanRecord
from salon_tui import commands as c
from salon_tui.i18n import N_, _
from salon_tui.kiosk.gate import Hold
from salon_tui.screens.dialog import Dialog
from salon_tui.sentences import sentence
from salon_tui.widgets.editor import PinField
from salon_tui.widgets.lines import Line
from salon_tui.words import sheet_name


class AskBorrower(Dialog[LoanRecord]):
    """The borrower proves with a PIN that the paper goes out to them."""

    TITLE_TEXT = N_("PIN of the borrower")
    HELP_TEXT = N_(
        "Who borrows the paper types their own PIN, also where somebody else is at the desk. Nobody is signed in by it."
    )
    KEYS = (c.Accept, c.Enter, c.Back)

    def __init__(self, desk: Desk, loan: LoanRecord) -> None:
        super().__init__()
        self._desk, self._loan = desk, loan

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
        self.query_one("#pin-label", Line).say((label, "dim"))
        self.query_one(PinField).focus()

    def do_accept(self) -> None:
        """F10 or Enter: checks the PIN, and hands the paper out."""
        field = self.query_one(PinField)
        if field.pin:
            self._check(field.pin, self.salon_app.hold())
            field.clear()

    do_enter = do_accept

    @work(thread=True, exclusive=True, group="pin")
    def _check(self, pin: str, hold: Hold) -> None:
        try:
            out = take_out(self._desk, self._loan.id, pin)
        except SalonError as error:
            self.app.call_from_thread(self.say, sentence(error), True)
        else:
            self.app.call_from_thread(self.dismiss, out)
        finally:
            hold.release()
