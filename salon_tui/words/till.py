"""Sentences about the till."""

from __future__ import annotations

from db.fields.showing import show_money
from db.money.fields import CASH_MOVES
from db.money.records.tills import DayEnd
from salon_tui.words.i18n import _
from salon_tui.words.words import choice_name


def differs(amount: int) -> str:
    """How what was counted stands to the books: it agrees, is too much, or missing; fen."""
    if not amount:
        return _("agrees")
    words = _("{amount} over") if amount > 0 else _("{amount} short")
    return words.format(amount=show_money(abs(amount)))


def move_name(kind: str) -> str:
    """A way in which cash comes or goes without a bill."""
    return choice_name(CASH_MOVES, kind)


def moved(day: DayEnd, kind: str) -> int:
    """How much cash of a day came or went in one of these ways, in fen."""
    return sum(move.amount for move in day.moves if move.kind == kind)


def sum_of_cash(day: DayEnd) -> str:
    """How much cash there must be, and why: what lay there, what was paid, what came and went besides."""
    cash = day.methods[0]
    parts = [_("in the morning {amount}").format(amount=show_money(day.carried))]
    parts.append(_("+ paid {amount}").format(amount=show_money(cash.taken)))
    for kind, words in (
        ("in", _("+ put in {amount}")),
        ("out", _("− paid out {amount}")),
        ("bank", _("− to the bank {amount}")),
    ):
        if amount := moved(day, kind):
            parts.append(words.format(amount=show_money(amount)))
    return " ".join((*parts, f"= {show_money(cash.book)}"))
