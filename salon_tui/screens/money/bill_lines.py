"""The lines of a bill's page: services, what else is sold, and payments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from db.fields.showing import show_money
from db.money.records.bills import BillRecord
from salon_tui.words.i18n import _
from salon_tui.words.money import kind_name
from salon_tui.words.words import payment_name, short_moment

SERVICE, LINE, PAYMENT = "service", "line", "payment"
"""What a line is."""


def lines_of(bill: BillRecord) -> list[tuple[tuple[str, int], str, str, str, str]]:
    """Services, what else is sold, and payments: key, name, by whom or when, amount, and what is to be said of it."""
    found = [((SERVICE, one.id), one.name, one.staff.label, show_money(one.price), one.reason) for one in bill.services]
    for line in bill.lines:
        name = f"{line.name} ×{line.qty}" if line.qty > 1 else line.name
        kind = kind_name("correction") if line.kind in ("correction", "return") else ""
        seller = line.seller.label if line.seller else kind
        found.append(((LINE, line.id), name, seller, show_money(line.amount), line.reason))
    for paid in bill.payments:
        when = short_moment(paid.at)
        back = _("takes back") if paid.reverses else _("taken back") if paid.is_reversed else paid.by
        found.append(((PAYMENT, paid.id), payment_name(paid.method), when, show_money(paid.amount), back))
    return found


def style_of(bill: BillRecord, key: tuple[str, int]) -> str:
    """What was taken back, or is void, is dim."""
    gone = key[0] == PAYMENT and any(one.id == key[1] and not one.stands for one in bill.payments)
    return "label" if gone or bill.state == "void" else "plain"


def correctable(bill: BillRecord) -> Sequence[tuple[str, int, str, int]]:
    """Lines that can be put right: kind, id, name, and what each comes to."""
    services: list[tuple[str, int, str, Any]] = [(SERVICE, one.id, one.name, one.price) for one in bill.services]
    lines: list[tuple[str, int, str, Any]] = [
        (LINE, one.id, one.name, one.amount) for one in bill.lines if one.kind == "product"
    ]
    return [line for line in (*services, *lines) if isinstance(line[3], int)]
