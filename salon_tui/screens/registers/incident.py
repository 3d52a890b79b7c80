"""One secrecy incident, with all that was done about it; and its forms."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from typing_extensions import override

from db.core.desk import Desk
from db.core.permissions import Permission
from db.registers.incidents.fields import REPORT_FIELDS, STEP_FIELDS, STEP_NAMES, WHY_FIELDS
from db.registers.incidents.operations import (
    AddIncidentStep,
    ReopenIncident,
    Reported,
    ReportIncident,
    add_incident_step,
    reopen_incident,
    report_incident,
)
from db.registers.incidents.queries import incident
from db.registers.incidents.records import IncidentRecord, IncidentStepLine
from db.text.card_number import spaced
from salon_tui import commands as c
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_form import ListForm
from salon_tui.screens.base.list_page import MOVES
from salon_tui.screens.base.texts import TextsPage
from salon_tui.screens.registers import commands as own
from salon_tui.screens.registers.incidents import about_incident, kind_name, risk_name
from salon_tui.words.i18n import N_, _
from salon_tui.words.words import choice_name, moment


class IncidentPage(TextsPage[IncidentRecord], inherit_bindings=False):
    """What happened, then each step. ``target`` holds the id of the ``incident``."""

    TITLE_TEXT = N_("Incident")
    HELP_TEXT = N_(
        "An incident and each step of it, as it was written down on its day. F10 adds one: the risk, a measure, whose "
        "file it is about, too, that clients or the authority were told, a penalty. It is closed once its risk was "
        "assessed and a measure was taken, and after a high risk the clients were told (PIPL 57). F9 prints it."
    )
    KEYS = (own.AddStep, own.PrintMarked, own.ReopenIncident, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)

    def __init__(self) -> None:
        super().__init__("incident")

    @override
    def read(self, desk: Desk) -> IncidentRecord:
        return incident(desk, int(self.target["incident"]))

    @override
    def paint_head(self) -> None:
        one = self.found
        if one is None:
            super().paint_head()
            return
        about = f"  {_('incident {number} of {day}').format(number=one.number, day=one.noticed)}"
        state = (_("Closed"), "label") if one.closed else ("! " + _("Still open"), "alarm")
        self.head([(kind_name(one.kind), "strong"), about], [state, " "])

    @override
    def told(self, found: IncidentRecord) -> Iterable[tuple[str, str]]:
        return ((choice_name(STEP_NAMES, step.step), _said(step)) for step in found.steps)

    @override
    def about_chosen(self) -> About | None:
        """How things stand."""
        return about_incident(self.found) if self.found is not None else None

    @override
    def offers(self, command: type[c.Command]) -> bool:
        """A step while it is open, to open it again once it is closed."""
        is_closed = self.found is not None and self.found.closed is not None
        if command is own.AddStep and is_closed:
            return False
        return (command is not own.ReopenIncident or is_closed) and super().offers(command)

    @override
    def not_now(self, command: type[c.Command]) -> str:
        if command is own.AddStep:
            return _("This incident is closed. F4 opens it again.")
        return super().not_now(command)

    def do_go_on(self) -> None:
        """F10: another step."""
        self._form("incident_step")

    def do_reopen(self) -> None:
        """From F4's list, on one that is closed."""
        self._form("reopen_incident")

    def do_print(self) -> None:
        """F9: as a sheet."""
        if self.found is not None:
            self.salon_app.show_page("print_incident", incident=self.found.id)

    def _form(self, page: str) -> None:
        if self.found is not None:
            self.salon_app.show_page(page, id=self.found.id)


def _said(step: IncidentStepLine) -> str:
    whose = f"{step.client.label} {spaced(step.client_number)}" if step.client else ""
    facts = (risk_name(step.risk), f"{step.day}" if step.day else "", whose)
    lines = (f"{moment(step.at)} {step.by}", _(", ").join(fact for fact in facts if fact), step.text)
    return "\n".join(line for line in lines if line)


