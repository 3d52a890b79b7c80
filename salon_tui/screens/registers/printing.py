"""What is shown of the registers' papers before they are printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from db.core.desk import Desk
from db.dossier.operations import corrections, print_correction
from db.fields.showing import show
from db.registers.access_requests.fields import REQUEST_FIELDS
from db.registers.access_requests.operations import print_request
from db.registers.access_requests.queries import request
from db.registers.disclosures.operations import print_disclosures
from db.registers.disclosures.queries import disclosures_of
from db.registers.incidents.fields import KINDS as INCIDENT_KINDS
from db.registers.incidents.fields import RISKS, STEP_NAMES
from db.registers.incidents.operations import print_incident
from db.registers.incidents.queries import incident
from db.registers.inspections.fields import POINTS
from db.registers.inspections.operations import print_inspection
from db.registers.inspections.queries import inspection
from db.registers.inspections.records import FindingRecord
from db.registers.training.fields import KINDS as TRAINING_KINDS
from db.registers.training.operations import print_training
from db.registers.training.queries import training
from printouts.registry import Contents
from salon_tui.screens.printing.sheet_page import Preview, PreviewPage
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _, language
from salon_tui.words.words import choice_name

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
    name, client = str(record.number), record.client.id
    rows = [Row(at, fact) for at, fact in enumerate(facts) if fact[1]]
    found = [Preview("access_request", rows, lambda desk: print_request(desk, id), name, client)]
    if "correct" in record.wishes:
        lines = corrections(desk, id, language())
        said = [(one.label, f"{one.old or '·'} → {one.new or '·'}  {one.day} {one.by}") for one in lines]
        nothing = [(_("Nothing is put right yet."), "")]
        put_right = [Row(at, fact) for at, fact in enumerate(said or nothing)]
        found.append(Preview("correction", put_right, lambda desk: print_correction(desk, id), name, client))
    return found


REQUEST = PreviewPage(
    title=N_("Print the request"),
    help=N_(
        "The request with what is known of it, for the client to sign. Where something was to be put right, digit 2 is "
        "the sheet that says what stood there before and what stands there now. F10 prints it; F4 chooses another "
        "printer or a folder for a PDF file."
    ),
    sheets=("access_request", "correction"),
    read=_request,
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
)
"""What was looked at and found."""


# An incident, a training, and what was given to others.


def _incident(desk: Desk, target: Mapping[str, Any]) -> list[Preview]:
    id = int(target["incident"])
    record = incident(desk, id)
    facts = [
        (_("Incident"), str(record.number)),
        (_("Kind"), choice_name(INCIDENT_KINDS, record.kind)),
        (_("Noticed"), record.noticed.isoformat()),
        (_("Reported by"), record.reported_by),
        (_("Risk"), choice_name(RISKS, record.risk)),
        (_("Closed"), record.closed.isoformat() if record.closed else ""),
    ]
    facts += [(choice_name(STEP_NAMES, one.step), one.text.replace("\n", " ")) for one in record.steps]
    return [_preview("incident", facts, lambda desk: print_incident(desk, id), str(record.number))]


INCIDENT = PreviewPage(
    title=N_("Print the incident"),
    help=N_(
        "The incident with each step of it, and card numbers in place of names. F10 prints it for the signatures; F4 "
        "chooses another printer or a folder for a PDF file."
    ),
    sheets=("incident",),
    read=_incident,
)


def _training(desk: Desk, target: Mapping[str, Any]) -> list[Preview]:
    id = int(target["training"])
    record = training(desk, id)
    facts = [
        (_("Entry"), str(record.number)),
        (_("Kind"), choice_name(TRAINING_KINDS, record.kind)),
        (_("Topic or version"), record.topic),
        (_("Day"), record.day.isoformat()),
        (_("Hours taught"), str(record.hours or "")),
        (_("Given by"), record.given_by),
        (_("Who took part"), _(", ").join(one.label for one in record.people)),
        (_("Result"), record.result.replace("\n", " ")),
        (_("Next due"), record.next_due.isoformat()),
    ]
    return [_preview("training", facts, lambda desk: print_training(desk, id), str(record.number))]


TRAINING = PreviewPage(
    title=N_("Print the attendance sheet"),
    help=N_(
        "What was done, with a line for each who took part to sign. F10 prints it; F4 chooses another printer or a "
        "folder for a PDF file."
    ),
    sheets=("training",),
    read=_training,
)


def _disclosures(desk: Desk, target: Mapping[str, Any]) -> list[Preview]:
    id = int(target["client"])
    found = disclosures_of(desk, id)
    facts = [(f"{one.day}", f"{one.to_whom} · {one.what}".replace("\n", " ")) for one in found]
    if not facts:
        facts = [(_("Given to others"), _("nothing"))]
    return [_preview("disclosures", facts, lambda desk: print_disclosures(desk, id), "", id)]


DISCLOSURES = PreviewPage(
    title=N_("Print what was given to others"),
    help=N_(
        "To whom something of the client's file was given, for the client to take along and sign for. F10 prints it; "
        "F4 chooses another printer or a folder for a PDF file."
    ),
    sheets=("disclosures",),
    read=_disclosures,
)


def _preview(
    kind: str, facts: list[tuple[str, str]], contents: Callable[[Desk], Contents], name: str, client: int | None = None
) -> Preview:
    rows = [Row(at, fact) for at, fact in enumerate(facts) if fact[1]]
    return Preview(kind, rows, contents, name=name, client=client)
