"""The salon's own details and settings."""

from __future__ import annotations

from typing import Any

from typing_extensions import override

from db.core.desk import Desk
from db.core.permissions import Permission
from db.salon.fields import SALON_FIELDS
from db.salon.operations import change_salon
from db.salon.queries import salon
from db.salon.records import SalonRecord
from salon_tui.screens.base.list_form import ListForm
from salon_tui.words.i18n import N_, _


class SalonPage(ListForm[SalonRecord], inherit_bindings=False):
    """One form; it takes effect at once."""

    TITLE_TEXT = N_("The salon")
    HELP_TEXT = N_(
        "What stands at the head of every sheet of paper, and how this desk behaves. F10 saves from anywhere."
    )
    FORM = "salon"
    NEEDS = Permission.SETTINGS
    IS_ONLY_ONE = True
    FIELDS = SALON_FIELDS

    def __init__(self) -> None:
        super().__init__("salon")

    def heading(self) -> str:
        """The page's name: the salon's stands in the first field."""
        return _(self.TITLE_TEXT)

    def prepare(self, desk: Desk) -> None:
        """Reads what is set now."""
        super().prepare(desk)
        self.record = salon(desk)

    def known(self, record: SalonRecord | None) -> dict[str, Any]:
        """What is set now."""
        values = {field.name: getattr(self.record, field.name) for field in self.FIELDS}
        return {name: None if value == "" else value for name, value in values.items()}

    @override
    def save(self) -> None:
        assert self.record is not None
        changed = self.record._replace(**self.texts())
        self.perform(lambda desk: change_salon(desk, changed), self._saved, refused=self.refused)

    def _saved(self, record: SalonRecord) -> None:
        self.salon_app.know_salon(record)
        self.finish(_("Saved. It is in effect from now on."))
