"""An inspection in full, and printing it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.widget import Widget

from db.core.desk import Desk
from db.registers.fields import POINTS
from db.registers.inspections.operations import print_inspection
from db.registers.inspections.queries import inspection
from db.registers.records import FindingRecord, InspectionRecord
from printouts.registry import Contents
from salon_tui.screens.printing.paper_page import PaperPage
from salon_tui.widgets.lines import Line
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.i18n import N_, _, language


class PrintInspectionPage(PaperPage, inherit_bindings=False):
    """What was looked at and found. ``target`` holds the id of an ``inspection``."""

    TITLE_TEXT = N_("Inspection")
    HELP_TEXT = N_(
        "An inspection with its points, findings and re-checks. F10 prints it for the signatures; F4 chooses another "
        "printer or a folder for a PDF file."
    )
    FIRST = "inspection"
    DIGITS = False

    def __init__(self) -> None:
        super().__init__("print_inspection")
        self._number = 0

    def body(self) -> Iterable[Widget]:
        """Where it goes, and what stands on it."""
        yield Line(id="where")
        yield PickList([Column(18), Column(30, grow=1)], id="preview")

    def arrive(self) -> None:
        """Shows what will be printed."""
        super().arrive()
        id = int(self.target["inspection"])
        self.perform(lambda desk: inspection(desk, id), self._show)

    def recall(self) -> dict[str, int]:
        """Which inspection it was."""
        return {"inspection": int(self.target["inspection"])}

    def _show(self, made: InspectionRecord) -> None:
        self._number = made.number
        passed = dict(made.points)
        facts = [
            (_("Inspection"), str(made.number)),
            (_("Day"), made.day.isoformat()),
            (_("Inspector"), made.inspector),
            (_("Scope"), made.scope),
            (_("Cards looked at"), "" if made.looked_at is None else str(made.looked_at)),
        ]
        facts += [
            (point.label.text(language()), _("in order") if passed[point.name] else _("fault"))
            for point in POINTS[made.kind]
            if point.name in passed
        ]
        facts += [(_("Finding"), _finding(one)) for one in made.findings]
        self.preview([Row(number, fact) for number, fact in enumerate(facts) if fact[1]])

    def contents(self) -> Callable[[Desk], Contents]:
        """The inspection."""
        id = int(self.target["inspection"])
        return lambda desk: print_inspection(desk, id)

    def name_of(self, contents: Contents) -> str:
        """By its number."""
        return str(self._number)


def _finding(one: FindingRecord) -> str:
    state = (
        _("checked again {day}, {name}").format(day=one.checked, name=one.checked_by)
        if one.checked
        else _("until {day}").format(day=one.deadline)
    )
    owner = one.owner.label if one.owner else ""
    return " · ".join(part for part in (one.text.replace("\n", " "), owner, state) if part)
