"""An inspection, and what it has found, as forms."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from typing_extensions import override

from db.core.desk import Desk
from db.core.permissions import Permission
from db.fields.declaration import Field
from db.registers.inspections.fields import FINDING_FIELDS, INSPECTED, INSPECTION_FIELDS, LOOKED_AT, POINTS
from db.registers.inspections.operations import AddFinding, SaveInspection, add_finding, save_inspection
from db.registers.inspections.records import FindingRecord, InspectionRecord
from salon_tui.screens.base.list_form import ListForm
from salon_tui.words.i18n import N_, _, language, ngettext
from salon_tui.words.words import telling

USUAL_DAYS = 7
"""In how many days a finding is put right where nothing else is said."""


class InspectionFormPage(ListForm[InspectionRecord], inherit_bindings=False):
    """The points of an inspection. ``target`` holds its ``kind``: 1 the files, 2 the store room."""

    TITLE_TEXT = N_("New inspection")
    HELP_TEXT = N_(
        "Every point: 1 yes, it is in order; 2 no. F10 signs the inspection off in your name; it can't be changed "
        "afterwards. What is wrong is written down with F4 in the list."
    )
    FORM = "inspection"
    NEEDS = Permission.INSPECT

    def __init__(self) -> None:
        super().__init__("inspection")

    @property
    def kind(self) -> str:
        """What is inspected."""
        return INSPECTED[self.about - 1].code

    @property
    def about(self) -> int:
        """Drafts are kept for each kind."""
        return int(self.target.get("kind", 1))

    def find(self, desk: Desk, id: int) -> InspectionRecord | None:
        """There is only a new one."""
        return None

    def heading(self) -> str:
        """What is inspected."""
        return f"{_(self.TITLE_TEXT)} · {INSPECTED[self.about - 1].term.text(language())}"

    def fields(self) -> tuple[Field, ...]:
        """When, what, and the points of its kind; cards are counted among the files."""
        counted = (LOOKED_AT,) if self.kind == "files" else ()
        return (*INSPECTION_FIELDS, *counted, *POINTS[self.kind])

    def known(self, record: InspectionRecord | None) -> dict[str, Any]:
        """Today."""
        return {"day": self.salon_app.today()}

    def save(self) -> None:
        """F10: signs it off."""
        typed = self.texts()
        points = {point.name: typed[point.name] for point in POINTS[self.kind]}
        looked_at = typed.get("looked_at")
        request = SaveInspection(
            request_id=self.request_id,
            kind=self.kind,
            day=typed["day"],
            points=points,
            scope=typed["scope"],
            looked_at=None if looked_at in ("", None) else looked_at,
        )
        self.perform(lambda desk: save_inspection(desk, request), self._saved, refused=self.refused)

    def _saved(self, made: InspectionRecord) -> None:
        faults = sum(not good for _code, good in made.points)
        result = (
            ngettext(
                "one point is not in order; F4 writes down a finding.",
                "{count} points are not in order; F4 writes down a finding.",
                faults,
            )
            if faults
            else _("everything is in order.")
        )
        self.finish(telling(_("Inspection {number} is signed off").format(number=made.number), result))


class FindingFormPage(ListForm[FindingRecord], inherit_bindings=False):
    """A finding. ``target`` holds the id of its ``inspection``."""

    TITLE_TEXT = N_("New finding")
    HELP_TEXT = N_("What is wrong, who puts it right, and until when. F10 saves from anywhere.")
    FORM = "finding"
    NEEDS = Permission.INSPECT
    FIELDS = FINDING_FIELDS

    def __init__(self) -> None:
        super().__init__("finding")

    @property
    def about(self) -> int:
        """Drafts are kept for each inspection."""
        return int(self.target.get("inspection", 0))

    def find(self, desk: Desk, id: int) -> FindingRecord | None:
        """There is only a new one."""
        return None

    def known(self, record: FindingRecord | None) -> dict[str, Any]:
        """In a week."""
        return {"deadline": self.salon_app.today() + timedelta(days=USUAL_DAYS)}

    @override
    def save(self) -> None:
        typed = self.texts()
        request = AddFinding(
            request_id=self.request_id,
            inspection=self.about,
            text=typed["text"],
            owner=typed["owner"].id,
            deadline=typed["deadline"],
        )
        self.perform(lambda desk: add_finding(desk, request), self._saved, refused=self.refused)

    def _saved(self, finding: FindingRecord) -> None:
        owner = finding.owner.label if finding.owner else ""
        self.finish(_("It is written down; {name} puts it right until {day}.").format(name=owner, day=finding.deadline))
