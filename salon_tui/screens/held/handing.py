"""Somebody else uses what a client holds, or gets it."""

from __future__ import annotations

from typing import Any

from typing_extensions import override

from db.clients.queries import check_right
from db.core.desk import Desk
from db.core.permissions import Permission
from db.money.held_fields import SHARE_FIELDS, TRANSFER_FIELDS
from db.money.operations import holding as operations
from db.money.queries.holdings import holding
from db.money.records.holdings import HoldingRecord
from db.money.requests import ShareHolding, TransferHolding
from salon_tui.screens.base.list_form import ListForm
from salon_tui.words.holdings import holding_name
from salon_tui.words.i18n import N_, _


class OfHolding(ListForm[HoldingRecord], inherit_bindings=False):
    """A form about a holding. ``target`` holds its id as ``holding``."""

    NEEDS = Permission.SELL

    @property
    @override
    def about(self) -> int:
        return int(self.target.get("holding", 0))

    @property
    @override
    def concerns(self) -> int:
        return self.record.client.id if self.record else 0

    @override
    def _load(self, desk: Desk) -> None:
        # who sells nothing is told so before whose it is is looked up
        check_right(desk, Permission.SELL)
        if self.record is None:
            self.record = holding(desk, self.about)
        super()._load(desk)

    @override
    def find(self, desk: Desk, id: int) -> HoldingRecord | None:
        return holding(desk, id)

    @override
    def heading(self) -> str:
        one = self.record
        if one is None:
            return _(self.TITLE_TEXT)
        return f"{one.client.label} · {holding_name(one.number, one.kind, one.title)} · {_(self.TITLE_TEXT)}"

    @override
    def known(self, record: HoldingRecord | None) -> dict[str, Any]:
        return {}


class SharePage(OfHolding, inherit_bindings=False):
    """Who else may use it."""

    TITLE_TEXT = N_("Share")
    HELP_TEXT = N_("Who may use it too, and how they are related. They sign for it on paper before F10.")
    FORM = "share"
    FIELDS = SHARE_FIELDS

    def __init__(self) -> None:
        super().__init__("share")

    @override
    def save(self) -> None:
        one, typed = self.record, self.texts()
        assert one is not None
        asked = ShareHolding(
            request_id=self.request_id,
            holding=one.id,
            seq=one.seq,
            user=typed["user"].id,
            kinship=typed["kinship"],
        )
        self.perform(lambda desk: operations.share_holding(desk, asked), self._done, refused=self.refused)

    def _done(self, found: HoldingRecord) -> None:
        self.finish(_("{name} may use it too.").format(name=found.users[-1][0].label))


class HandOverPage(OfHolding, inherit_bindings=False):
    """Who gets all that is left."""

    TITLE_TEXT = N_("Hand over")
    HELP_TEXT = N_("All that is left goes to another client under a new number. Both sign for it on paper before F10.")
    FORM = "hand_over"
    FIELDS = TRANSFER_FIELDS

    def __init__(self) -> None:
        super().__init__("hand_over")

    @override
    def save(self) -> None:
        one, typed = self.record, self.texts()
        assert one is not None
        asked = TransferHolding(
            request_id=self.request_id,
            holding=one.id,
            seq=one.seq,
            receiver=typed["receiver"].id,
            reason=typed["reason"],
        )
        self.perform(lambda desk: operations.transfer_holding(desk, asked), self._done, refused=self.refused)

    def _done(self, made: HoldingRecord) -> None:
        name = holding_name(made.number, made.kind, made.title)
        self.finish(_("Handed over to {name}: {holding}.").format(name=made.client.label, holding=name))
