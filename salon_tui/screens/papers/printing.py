"""What is shown of the cabinet's papers before they are printed: index, slips, volumes and loans."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from db.core.desk import Desk
from db.core.permissions import Permission, Role, possible
from db.papers.filing.queries import where_to
from db.papers.loans.fields import LOAN_FIELDS
from db.papers.loans.operations.papers import print_loans, print_out_card
from db.papers.loans.queries import open_loans
from db.papers.loans.records import LoanRecord
from db.papers.printed.operations import print_index, print_slip
from db.papers.volumes.operations import print_volume
from db.papers.volumes.queries import in_volume, volume
from db.staff.queries.people import me
from db.text.card_number import spaced
from printouts.registry import SHEETS
from salon_tui.screens.papers.index import ORDERS
from salon_tui.screens.printing.sheet_page import Preview, PreviewPage
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _, language
from salon_tui.words.papers import between
from salon_tui.words.words import sheet_name

_TEXT = (Column(60, grow=1),)
_OUT_CARD, _REGISTER = "out_card", "loans"


# The index.


def _index(desk: Desk, target: Mapping[str, Any]) -> list[Preview]:
    order, name = ORDERS[target["order"]]
    text = _("Every card, in the order: {order}.").format(order=_(name))
    return [Preview("index", [Row(1, (text,))], lambda desk: print_index(desk, order), name=order.value)]


INDEX = PreviewPage(
    title=N_("Print the index"),
    help=N_(
        "Every card with its number, in the order that the list had. All the names leave the archive on paper, so a "
        "second person agrees. F10 prints it; F4 chooses another printer or a folder for a PDF file."
    ),
    sheets=("index",),
    read=_index,
    columns=_TEXT,
)
"""Every card, in the order of ``ORDERS`` that the target names by its place."""


# The slip that shows in a drawer where a paper is to be put.


def _slip(desk: Desk, target: Mapping[str, Any]) -> list[Preview]:
    client, kind = int(target["id"]), tuple(SHEETS)[target["paper"]]
    where = where_to(desk, client, kind)
    texts = [f"{where.client.name} · {sheet_name(kind)}"]
    if where.spot:
        texts += [f"{where.spot.cabinet} · {where.spot.drawer}", between(where.spot, numbers=True)]
    return [
        Preview(
            "labels",
            [Row(at, (text,)) for at, text in enumerate(texts)],
            lambda desk: print_slip(desk, client, kind),
            name=where.client.number,
            client=client,
            note=_(", ") + _("insertion slip"),
        )
    ]


SLIP = PreviewPage(
    title=N_("Print an insertion slip"),
    help=N_(
        "A slip as wide as a card: put it into the drawer, between the two names on it, and the card into its place "
        "later. F10 prints it; F4 chooses another printer or a folder for a PDF file."
    ),
    sheets=("labels",),
    read=_slip,
    columns=_TEXT,
)
"""Of the client and of the kind of paper that the target names, the kind by its place among the client's sheets."""


# A bound volume.


def _volume(desk: Desk, target: Mapping[str, Any]) -> list[Preview]:
    id = int(target["id"])
    record, lines = volume(desk, id), in_volume(desk, id)
    heads = Row(0, ("", _("Number"), _("Name"), _("Opened on"), _("Page")), "label")
    rows = [
        Row(at, (str(at), spaced(line.number), line.name, str(line.opened), str(line.page)))
        for at, line in enumerate(lines, 1)
    ]
    number = _("Volume {number}").format(number=record.number)
    return [
        Preview(
            "volume",
            [heads, *rows],
            lambda desk: print_volume(desk, id),
            name=str(record.number),
            head=((number, "strong"), f"  {record.title}", (f"  {record.place}", "label")),
        )
    ]


VOLUME = PreviewPage(
    title=N_("Volume"),
    help=N_(
        "What the volume holds, each card with its page. F10 prints cover and contents; F4 chooses another printer or "
        "a folder for a PDF file."
    ),
    sheets=("volume",),
    read=_volume,
    columns=(Column(4, "right"), Column(9), Column(20, grow=1), Column(10), Column(6, "right")),
)
"""What a bound volume holds, and printing its cover and contents."""


# Loans: the out-card for a gap, and the register.


def _loans(desk: Desk, target: Mapping[str, Any]) -> list[Preview]:
    loan = next((one for one in open_loans(desk) if one.id == target.get("loan")), None)
    may_register = possible([Role(role) for role in me(desk).roles], Permission.INSPECT)
    return [*([_out_card(loan)] if loan else []), *([_register(desk)] if may_register else [])]


def _out_card(loan: LoanRecord) -> Preview:
    labels = {field.name: field.label.text(language()) for field in LOAN_FIELDS}
    facts = [
        (labels["client"], f"{loan.client.label}  {spaced(loan.number)}  ·{loan.last_four}"),
        (labels["kind"], sheet_name(loan.kind)),
        (_("Place"), loan.place),
        (labels["borrower"], loan.borrower.label),
        (labels["reason"], loan.reason),
        (_("Approved by"), loan.approved_by),
        (_("Out since"), loan.out.isoformat() if loan.out else ""),
        (labels["due"], loan.due.isoformat()),
    ]
    return Preview(
        _OUT_CARD,
        [Row(at, fact) for at, fact in enumerate(facts)],
        lambda desk: print_out_card(desk, loan.id),
        name=loan.number,
        client=loan.client.id,
    )


def _register(desk: Desk) -> Preview:
    text = _("What was handed out in the last twelve months, or is out longer.")
    return Preview(_REGISTER, [Row(0, (text,))], print_loans, name=desk.archive.today().date().isoformat())


LOANS = PreviewPage(
    title=N_("Print loans"),
    help=N_(
        "The out-card stands in the gap of a paper that is out, and says who has it and until when. The register has "
        "everything that was handed out in the last twelve months. F10 prints; F4 chooses another printer or a folder "
        "for a PDF file."
    ),
    sheets=(_OUT_CARD, _REGISTER),
    read=_loans,
    empty=N_("This loan is at its end"),
)
"""Papers of the loan that the target names, 0 for none."""
