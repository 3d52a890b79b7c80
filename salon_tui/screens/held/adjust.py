"""The archive is put right where the paper is: units come or go."""

from __future__ import annotations

from typing import Any

from typing_extensions import override

from db.core.errors import Flaw
from db.core.permissions import Permission
from db.fields.choices import choices
from db.fields.declaration import Field, Kind, Term
from db.fields.showing import show_money
from db.money.held_fields import ADJUST_FIELDS
from db.money.operations.adjusting import adjust
from db.money.records.holdings import HoldingRecord, LotLine
from db.money.requests import Adjust
from db.text.cleaning import half_width
from db.text.money import MINUS, parse_money
from salon_tui.screens.held.handing import OfHolding
from salon_tui.words.holdings import units_words
from salon_tui.words.i18n import N_, _
from salon_tui.words.sentences import flaw_sentence


class AdjustPage(OfHolding, inherit_bindings=False):
    """What comes or goes. ``target`` holds the id of the ``holding``, and ``units`` that are known already."""

    TITLE_TEXT = N_("Put it right")
    HELP_TEXT = N_(
        "Where the paper is right and the archive wrong, units come or go on a line of their own, with the reason. Two "
        "people agree to it, and the line is signed like every other."
    )
    FORM = "adjust"
    NEEDS = Permission.CORRECT_LEDGER

    def __init__(self) -> None:
        super().__init__("adjust")

    @property
    def _lots(self) -> dict[str, LotLine]:
        """What can be put right, by its number: what is left of first."""
        lots = sorted(self.record.lots, key=lambda lot: not lot.left) if self.record else ()
        return {str(at): lot for at, lot in enumerate(lots[:9], 1)}

    @override
    def fields(self) -> tuple[Field, ...]:
        if len(self._lots) < 2:
            return ADJUST_FIELDS
        kind = self.record.kind if self.record else ""
        names = [
            (number, lot.service.label if lot.service else units_words(kind, lot.size))
            for number, lot in self._lots.items()
        ]
        offers = choices(*((number, name, name) for number, name in names))
        return (Field("lot", "", Term("Of which", "哪一批"), Kind.CHOICE, offers, required=True), *ADJUST_FIELDS)

    @override
    def known(self, record: HoldingRecord | None) -> dict[str, Any]:
        units = int(self.target.get("units", 0))
        first = {"lot": "1"} if len(self._lots) > 1 else {}
        if record is None or not units:
            return first
        amount = show_money(abs(units)).replace(",", "") if record.kind == "prepaid" else str(abs(units))
        return first | {"units": f"{'+' if units > 0 else '-'}{amount}"}

    @override
    def save(self) -> None:
        one, typed = self.record, self.texts()
        assert one is not None
        units = _units(one.kind, typed["units"])
        if units is None:
            self.form.go_to_field("units")
            self.show_refusal(flaw_sentence(Flaw.NOT_AN_AMOUNT if one.kind == "prepaid" else Flaw.NOT_A_NUMBER))
            return
        lot = self._lots[typed.get("lot") or "1"]
        value = typed["value"]
        if units > 0 and value == "":
            value = units if one.kind == "prepaid" else 0
        asked = Adjust(
            request_id=self.request_id,
            client=one.client.id,
            holding=one.id,
            seq=one.seq,
            lot=lot.id,
            units=units,
            reason=typed["reason"],
            value=value if units > 0 else 0,
        )
        self.perform(lambda desk: adjust(desk, asked), self._done, refused=self.refused)

    def _done(self, found: HoldingRecord) -> None:
        left = units_words(found.kind, found.left)
        self.finish(_("Put right: {left} left. The line is to be signed.").format(left=left))


def _units(kind: str, text: str) -> int | None:
    """What comes or goes, as it is typed, with or without a plus; None where it is none."""
    plain = half_width(text).replace(" ", "").removeprefix("+")
    try:
        if kind == "prepaid":
            return parse_money(plain, signed=True) or None
        return int(plain.replace(MINUS, "-")[:10]) or None
    except ValueError:
        return None
