"""A balance is paid in."""

from __future__ import annotations

from typing import Any

from typing_extensions import override

from db.core.permissions import Permission
from db.money.held_fields import TOP_UP_FIELDS
from db.money.operations.selling import top_up
from db.money.records.bills import BillRecord
from db.money.requests import TopUp
from salon_tui.screens.base.list_form import ListForm
from salon_tui.screens.clients.of_card import OfCard
from salon_tui.words.i18n import N_, _


class TopUpPage(OfCard, ListForm[BillRecord], inherit_bindings=False):
    """What a client pays in. ``target`` holds the number of the ``card``."""

    TITLE_TEXT = N_("Top up")
    HELP_TEXT = N_("What the client pays in, and what is given along. F10 goes on to how it is paid.")
    FORM = "top_up"
    NEEDS = Permission.SELL
    FIELDS = TOP_UP_FIELDS

    def __init__(self) -> None:
        super().__init__("top_up")

    @override
    def heading(self) -> str:
        return f"{self.client.name} · {_(self.TITLE_TEXT)}" if self.client else _(self.TITLE_TEXT)

    @override
    def known(self, record: BillRecord | None) -> dict[str, Any]:
        return {}

    @override
    def save(self) -> None:
        typed = self.texts()
        asked = TopUp(
            request_id=self.request_id,
            client=self.concerns,
            paid=typed["paid"] or 0,
            gift=typed["gift"] or 0,
            reason=typed["reason"],
        )
        self.perform(lambda desk: top_up(desk, asked), self._saved, refused=self.refused)

    def _saved(self, bill: BillRecord) -> None:
        self.finish("")
        self.salon_app.show_page("bill", bill=bill.id, pay=True)
