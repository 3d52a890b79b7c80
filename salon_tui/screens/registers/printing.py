"""What is shown of the registers' papers before they are printed: requests, inspections, the end of the day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from db.backup.queries import stick_tonight
from db.core.desk import Desk
from db.fields.showing import show, show_money
from db.fields.values import Hidden
from db.registers.access_requests.fields import REQUEST_FIELDS
from db.registers.access_requests.operations import print_request
from db.registers.access_requests.queries import request
from db.registers.closing.operations import print_closing
from db.registers.closing.queries import day_end
from db.registers.inspections.fields import POINTS
from db.registers.inspections.operations import print_inspection
from db.registers.inspections.queries import inspection
from db.registers.inspections.records import FindingRecord
from salon_tui.screens.printing.sheet_page import Preview, PreviewPage
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _, language
from salon_tui.words.on_paper import shown_in_preview
from salon_tui.words.words import payment_name

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


# The end of the day.


def _closing(desk: Desk, target: Mapping[str, Any]) -> list[Preview]:
    day = day_end(desk)
    rows: list[Row[int]] = [
        Row(None, (_("Closing sheet of {day}").format(day=day.day),), "section"),
        Row(0, (_("Visits"), str(day.visits), "", "")),
        *(Row(0, (payment_name(one.method), str(one.count), *_amount(one.amount))) for one in day.takings),
        Row(0, (_("Total"), str(sum(one.count for one in day.takings)), *_amount(day.total)), "strong"),
    ]
    if day.overdue:
        rows += [Row(None, ("",)), Row(None, (_("Loans that are overdue"),), "section")]
        rows += [
            Row(0, (loan.client.label, "", loan.due.isoformat(), loan.borrower.label), "alarm") for loan in day.overdue
        ]
    stick = stick_tonight(desk)
    if stick is not None:
        written = (
            (_("today's backup is on it"), "plain")
            if stick.is_written
            else (_("nothing of today is on it yet"), "alarm")
        )
        rows += [Row(None, ("",)), Row(0, (_("Stick that goes home"), "", stick.label, written[0]), written[1])]
    return [Preview("closing", rows, print_closing, name=day.day.isoformat())]


def _amount(fen: int | Hidden) -> tuple[str, str]:
    """An amount, or where it stands."""
    text = show_money(fen)
    return ("", shown_in_preview(text, fen)) if isinstance(fen, Hidden) else (text, "")


CLOSING = PreviewPage(
    title=N_("End of the day"),
    help=N_(
        "Today's closing sheet: takings by method, visits, loans that are overdue, and the head of the audit log, to "
        "be counted and signed. Amounts that you may not see are printed and not shown here. Below stands the stick "
        "that goes home tonight. F10 prints it; F4 chooses another printer or a folder for a PDF file."
    ),
    sheets=("closing",),
    read=_closing,
    columns=(Column(24), Column(8, "right"), Column(14, "right"), Column(20, grow=1)),
)
"""Its figures are added up again when it is printed."""
