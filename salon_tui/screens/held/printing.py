"""What is shown of the papers of what is paid ahead before they are printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from db.core.desk import Desk
from db.core.errors import SalonError
from db.fields.showing import show_money
from db.money.operations.ledger_printing import (
    print_balances,
    print_contract,
    print_ledger,
    print_statement,
)
from db.money.operations.refund_printing import print_refund
from db.money.queries.holdings import ledger, ledger_printed, opened_balances, quote_refund
from db.money.records.holdings import HoldingRecord, Ledger
from db.text.card_number import short_number
from salon_tui.screens.printing.sheet_page import Preview, PreviewPage
from salon_tui.widgets.paint import Piece
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.holdings import cause_name, holding_name, movement_name, place_words, units_words
from salon_tui.words.i18n import N_, _

_COLUMNS = (Column(6), Column(10), Column(20, grow=1), Column(12, "right"), Column(12, "right"))


def _head(one: HoldingRecord, title: str) -> tuple[Piece, ...]:
    return (
        (one.client.label, "strong"),
        f"  {holding_name(one.number, one.kind, one.title)}",
        (f"   {title}", "label"),
    )


def _rows(found: Ledger) -> list[Row[int]]:
    """The movements as they stand on paper, the oldest of those that were read first."""
    kind = found.holding.kind
    return [
        Row(
            line.seq,
            (
                f"{line.place.page}·{line.place.line}",
                f"{line.day}",
                " · ".join(part for part in (movement_name(line), line.what) if part),
                units_words(kind, line.units) if line.units else "",
                units_words(kind, line.left),
            ),
        )
        for line in reversed(found.lines)
    ]


def _ledgers(desk: Desk, target: Mapping[str, Any]) -> list[Preview]:
    found = ledger(desk, int(target["holding"]))
    one = found.holding
    note = _("Sign now: {place}.").format(place=place_words(found.to_sign)) if found.to_sign else ""
    before = ledger_printed(desk, one.id)
    back = _("Ask the old ledger back: it was printed on {day}.").format(day=before) if before else ""

    def preview(kind: str, title: str, contents: Any, *notes: str) -> Preview:
        return Preview(
            kind,
            _rows(found),
            contents,
            name=short_number(one.number),
            client=one.client.id,
            head=_head(one, title),
            note=" ".join(filter(None, (*notes, note))),
            ahead=notes[0] if notes else "",
        )

    return [
        preview("ledger", _("Ledger"), lambda desk: print_ledger(desk, one.id), back),
        preview("statement", _("Statement"), lambda desk: print_statement(desk, one.id)),
    ]


LEDGER = PreviewPage(
    title=N_("Ledger and statement"),
    help=N_(
        "The ledger with every movement on its line, to be signed; and the statement of all of them, with what is left "
        "of the principal. Take the old ledger back when a new one is printed."
    ),
    sheets=("ledger", "statement"),
    read=_ledgers,
    columns=_COLUMNS,
)
"""Of the ``holding`` that the target names by its id."""


def _contracts(desk: Desk, target: Mapping[str, Any]) -> list[Preview]:
    one = ledger(desk, int(target["holding"])).holding
    facts = [
        (_("Bought"), f"{one.since}"),
        (_("What"), one.title or units_words(one.kind, one.left)),
        (_("Until"), f"{one.until}" if one.until else _("no end")),
        (_("Contract"), _("not signed yet") if one.contract else _("signed")),
    ]
    return [
        Preview(
            "contract",
            [Row(at, fact) for at, fact in enumerate(facts)],
            lambda desk: print_contract(desk, one.id),
            name=short_number(one.number),
            client=one.client.id,
            head=_head(one, _("Contract")),
        )
    ]


CONTRACT = PreviewPage(
    title=N_("Contract"),
    help=N_("What the client signs who pays ahead: place, services, price, term, refund. Have the wording confirmed."),
    sheets=("contract",),
    read=_contracts,
)
"""Of the ``holding`` that the target names by its id."""


def _refunds(desk: Desk, target: Mapping[str, Any]) -> Sequence[Preview]:
    id, bill = int(target["holding"]), int(target.get("bill", 0))
    one = ledger(desk, id).holding
    facts: list[tuple[str, str]] = []
    if not bill:
        try:
            quoted = quote_refund(desk, id)
        except SalonError:
            return []
        facts = [
            (cause_name(line.cause), show_money(line.amount) if line.applies else _("not now"))
            for line in quoted.answers
        ]
    return [
        Preview(
            "refund",
            [Row(at, fact) for at, fact in enumerate(facts)] or [Row(0, (_("Paid back"), _("for both to sign")))],
            lambda desk: print_refund(desk, id, bill),
            name=short_number(one.number),
            client=one.client.id,
            head=_head(one, _("Refund form")),
        )
    ]


REFUND = PreviewPage(
    title=N_("Refund form"),
    help=N_("The three answers, or what was paid back, for the client, for who pays back and for the manager to sign."),
    sheets=("refund",),
    read=_refunds,
    empty=N_("Nothing is left that could be paid back"),
)
"""Of the ``holding`` that the target names by its id, and the ``bill`` once it is paid back."""


def _balances(desk: Desk, target: Mapping[str, Any]) -> list[Preview]:
    holding = int(target["holding"])
    rows = [
        Row(
            at,
            (
                one.client.label,
                holding_name(one.number, one.kind, one.title),
                units_words(one.kind, one.units),
                f"{one.until}" if one.until else "",
            ),
        )
        for at, one in enumerate(opened_balances(desk, holding))
    ]
    return [
        Preview(
            "balances",
            rows,
            lambda desk: print_balances(desk, holding),
            name=f"{holding}",
        )
    ]


BALANCES = PreviewPage(
    title=N_("Balances from paper"),
    help=N_("What was taken over together, for each client to sign, and for the two who agreed to it."),
    sheets=("balances",),
    read=_balances,
    columns=(Column(20, grow=2), Column(20, grow=2), Column(12, "right"), Column(10)),
)
"""Of the ``holding`` with which they were taken over."""
