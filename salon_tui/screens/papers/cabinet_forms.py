"""A cabinet or a drawer as a form."""

from __future__ import annotations

from typing import Any

from typing_extensions import override

from db.core.desk import Desk
from db.core.permissions import Permission
from db.papers.cabinets.fields import CABINET_FIELDS, DRAWER_FIELDS
from db.papers.cabinets.operations import SaveCabinet, SaveDrawer, save_cabinet, save_drawer
from db.papers.cabinets.queries import cabinet_plan
from db.papers.cabinets.records import CabinetRecord, DrawerRecord
from salon_tui.screens.base.list_form import ListForm
from salon_tui.words.i18n import N_, _, ngettext


class CabinetFormPage(ListForm[CabinetRecord], inherit_bindings=False):
    """A cabinet, new or changed."""

    TITLE_TEXT = N_("New cabinet")
    HELP_TEXT = N_("F10 saves from anywhere. The keeper is named with the day; another keeper is named today.")
    FORM = "cabinet_form"
    NEEDS = Permission.INSPECT
    FIELDS = CABINET_FIELDS

    def __init__(self) -> None:
        super().__init__("cabinet_form")

    def find(self, desk: Desk, id: int) -> CabinetRecord | None:
        """Read again."""
        return next((one for one in cabinet_plan(desk).cabinets if one.id == id), None)

    def heading(self) -> str:
        """Which cabinet."""
        return _("Cabinet {mark}").format(mark=self.record.mark) if self.record else _(self.TITLE_TEXT)

    def known(self, record: CabinetRecord | None) -> dict[str, Any]:
        """A new one is for cards."""
        if record is None:
            return {"holds": "card"}
        return {field.name: getattr(record, field.name) or None for field in self.FIELDS}

    @override
    def save(self) -> None:
        old, typed = self.record, self.texts()
        request = SaveCabinet(
            request_id=self.request_id,
            mark=typed["mark"],
            id=old.id if old else 0,
            version=old.version if old else 0,
            holds=typed["holds"],
            room=typed["room"],
            keeper=typed["keeper"].id if typed["keeper"] else None,
            keeper_since=typed["keeper_since"] or None,
        )
        self.perform(lambda desk: save_cabinet(desk, request), self._saved, refused=self.refused)

    def _saved(self, record: CabinetRecord) -> None:
        text = _("Cabinet {mark} is saved.") if record.drawers else _("Cabinet {mark} is saved. F6 adds its drawers.")
        self.finish(text.format(mark=record.mark))


class DrawerFormPage(ListForm[DrawerRecord], inherit_bindings=False):
    """A drawer, new or changed; ``target`` has the ``cabinet`` of a new one."""

    TITLE_TEXT = N_("New drawer")
    HELP_TEXT = N_(
        "F10 saves from anywhere. What the drawer begins with decides which cards belong in it: those up to where the "
        "next drawer begins. Drawers stand in the order of what they begin with."
    )
    FORM = "drawer_form"
    NEEDS = Permission.INSPECT
    FIELDS = DRAWER_FIELDS

    def __init__(self) -> None:
        super().__init__("drawer_form")

    @property
    def cabinet(self) -> int:
        """Whose drawer it is."""
        return self.record.cabinet.id if self.record else int(self.target.get("cabinet", 0))

    def find(self, desk: Desk, id: int) -> DrawerRecord | None:
        """Read again."""
        return next((one for box in cabinet_plan(desk).cabinets for one in box.drawers if one.id == id), None)

    def heading(self) -> str:
        """Which drawer, or in which cabinet it will be."""
        if self.record is not None:
            return _("Drawer {mark}").format(mark=self.record.mark)
        return _("New drawer in cabinet {mark}").format(mark=self._mark)

    def prepare(self, desk: Desk) -> None:
        """Reads which cabinet it is, too."""
        super().prepare(desk)
        self._mark = next((one.mark for one in cabinet_plan(desk).cabinets if one.id == self.cabinet), "")

    def known(self, record: DrawerRecord | None) -> dict[str, Any]:
        """As it is."""
        return {field.name: getattr(record, field.name) or None for field in self.FIELDS} if record else {}

    @override
    def save(self) -> None:
        old, typed = self.record, self.texts()
        request = SaveDrawer(
            request_id=self.request_id,
            mark=typed["mark"],
            cabinet=self.cabinet,
            id=old.id if old else 0,
            version=old.version if old else 0,
            starts=typed["starts"],
        )
        self.perform(lambda desk: save_drawer(desk, request), self._saved, refused=self.refused)

    def _saved(self, record: DrawerRecord) -> None:
        text = _("Drawer {mark} is saved.").format(mark=record.mark)
        if record.to_move:
            moved = ngettext(
                "{count} paper belongs in another drawer now: move it.",
                "{count} papers belong in another drawer now: move them.",
                record.to_move,
            )
            text = f"{text} {moved}"
        self.finish(text)
