"""What a bill comes to and how it was paid, as pages and questions show it."""

from __future__ import annotations

from db.fields.showing import show_money
from db.fields.values import Hidden
from db.money.records.bills import BillItem, BillRecord, PaymentRecord
from db.text.card_number import short_number
from salon_tui.screens.money.bill_lines import PAYMENT, lines_of
from salon_tui.widgets.lines import Rows
from salon_tui.widgets.paint import Piece
from salon_tui.widgets.parts import abreast, big_fact, ends, section
from salon_tui.words.i18n import _, ngettext
from salon_tui.words.money import kind_name, state_name
from salon_tui.words.words import payment_name

_LINES, _TAKEN = 6, 3
"""Most lines of a bill, and payments of it, that stand above the ways to pay; of payments the last."""


def whose(bill: BillRecord | BillItem) -> str:
    """Whose bill it is, in words."""
    return bill.whose or _("somebody without a file")


def title(bill: BillRecord) -> str:
    """Its number and what kind of bill it is."""
    return f"{short_number(bill.number)} · {kind_name(bill.kind)}"


def state_words(bill: BillRecord) -> str:
    """How it stands; of what is owed, until when."""
    if bill.state == "owing" and bill.debt is not None:
        return _("owing until {day}").format(day=bill.debt.due)
    return state_name(bill.state)


def standing(bill: BillRecord) -> list[PaymentRecord]:
    """The payments that were not taken back."""
    return [paid for paid in bill.payments if paid.stands]


def sums(bill: BillRecord) -> list[tuple[str, str]]:
    """The total, and each payment with its method; nothing that may not be seen."""
    if isinstance(bill.total, Hidden):
        return []
    paid = [
        (payment_name(one.method), show_money(one.amount))
        for one in standing(bill)
        if not isinstance(one.amount, Hidden)
    ]
    return [(_("in all"), show_money(bill.total)), *paid]


def due(bill: BillRecord, cells: int) -> Rows:
    """Three rows: total and payments, and at the right edge what is still to pay; none if unseen."""
    if isinstance(bill.left, Hidden):
        return []
    half = cells // 2
    return abreast(_sum_rows(bill, min(half - 2, 30))[-3:], _big(bill.left, cells - half), half)


def _big(left: int, cells: int) -> Rows:
    return big_fact(_("still to pay"), show_money(left), align=cells)


def _sum_rows(bill: BillRecord, cells: int) -> list[list[Piece]]:
    return [ends(cells, [(label, "label")], [(amount, "strong")]) for label, amount in sums(bill)]


def due_and_total(bill: BillRecord, cells: int, is_roomy: bool) -> Rows:
    """Three rows of a question: what is still to pay, and thin beside it, where there is room, what all comes to."""
    left = big_fact(_("still to pay"), show_money(0 if isinstance(bill.left, Hidden) else bill.left))
    if not is_roomy or isinstance(bill.total, Hidden):
        return left
    half = cells // 2
    return abreast(left, big_fact(_("in all"), show_money(bill.total), "plain", cells - half), half)


def told_above_methods(bill: BillRecord, cells: int, is_roomy: bool) -> Rows:
    """What is paid for, where there is room, else once something was taken what all comes to; then what was taken."""
    short = _sum_rows(bill, min(cells, 40))[-_TAKEN:] if standing(bill) else []
    rows = _account(bill, cells) if is_roomy else short
    return [*rows, []] if rows else []


def _account(bill: BillRecord, cells: int) -> list[list[Piece]]:
    """The bill under its number, line by line, amounts at the right edge; none if unseen."""
    if isinstance(bill.total, Hidden):
        return []
    lines: list[list[Piece]] = [
        ends(cells, [name, (f"  {who}", "label")], [(amount, "strong")])
        for (kind, _id), name, who, amount, _reason in lines_of(bill)
        if kind != PAYMENT
    ]
    more = len(lines) - _LINES
    if more > 0:
        lines[_LINES:] = [[(ngettext("{count} more", "{count} more", more).format(count=more), "label")]]
    taken: list[list[Piece]] = [
        ends(cells, [(_("Taken"), "label"), f"  {payment_name(one.method)}"], [(show_money(-one.amount), "strong")])
        for one in standing(bill)
        if not isinstance(one.amount, Hidden)
    ]
    return [section(_("Bill"), cells, note=short_number(bill.number)), *lines, *taken[-_TAKEN:]]


def side(bill: BillRecord, cells: int) -> list[Rows]:
    """The bill for a side pane: what is left, what stands on it, and what was paid."""
    if isinstance(bill.left, Hidden):
        return []
    services = [ends(cells, [line.name], [(show_money(line.price), "plain")]) for line in bill.services]
    return [[section(title(bill), cells), *_big(bill.left, cells), *services, *_sum_rows(bill, cells)]]
