"""A bed, a room or an instrument as a form."""

from __future__ import annotations

from typing import Any

from typing_extensions import override

from db.core.desk import Desk
from db.core.permissions import Permission
from db.resources.fields import RESOURCE_FIELDS
from db.resources.operations import SaveResource, save_resource
from db.resources.queries import resources
from db.resources.records import ResourceRecord
from salon_tui.screens.base.list_form import ListForm
from salon_tui.words.i18n import N_, _


class ResourceFormPage(ListForm[ResourceRecord], inherit_bindings=False):
    """A new one, or one that is changed."""

    TITLE_TEXT = N_("New bed, room or instrument")
    HELP_TEXT = N_("F10 saves from anywhere. What is out of use is kept, but nothing new is booked there.")
    FORM = "resource"
    NEEDS = Permission.CATALOGUE
    FIELDS = RESOURCE_FIELDS

    def __init__(self) -> None:
        super().__init__("resource")

    @override
    def find(self, desk: Desk, id: int) -> ResourceRecord | None:
        return next((one for one in resources(desk, True) if one.id == id), None)

    @override
    def known(self, record: ResourceRecord | None) -> dict[str, Any]:
        if record is None:
            return {"capacity": 1, "exclusive": False, "active": True}
        return {field.name: getattr(record, field.name) for field in self.FIELDS}

    @override
    def save(self) -> None:
        old = self.record
        request = SaveResource(
            request_id=self.request_id, id=old.id if old else 0, version=old.version if old else 0, **self.texts()
        )
        self.perform(lambda desk: save_resource(desk, request), self._saved, refused=self.refused)

    def _saved(self, record: ResourceRecord) -> None:
        self.finish(_("{name} is saved.").format(name=record.name))
