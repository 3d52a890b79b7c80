"""Binding a drawer, or a part of it, into a volume."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from db.core.desk import Desk
from db.core.permissions import Permission
from db.fields.declaration import Choice, Field, Term
from db.fields.values import Ref
from db.papers.shelf_check.queries import drawers
from db.papers.volumes.fields import VOLUME_FIELDS
from db.papers.volumes.operations import BindVolume, bind_volume
from db.papers.volumes.records import VolumeRecord
from salon_tui.screens.asking.questions import Confirm
from salon_tui.screens.base.list_form import ListForm
from salon_tui.words.i18n import N_, _, ngettext
from salon_tui.words.words import telling


class VolumeFormPage(ListForm[VolumeRecord], inherit_bindings=False):
    """A new volume; there is no way back to the drawer, so F10 asks first."""

    TITLE_TEXT = N_("New volume")
    HELP_TEXT = N_(
        "The cards of a drawer, or those from one card to another, are bound in their order and get page numbers, two "
        "for each card. Cards on loan and missing ones stay as they are. What is bound stays in the volume."
    )
    FORM = "volume"
    NEEDS = Permission.INSPECT

    def __init__(self) -> None:
        super().__init__("volume")

    def find(self, desk: Desk, id: int) -> VolumeRecord | None:
        """A volume that is bound is not changed any more."""
        return None

    def known(self, record: VolumeRecord | None) -> dict[str, Any]:
        """Nothing at first."""
        return {}

    def prepare(self, desk: Desk) -> None:
        """Reads which drawers there are."""
        super().prepare(desk)
        self._drawers = drawers(desk)

    def fields(self) -> tuple[Field, ...]:
        """With the drawers that there are."""
        found = [(str(one.id), f"{one.mark}  {one.first} … {one.last}") for one in self._drawers if one.cards]
        choices = tuple(Choice(code, Term(text, text)) for code, text in found)
        return tuple(replace(field, choices=choices) if field.name == "drawer" else field for field in VOLUME_FIELDS)

    def save(self) -> None:
        """F10: binds, after a question."""
        values = self.form.state.values()
        asked = BindVolume(
            request_id=self.request_id,
            drawer=int(str(values["drawer"])),
            title=str(values["title"]),
            first=_id(values.get("first")),
            last=_id(values.get("last")),
            place=str(values.get("place") or ""),
            keeper=_id(values.get("keeper")),
        )

        def bind(sure: bool | None) -> None:
            if sure:
                self.perform(lambda desk: bind_volume(desk, asked), self._bound, refused=self.refused)

        question = _("What is bound stays in the volume. F10 binds it, Esc goes back to the form.")
        self.app.push_screen(Confirm(question), bind)

    def _bound(self, record: VolumeRecord) -> None:
        bound = ngettext("{count} card is bound.", "{count} cards are bound.", record.cards)
        text = telling(_("Volume {number}").format(number=record.number), bound)
        if record.left_out:
            text += " " + ngettext(
                "{count} card is on loan or missing, and is not in it.",
                "{count} cards are on loan or missing, and are not in it.",
                record.left_out,
            )
        self.finish(text)


def _id(value: object) -> int:
    return value.id if isinstance(value, Ref) else 0
