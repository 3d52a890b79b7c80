"""Printing the papers of loans: the out-card for a gap, and the register."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.widget import Widget

from db.core.desk import Desk
from db.core.permissions import Permission
from db.papers.loans.operations.papers import print_loans, print_out_card
from db.papers.loans.queries import open_loans
from db.registers.fields import LOAN_FIELDS
from db.registers.records import LoanRecord
from printouts.registry import Contents, sheet_of
from salon_tui import commands as c
from salon_tui.screens.printing.paper_page import PaperPage
from salon_tui.widgets.lines import Line
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.i18n import N_, _, language
from salon_tui.words.words import sheet_name, spaced

OUT_CARD, REGISTER = "out_card", "loans"


class PrintLoansPage(PaperPage, inherit_bindings=False):
    """What will be printed, before it is. ``target`` holds the id of a ``loan``, 0 for none."""

    TITLE_TEXT = N_("Print loans")
    HELP_TEXT = N_(
        "The out-card stands in the gap of a paper that is out, and says who has it and until when. The register has "
        "everything that was handed out in the last twelve months. F10 prints; F4 chooses another printer or a folder "
        "for a PDF file."
    )
    KEYS = (c.WhichSheet, *PaperPage.KEYS)
    FIRST = OUT_CARD

    def __init__(self) -> None:
        super().__init__("print_loans")
        self._loan: LoanRecord | None = None

    def body(self) -> Iterable[Widget]:
        """Which sheet, where it goes, and what stands on it."""
        yield Line(id="tabs")
        yield Line(id="where")
        yield PickList([Column(24), Column(30, grow=1)], id="preview")

    def arrive(self) -> None:
        """Shows what will be printed."""
        super().arrive()
        self.perform(open_loans, self._show)

    def recall(self) -> dict[str, int]:
        """Which loan it was."""
        return {"loan": int(self.target.get("loan", 0))}

    def put_away(self) -> None:
        """Forgets the loan."""
        super().put_away()
        self._loan = None

    @property
    def _kinds(self) -> list[str]:
        """What this person may print now, in the order of the digits."""
        may_register = self.salon_app.may(Permission.INSPECT)
        return [*([OUT_CARD] if self._loan is not None else []), *([REGISTER] if may_register else [])]

    def _show(self, found: list[LoanRecord]) -> None:
        self._loan = next((loan for loan in found if loan.id == self.target.get("loan")), None)
        if self.kind not in self._kinds:
            self.kind = next(iter(self._kinds), OUT_CARD)
        self._paint()

    def _paint(self) -> None:
        tabs = [
            (f" {number} {sheet_of(kind).term.text(language())} ", "focus" if kind == self.kind else "dim")
            for number, kind in enumerate(self._kinds, 1)
        ]
        self.query_one("#tabs", Line).set_pieces(*tabs)
        self.paint_target()
        self.preview(
            [Row(number, cells) for number, cells in enumerate(self._facts())],
            empty="  " + _("This loan is at its end. Go back to the list of loans."),
        )

    def _facts(self) -> list[tuple[str, ...]]:
        if self.kind == REGISTER and REGISTER in self._kinds:
            return [(_("What was handed out in the last twelve months, or is out longer."),)]
        loan = self._loan
        if loan is None:
            return []
        labels = {field.name: field.label.text(language()) for field in LOAN_FIELDS}
        return [
            (labels["client"], f"{loan.client.label}  {spaced(loan.number)}  ·{loan.last_four}"),
            (labels["kind"], sheet_name(loan.kind)),
            (_("Place"), loan.place),
            (labels["borrower"], loan.borrower.label),
            (labels["reason"], loan.reason),
            (_("Approved by"), loan.approved_by),
            (_("Out since"), loan.out.isoformat() if loan.out else ""),
            (labels["due"], loan.due.isoformat()),
        ]

    def take_digit(self, digit: int) -> None:
        """Another sheet; 0 goes back."""
        if digit == 0:
            self.do_back()
        elif digit <= len(self._kinds):
            self.kind = self._kinds[digit - 1]
            self.forget_job()
            self._paint()
        else:
            self.app.bell()

    def do_print_now(self) -> None:
        """F10: nothing is left to print of a loan that has ended meanwhile."""
        if self._kinds:
            super().do_print_now()
        else:
            self.app.bell()

    def contents(self) -> Callable[[Desk], Contents]:
        """The out-card or the register."""
        loan = self._loan
        if self.kind == REGISTER or loan is None:
            return print_loans
        return lambda desk: print_out_card(desk, loan.id)

    def client_of(self) -> int | None:
        """Whose out-card it is."""
        return self._loan.client.id if self._loan is not None and self.kind == OUT_CARD else None

    def name_of(self, contents: Contents) -> str:
        """By card number or day, never by name."""
        if self._loan is not None and self.kind == OUT_CARD:
            return self._loan.number
        return self.salon_app.today().isoformat()
