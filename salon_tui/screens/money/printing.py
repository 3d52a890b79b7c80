"""What is shown of the papers of money before they are printed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from db.core.desk import Desk
from db.fields.showing import show_money
from db.money.operations.printing import print_receipt
from db.money.queries.bills import read_bill
from db.text.card_number import short_number
from salon_tui.screens.money.showing import standing, title, whose
from salon_tui.screens.printing.sheet_page import Preview, PreviewPage
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _
from salon_tui.words.words import payment_name


def _receipts(desk: Desk, target: Mapping[str, Any]) -> list[Preview]:
    bill = read_bill(desk, int(target["bill"]))
    facts = [(one.name, show_money(one.price)) for one in bill.services]
    facts += [(f"{one.name} ×{one.qty}" if one.qty > 1 else one.name, show_money(one.amount)) for one in bill.lines]
    facts += [(_("in all"), show_money(bill.total))]
    facts += [(payment_name(paid.method), show_money(paid.amount)) for paid in standing(bill)]
    return [
        Preview(
            "receipt",
            [Row(at, fact) for at, fact in enumerate(facts)],
            lambda desk: print_receipt(desk, bill.id),
            name=short_number(bill.number),
            client=bill.client.id if bill.client else None,
            head=((whose(bill), "strong"), f"  {title(bill)}", ("   " + _("Receipt"), "label")),
        )
    ]


RECEIPT = PreviewPage(
    title=N_("Receipt"),
    help=N_(
        "What the client takes home for the money: number, lines, and how it was paid. F10 prints it; F4 chooses "
        "another printer or a folder for a PDF file."
    ),
    sheets=("receipt",),
    read=_receipts,
    columns=(Column(24, grow=1), Column(12, "right")),
)
"""Of the ``bill`` that the target names by its id."""
