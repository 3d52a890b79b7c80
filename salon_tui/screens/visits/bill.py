"""What a visit costs and what is still to pay, seen first; and what is read beside the form while it is filled in."""

from __future__ import annotations

from db.fields.showing import show_money
from db.fields.values import Hidden
from db.visits.records import VisitRecord
from salon_tui.screens.visits.conflict_words import because, sign
from salon_tui.screens.visits.reading import by_words, notes
from salon_tui.widgets.lines import Rows
from salon_tui.widgets.paint import Piece
from salon_tui.widgets.parts import abreast, big_fact, ends, section
from salon_tui.words.i18n import _
from salon_tui.words.words import payment_name

LAST_TIME = ("cautions", "skin_before", "steps", "products", "felt", "introduced", "next_time")
"""What of the visit before is read while this one runs."""


def due(visit: VisitRecord, cells: int) -> Rows:
    """Three rows above the form: total and payments, and at the right edge what is still to pay; none if unseen."""
    if isinstance(visit.left, Hidden):
        return []
    half = cells // 2
    return abreast(_sums(visit, min(half - 2, 30))[-3:], _big(visit.left, cells - half), half)


def _big(left: int, cells: int) -> Rows:
    return big_fact(_("still to pay"), show_money(left), align=cells)


def amounts(visit: VisitRecord) -> list[tuple[str, str]]:
    """The total, and each payment with its method; nothing that may not be seen."""
    if isinstance(visit.total, Hidden) or isinstance(visit.sold, Hidden):
        return []
    paid = [
        (payment_name(one.method), show_money(one.amount))
        for one in visit.payments
        if not isinstance(one.amount, Hidden)
    ]
    return [(_("in all"), show_money(visit.total + visit.sold)), *paid]


def _sums(visit: VisitRecord, cells: int) -> list[list[Piece]]:
    return [ends(cells, [(label, "label")], [(amount, "strong")]) for label, amount in amounts(visit)]


def side(visit: VisitRecord, last: VisitRecord | None, cells: int) -> list[Rows]:
    """The bill, the visit before, and what speaks against this one, for the side pane."""
    blocks: list[Rows] = []
    if not isinstance(visit.left, Hidden):
        blocks.append([section(_("Bill"), cells), *_big(visit.left, cells), *_sums(visit, cells)])
    if shown := [conflict for conflict in visit.conflicts if conflict.is_shown]:
        lines: list[list[Piece]] = [
            [(f"{sign(conflict)} ", "alarm"), (conflict.item, "strong"), f" {because(conflict)}"] for conflict in shown
        ]
        blocks.append([section(_("Against it"), cells), *lines])
    if last is not None and (told := notes(last, cells, LAST_TIME)):
        blocks.append([section(_("Last time"), cells, by_words(last)), *told])
    return blocks
