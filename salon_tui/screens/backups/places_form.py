"""Where backups go: a folder, and sticks by their labels."""

from __future__ import annotations

import re
from typing import Any

from typing_extensions import override

from db.backup.fields import PLACE_FIELDS
from db.backup.operations.places import save_places
from db.backup.queries import backup_places
from db.backup.records import BackupPlaces
from db.core.desk import Desk
from db.core.permissions import Permission
from salon_tui.app.removable import labelled
from salon_tui.screens.base.list_form import ListForm
from salon_tui.words.i18n import N_, _

_BETWEEN = re.compile("[,，、;；]+")


class BackupPlacesPage(ListForm[BackupPlaces], inherit_bindings=False):
    """One form; it takes effect with the next backup."""

    TITLE_TEXT = N_("Where backups go")
    HELP_TEXT = N_(
        "A folder on this machine, best on another disk, and the labels of two sticks: one goes home every evening, by "
        "turns, so that a copy is elsewhere after a fire. F10 saves from anywhere."
    )
    FORM = "backup_places"
    NEEDS = Permission.SETTINGS
    IS_ONLY_ONE = True
    FIELDS = PLACE_FIELDS

    def __init__(self) -> None:
        super().__init__("backup_places")

    @override
    def prepare(self, desk: Desk) -> None:
        super().prepare(desk)
        self.record = backup_places(desk)

    @override
    def known(self, record: BackupPlaces | None) -> dict[str, Any]:
        assert record is not None
        return {"folder": None if record.is_usual else str(record.folder), "sticks": ", ".join(record.sticks) or None}

    @override
    def save(self) -> None:
        texts = self.texts()
        sticks = tuple(part.strip() for part in _BETWEEN.split(texts["sticks"]) if part.strip())
        self.perform(lambda desk: save_places(desk, texts["folder"], sticks), self._saved, refused=self.refused)

    def _saved(self, places: BackupPlaces) -> None:
        plugged = labelled()
        there = ", ".join(label for label in places.sticks if label in plugged)
        said = _("Saved. Plugged in now: {labels}.").format(labels=there) if there else _("Saved.")
        self.finish(said)
