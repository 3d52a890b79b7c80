"""Loans of paper: what is asked for, approved, out and overdue; a scanned card goes out or comes back."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from db.clients.finding.queries import by_number
from db.clients.records import ClientLine
from db.core.desk import Desk
from db.core.permissions import Permission
from db.papers.loans.operations.loans import approve_loan, cancel_loan, give_back
from db.papers.loans.queries import open_loans
from db.papers.loans.records import LoanRecord, LoanState
from db.papers.printed.states import PaperState
from db.text.card_number import spaced
from salon_tui import commands as c
from salon_tui.screens.asking.borrower import AskBorrower
from salon_tui.screens.asking.choice import Choose
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, ListPage, digit, sections
from salon_tui.screens.papers import commands as own
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _
from salon_tui.words.words import sheet_name

_COLUMNS = [
    Column(2),
    Column(12, grow=2),
    Column(9),
    Column(5, aside=True),
    Column(11),
    Column(8),
    Column(10),
    Column(8, grow=3, aside=True),
]
_GROUPS = {
    LoanState.ASKED: N_("Asked for"),
    LoanState.APPROVED: N_("Approved, to be taken out"),
    LoanState.OUT: N_("Out"),
}
_MEANT_FIRST = (LoanState.OUT, LoanState.APPROVED, LoanState.ASKED)
"""What a scanned card means, where several papers of the client are in the list."""


class LoansPage(ListPage, inherit_bindings=False):
    """Every loan that isn't at its end, what should be back first."""

    TITLE_TEXT = N_("Loans")
    HELP_TEXT = N_(
        "Scan a card: one that is out comes back, one that is approved goes out against the borrower's PIN, and any "
        "other is asked for. Without a scanner, type the digit of a line, or move to it and press Enter; F6 asks for a "
        "paper. The keeper or a manager approves with F10, but never their own loan."
    )
    KEYS = (own.AskLoan, own.ApproveLoan, own.CancelLoan, own.PrintLoans, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = _COLUMNS
    TAKES_SCANS = True

    def __init__(self) -> None:
        super().__init__(name="loans")
        self._loans: dict[int, LoanRecord] = {}

    @property
    def loan(self) -> LoanRecord | None:
        """The loan under the mark."""
        return self._loans.get(self.list.chosen or 0)

    def arrive(self) -> None:
        """Reads the list."""
        super().arrive()
        self.perform(open_loans, self._show)

    def put_away(self) -> None:
        """Nothing stays in the list at a locked desk."""
        super().put_away()
        self._loans = {}

    def _show(self, found: list[LoanRecord]) -> None:
        self._loans = {loan.id: loan for loan in found}
        rows = sections([((title,), list(loans)) for title, loans in groupby(found, _group)], _row)
        would = _("Papers that are out or wait for approval stand here. A scanned card asks for one, too.")
        empty = self.nothing(_("No paper is out or asked for"), would, own.AskLoan)
        self.list.fill(rows, keep=True, empty=empty)
        self.list.focus()

    def about_chosen(self) -> About | None:
        """The paper, who has it or wants it, and how far that has come."""
        loan = self.loan
        if loan is None:
            return None
        what = _("{what}, version {version}").format(what=sheet_name(loan.kind), version=loan.version)
        asked = _(", ").join((f"{loan.asked}", loan.asked_by))
        facts = (
            (_("Card or form"), what),
            (_("Drawer"), loan.place),
            (_("Borrower"), [(loan.borrower.label, "strong")]),
            (_("Reason"), loan.reason),
            (_("Back by"), [(("! " if loan.overdue else "") + f"{loan.due}", "alarm" if loan.overdue else "strong")]),
            (_("Asked on"), asked),
            (_("Approved"), loan.approved_by),
            (_("Taken out"), f"{loan.out}" if loan.out else ""),
        )
        note = f"{spaced(loan.number)} · ·{loan.last_four}"
        return About(name=loan.client.label, note=note, facts=facts)

    # A card, or the line under the mark.

    def take_scan(self, number: str) -> None:
        """A card: brought back, taken out, or asked for."""
        self.show_message("")
        self.perform(lambda desk: by_number(desk, number), lambda client: self._take_card(number, client))

    def _take_card(self, number: str, client: ClientLine | None) -> None:
        if client is None:
            self.show_message(_("No client has this card number. Look the client up with F2."), alarm=True)
            return
        about = [loan for loan in self._loans.values() if loan.client.id == client.id]
        state = next((state for state in _MEANT_FIRST if any(loan.state is state for loan in about)), None)
        meant = [loan for loan in about if loan.state is state]
        if not meant:
            self.salon_app.show_page("loan", card=int(number))
            return
        self.list.choose(list(self._loans).index(meant[0].id) + 1)
        if len(meant) > 1:
            self.show_message(_("Several papers of this client are meant: choose the line with Enter."), alarm=True)
        else:
            self.open_chosen()

    def open_chosen(self) -> None:
        """Goes on with a loan: out it goes, or back it comes."""
        loan = self.loan
        if loan is None:
            return
        match loan.state:
            case LoanState.OUT:
                self._ask_intact(loan)
            case LoanState.APPROVED:
                self.app.push_screen(AskBorrower(loan), self._went_out)
            case _ if self.offers(own.ApproveLoan):
                self.show_message(_("This waits for approval: F10 approves it, F4 cancels it."))
            case _:
                self.show_message(_("This waits for approval by the keeper or a manager."))

    def _went_out(self, loan: LoanRecord | None) -> None:
        if loan is not None:
            words = _("{client} is out until {day}. F9 prints the out-card for the gap.")
            self._changed(words.format(client=loan.client.label, day=loan.due))

    def _ask_intact(self, loan: LoanRecord) -> None:
        question = _("{client} is back. Is the paper complete and unharmed?").format(client=loan.client.label)

        def take(answer: str | None) -> None:
            if answer == "1":
                self._give_back(loan, True, "")
            elif answer is not None:
                matter = _("What is the matter with the paper?")
                self.ask_why(matter, lambda remark: self._give_back(loan, False, remark))

        self.app.push_screen(Choose(question, [("1", _("yes")), ("2", _("no"))]), take)

    def _give_back(self, loan: LoanRecord, intact: bool, remark: str) -> None:
        self.perform(lambda desk: give_back(desk, loan.id, intact, remark), self._came_back)

    def _came_back(self, loan: LoanRecord) -> None:
        if loan.paper is PaperState.FILED:
            words = _("{client} is back. Put it in its gap, {place}, and take the out-card away.")
        elif loan.intact:
            words = _("{client} is back. There is a newer one: this goes to the shredder.")
        else:
            words = _("{client} is back, not intact: it goes to the shredder. Print it again.")
        self._changed(words.format(client=loan.client.label, place=loan.place))

    # Keys.

    def do_new(self) -> None:
        """F6: an empty form."""
        self.salon_app.show_page("loan")

    def do_approve(self) -> None:
        """Approves the loan under the mark."""
        self._decide(approve_loan, _("{client} is approved. Scan the card to take it out."))

    def do_cancel(self) -> None:
        """Cancels the loan under the mark."""
        self._decide(cancel_loan, _("{client} is not lent."))

    def _decide(self, decide: Callable[[Desk, int], LoanRecord], words: str) -> None:
        loan = self.loan
        if loan is None:
            self.app.bell()
        else:
            self.perform(
                lambda desk: decide(desk, loan.id),
                lambda done: self._changed(words.format(client=done.client.label)),
            )

    def do_print(self) -> None:
        """F9: the out-card of the paper under the mark, or the register."""
        loan = self.loan
        has_card = loan is not None and loan.state is not LoanState.ASKED
        if has_card or self.salon_app.may(Permission.INSPECT):
            self.salon_app.show_page("print_loans", loan=loan.id if loan is not None and has_card else 0)
        else:
            self.show_message(_("An out-card is for a paper that is approved or out. Move to one."), alarm=True)

    def _changed(self, message: str) -> None:
        self.salon_app.revision += 1
        self.salon_app.message_for_next_page(message)
        self.reload()


def _group(loan: LoanRecord) -> str:
    """Under what it stands."""
    return _("Overdue") if loan.overdue else _(_GROUPS[loan.state])


def _row(number: int, loan: LoanRecord) -> Row[int]:
    return Row(loan.id, _cells(number, loan), "alarm" if loan.overdue else "plain")


def _cells(number: int, loan: LoanRecord) -> tuple[str, ...]:
    return (
        digit(number),
        loan.client.label,
        spaced(loan.number),
        f"·{loan.last_four}",
        sheet_name(loan.kind),
        loan.borrower.label,
        loan.due.isoformat(),
        loan.reason,
    )
