"""What the program says of what is paid ahead, and when something about it can't be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.core.errors import Code
from salon_tui.words.i18n import N_, _
from salon_tui.words.words import choice_name

if TYPE_CHECKING:
    from db.fields.values import Hidden
    from db.money.ledger.lines import Place
    from db.money.records.holdings import MovementLine

HOLDINGS: dict[Code, str] = {
    Code.NO_LONGER_SOLD: N_("This package is no longer sold. Choose another one."),
    Code.NOT_A_USER: N_("This is somebody else's, and not shared with this client. Choose another way to pay."),
    Code.NOT_WITH_BALANCE: N_("What is paid ahead can't be paid by what was paid ahead. Take money."),
    Code.BALANCE_SHORT: N_("¥{price} is left on it, ¥{amount} too little. Pay that part by it, the rest another way."),
    Code.EMPTY: N_("Nothing is left of it. Choose another way to pay."),
    Code.FROZEN: N_("It is stopped. Let it go on first: F4 on the client's account."),
    Code.NOT_FROZEN: N_("It isn't stopped, so it can be used as it is."),
    Code.EXPIRED: N_("Its last day was {clock}. Extend it first: F4 on the client's account."),
    Code.NO_CONTRACT: N_("Its contract isn't signed yet. Have it signed first: F4 on the client's account."),
    Code.IS_SIGNED: N_("This contract is signed already."),
    Code.IS_USED: N_("Some of what was sold on this bill is used already. Take back the use first, or pay it back."),
    Code.IS_RESTORED: N_("This use was taken back already."),
    Code.LOT_ENDED: N_("It was paid back or handed over since, so this use stays as it is."),
    Code.NOT_SHARED: N_("This is for one person alone, as it was sold."),
    Code.NOTHING_LAPSES: N_("Nothing of it lapses: only gifts do, once their last day is past."),
    Code.NOT_NEXT_LINE: N_("The line to be signed now is page {page}, line {line}. Sign that one first."),
    Code.PAID_AHEAD: N_("What is paid ahead is paid back on the client's account: F4 there."),
}


def kind_of_holding(kind: str) -> str:
    """Balance, package or points."""
    from db.money.held_fields import HOLDING_KINDS

    return choice_name(HOLDING_KINDS, kind)


def movement_name(line: MovementLine) -> str:
    """What happened in a line of a ledger."""
    from db.money.held_fields import MOVEMENTS

    return choice_name(MOVEMENTS, line.kind)


def cause_name(cause: str) -> str:
    """Why money goes back."""
    from db.money.held_fields import CAUSES

    return choice_name(CAUSES, cause)


def holding_name(number: str, kind: str, title: str) -> str:
    """What it is called: kind, short number, what was bought."""
    from db.text.card_number import short_number

    return " ".join(filter(None, (kind_of_holding(kind), short_number(number), title)))


def units_words(kind: str, units: int | Hidden) -> str:
    """So much of a balance in yuan, so many sessions, so many points; nothing that may not be seen."""
    from db.fields.showing import show_money
    from db.fields.values import Hidden
    from db.text.money import MINUS

    if isinstance(units, Hidden):
        return ""
    if kind == "prepaid":
        return show_money(units)
    return f"{units:,}".replace("-", MINUS)


def place_words(place: Place) -> str:
    """A line of a paper ledger."""
    return _("page {page}, line {line}").format(page=place.page, line=place.line)
