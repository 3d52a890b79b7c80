"""What is shown of the registers' papers before they are printed: requests and inspections."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from db.core.desk import Desk
from db.fields.showing import show
from db.registers.access_requests.fields import REQUEST_FIELDS
from db.registers.access_requests.operations import print_request
from db.registers.access_requests.queries import request
from db.registers.inspections.fields import POINTS
from db.registers.inspections.operations import print_inspection
from db.registers.inspections.queries import inspection
from db.registers.inspections.records import FindingRecord
from salon_tui.screens.printing.sheet_page import Preview, PreviewPage
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _, language

# A client's request, to be signed.


def _request(desk: Desk, target: Mapping[str, Any]) -> list[Preview]:
    id = int(target["request"])
    record = request(desk, id)
    facts = [(_("Request"), str(record.number))]
    facts += [
        (field.label.text(language()), show(field, getattr(record, field.name), language()).replace("\n", " "))
        for field in REQUEST_FIELDS[:4]
    ]
    facts.append((_("Answer due"), record.due.isoformat()))
    return [
        Preview(
            "access_request",
            [Row(at, fact) for at, fact in enumerate(facts) if fact[1]],
            lambda desk: print_request(desk, id),
            name=str(record.number),
            client=record.client.id,
        )
    ]


REQUEST = PreviewPage(
    title=N_("Print the request"),
    help=N_(
        "The request with what is known of it, for the client to sign. F10 prints it; F4 chooses another printer or a "
        "folder for a PDF file."
    ),
    sheets=("access_request",),
    read=_request,
    comes_back=("request",),
)


# An inspection in full.


def _inspection(desk: Desk, target: Mapping[str, Any]) -> list[Preview]:
    id = int(target["inspection"])
    record = inspection(desk, id)
    passed = dict(record.points)
    facts = [
        (_("Inspection"), str(record.number)),
        (_("Day"), record.day.isoformat()),
        (_("Inspector"), record.inspector),
        (_("Scope"), record.scope),
        (_("Cards looked at"), "" if record.looked_at is None else str(record.looked_at)),
    ]
    facts += [
        (point.label.text(language()), _("in order") if passed[point.name] else _("fault"))
        for point in POINTS[record.kind]
        if point.name in passed
    ]
    facts += [(_("Finding"), _finding(one)) for one in record.findings]
    return [
        Preview(
            "inspection",
            [Row(at, fact) for at, fact in enumerate(facts) if fact[1]],
            lambda desk: print_inspection(desk, id),
            name=str(record.number),
        )
    ]


def _finding(one: FindingRecord) -> str:
    state = (
        _("checked again {day}, {name}").format(day=one.checked, name=one.checked_by)
        if one.checked
        else _("until {day}").format(day=one.deadline)
    )
    owner = one.owner.label if one.owner else ""
    return " · ".join(part for part in (one.text.replace("\n", " "), owner, state) if part)


INSPECTION = PreviewPage(
    title=N_("Inspection"),
    help=N_(
        "An inspection with its points, findings and re-checks. F10 prints it for the signatures; F4 chooses another "
        "printer or a folder for a PDF file."
    ),
    sheets=("inspection",),
    read=_inspection,
    columns=(Column(18), Column(30, grow=1)),
    comes_back=("inspection",),
)
"""What was looked at and found."""
