"""Secrecy incidents: those that are open, and those that are closed."""

from __future__ import annotations

from typing_extensions import override

from db.core.desk import Desk
from db.registers.incidents.fields import KINDS, RISKS
from db.registers.incidents.queries import incidents
from db.registers.incidents.records import IncidentRecord
from salon_tui import commands as c
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, digit
from salon_tui.screens.base.records_page import Groups, RecordsPage
from salon_tui.screens.registers import commands as own
from salon_tui.widgets.parts import Nothing
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _
from salon_tui.words.words import choice_name


class IncidentsPage(RecordsPage[IncidentRecord], inherit_bindings=False):
    """The register of incidents, what is open at the top."""

    TITLE_TEXT = N_("Secrecy incidents")
    HELP_TEXT = N_(
        "What was lost, leaked, altered or looked at without a reason. Everybody may report one with F6. Enter opens "
        "one, with all that was done about it: the risk, measures, whether clients and the authority were told, and "
        "what it cost whoever caused it. F9 prints it for the signatures."
    )
    KEYS = (own.ReportIncident, own.PrintMarked, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = (Column(2), Column(4, "right"), Column(10), Column(20, grow=1), Column(10), Column(18), Column(10))

    def __init__(self) -> None:
        super().__init__("incidents")

    @override
    def records(self, desk: Desk) -> list[IncidentRecord]:
        return incidents(desk)

    @override
    def groups(self) -> Groups[IncidentRecord]:
        found = self.found.values()
        return (
            ((_("Still open"), _("files")), [one for one in found if one.closed is None]),
            ((_("Closed"), _("closed on")), [one for one in found if one.closed is not None]),
        )

    @override
    def none(self) -> Nothing:
        would = _("What was lost or leaked, and what was done about it, stands here.")
        return self.nothing(_("Nothing was reported yet"), would, own.ReportIncident)

    @override
    def line(self, number: int, one: IncidentRecord) -> Row[int]:
        last = f"{one.closed}" if one.closed else str(one.files or "")
        cells = (
            digit(number),
            str(one.number),
            f"{one.noticed}",
            kind_name(one.kind),
            (one.reported_by, "label"),
            risk_name(one.risk) or _("risk not assessed"),
            last,
        )
        alarming = one.closed is None and one.risk in ("", "high")
        return Row(one.id, cells, "label" if one.closed else "alarm" if alarming else "plain")

    @override
    def about_line(self, one: IncidentRecord) -> About:
        """How things stand; what happened stands on its page."""
        return about_incident(one)

    @override
    def open_chosen(self) -> None:
        """The incident, with each step."""
        self.salon_app.show_page("incident", incident=self.chosen)

    def do_new(self) -> None:
        """F6: an empty report."""
        self.salon_app.show_page("report_incident")

    def do_print(self) -> None:
        """F9: the incident under the mark."""
        if self.chosen is not None:
            self.salon_app.show_page("print_incident", incident=self.chosen)
        else:
            self.app.bell()


def about_incident(one: IncidentRecord) -> About:
    """How things stand with an incident."""
    facts = (
        (_("Kind"), kind_name(one.kind)),
        (_("Noticed"), f"{one.noticed}"),
        (_("Reported by"), one.reported_by),
        (_("Clients' files"), str(one.files) if one.files else ""),
        (_("Risk"), risk_name(one.risk) or _("not assessed")),
        (_("Clients told"), f"{one.told_clients}" if one.told_clients else ""),
        (_("Authority told"), f"{one.told_authority}" if one.told_authority else ""),
        (_("Closed"), f"{one.closed}" if one.closed else ""),
    )
    return About(name=_("Incident {number}").format(number=one.number), facts=facts)


def kind_name(code: str) -> str:
    """What happened."""
    return choice_name(KINDS, code)


def risk_name(code: str) -> str:
    """How great the risk is; nothing until it is assessed."""
    return choice_name(RISKS, code)
