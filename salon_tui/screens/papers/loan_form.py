"""Asking for a paper."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from db.core.desk import Desk
from db.core.permissions import Permission
from db.fields.values import Ref
from db.papers.loans.fields import LOAN_FIELDS
from db.papers.loans.operations.loans import USUAL_DAYS, AskLoan, ask_loan
from db.papers.loans.records import LoanRecord
from salon_tui.screens.clients.of_client import OfClientForm
from salon_tui.words.i18n import N_, _


class LoanFormPage(OfClientForm[LoanRecord], inherit_bindings=False):
    """Whose paper, who borrows it, why, and until when."""

    TITLE_TEXT = N_("Ask for a paper")
    HELP_TEXT = N_(
        "F10 asks for it from anywhere. The keeper or a manager approves it, and the borrower takes it out with their "
        "PIN. A colleague who isn't at the desk can be the borrower, too."
    )
    FORM = "loan"
    NEEDS = Permission.ASK_LOAN
    FIELDS = LOAN_FIELDS

    def __init__(self) -> None:
        super().__init__("loan")

    @property
    def about(self) -> int:
        """Drafts are kept for each card; 0 is a form that was opened without one."""
        return self.card

    def find(self, desk: Desk, id: int) -> LoanRecord | None:
        """There is only a new one."""
        return None

    def known(self, record: LoanRecord | None) -> dict[str, Any]:
        """For oneself, for three days."""
        me = self.salon_app.me
        return {
            "client": self.whose,
            "kind": "card",
            "borrower": Ref(me.id, me.name) if me else None,
            "due": self.salon_app.today() + timedelta(days=USUAL_DAYS),
        }

    def save(self) -> None:
        """F10: asks for it."""
        typed = self.texts()
        request = AskLoan(
            request_id=self.request_id,
            client=typed["client"].id,
            borrower=typed["borrower"].id,
            reason=typed["reason"],
            due=typed["due"],
            kind=typed["kind"],
        )
        self.perform(lambda desk: ask_loan(desk, request), self._asked, refused=self.refused)

    def _asked(self, loan: LoanRecord) -> None:
        self.finish(_("{client} is asked for. The keeper or a manager approves it.").format(client=loan.client.label))
