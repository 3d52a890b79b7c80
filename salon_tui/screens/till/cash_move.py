"""Cash that comes or goes without a bill."""

from __future__ import annotations

from typing import Any

from typing_extensions import override

from db.core.desk import Desk
from db.core.permissions import Permission
from db.fields.showing import show_money
from db.money.fields import CASH_MOVE_FIELDS
from db.money.operations.tills import MoveCash, cash_in_out
from db.money.records.tills import CashMoveRecord
from salon_tui.screens.base.list_form import ListForm
from salon_tui.words.i18n import N_, _
from salon_tui.words.till import move_name
from salon_tui.words.words import telling


class CashMovePage(ListForm[CashMoveRecord], inherit_bindings=False):
    """Cash in or out."""

    TITLE_TEXT = N_("Cash in or out")
    HELP_TEXT = N_(
        "Cash that is put into the till, paid out of it, or brought to the bank, but for what clients pay. It counts "
        "for the day that is open. What was wrong is put right by the same amount the other way."
    )
    FORM = "cash_move"
    NEEDS = Permission.CLOSE_TILL
    FIELDS = CASH_MOVE_FIELDS

    def __init__(self) -> None:
        super().__init__("cash_move")

    @override
    def find(self, desk: Desk, id: int) -> CashMoveRecord | None:
        return None

    @override
    def known(self, record: CashMoveRecord | None) -> dict[str, Any]:
        return {}

    @override
    def save(self) -> None:
        typed = self.texts()
        asked = MoveCash(request_id=self.request_id, kind=typed["kind"], amount=typed["amount"], reason=typed["reason"])
        self.perform(lambda desk: cash_in_out(desk, asked), self._saved, refused=self.refused)

    def _saved(self, move: CashMoveRecord) -> None:
        words = _("{amount} on {day}").format(amount=show_money(move.amount), day=move.day)
        self.finish(telling(move_name(move.kind), words))