class ReportIncidentPage(ListForm[Reported], inherit_bindings=False):
    """What somebody has noticed."""

    TITLE_TEXT = N_("Report an incident")
    HELP_TEXT = N_(
        "Something was lost, leaked, altered, or looked at without a reason: say what, and when it was noticed. It "
        "goes to keeper and manager at once; nobody else reads it. F10 saves from anywhere."
    )
    FORM = "incident"
    NEEDS = Permission.DESK
    FIELDS = REPORT_FIELDS

    def __init__(self) -> None:
        super().__init__("report_incident")

    @override
    def find(self, desk: Desk, id: int) -> Reported | None:
        return None

    @override
    def known(self, record: Reported | None) -> dict[str, Any]:
        return {"noticed": self.salon_app.today()}

    @override
    def save(self) -> None:
        typed = self.texts()
        asked = ReportIncident(
            request_id=self.request_id,
            what=typed["what"],
            noticed=typed["noticed"],
            kind=typed["kind"],
            whose=typed["whose"].id if typed["whose"] else 0,
        )
        self.perform(lambda desk: report_incident(desk, asked), self._saved, refused=self.refused)

    def _saved(self, made: Reported) -> None:
        words = _("Incident {number} is reported: keeper and manager see it on their opening page.")
        self.finish(words.format(number=made.number))


class _IncidentForm(ListForm[IncidentRecord], inherit_bindings=False):
    """A form about an incident that is there. ``target`` holds its ``id``."""

    IS_ONLY_ONE = True
    NEEDS = Permission.INSPECT

    @override
    def find(self, desk: Desk, id: int) -> IncidentRecord | None:
        return incident(desk, id)

    @override
    def heading(self) -> str:
        return _("Incident {number}").format(number=self.record.number) if self.record else _(self.TITLE_TEXT)

    @override
    def known(self, record: IncidentRecord | None) -> dict[str, Any]:
        return {}

    @property
    def _one(self) -> IncidentRecord:
        assert self.record is not None
        return self.record

    def _saved(self, one: IncidentRecord) -> None:
        self.finish(
            _("Incident {number} is closed.").format(number=one.number)
            if one.closed
            else _("Added to incident {number}.").format(number=one.number)
        )


class IncidentStepPage(_IncidentForm, inherit_bindings=False):
    """What was done."""

    TITLE_TEXT = N_("Add a step")
    HELP_TEXT = N_(
        "What was found or done about the incident, in words that stay as they are. With the risk its degree, with who "
        "was told the day, with another file whose it is. F10 saves from anywhere."
    )
    FORM = "incident_step"
    FIELDS = STEP_FIELDS

    def __init__(self) -> None:
        super().__init__("incident_step")

    @override
    def save(self) -> None:
        typed, one = self.texts(), self._one
        asked = AddIncidentStep(
            request_id=self.request_id,
            id=one.id,
            version=one.version,
            step=typed["step"],
            text=typed["text"],
            risk=typed["risk"],
            day=typed["day"] or None,
            client=typed["client"].id if typed["client"] else 0,
        )
        self.perform(lambda desk: add_incident_step(desk, asked), self._saved, refused=self.refused)


class ReopenIncidentPage(_IncidentForm, inherit_bindings=False):
    """Why it is looked into again."""

    TITLE_TEXT = N_("Open the incident again")
    HELP_TEXT = N_("Why the incident is looked into again. F10 saves.")
    FORM = "incident_again"
    FIELDS = WHY_FIELDS

    def __init__(self) -> None:
        super().__init__("reopen_incident")

    @override
    def save(self) -> None:
        one = self._one
        asked = ReopenIncident(request_id=self.request_id, id=one.id, version=one.version, text=self.texts()["text"])
        self.perform(lambda desk: reopen_incident(desk, asked), self._saved, refused=self.refused)
