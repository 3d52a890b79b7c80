"""What the program says of money when something can't be done, and what things of money are called."""

from __future__ import annotations

from db.core.errors import Code
from salon_tui.words.i18n import N_
from salon_tui.words.words import choice_name

MONEY: dict[Code, str] = {
    Code.TOO_MUCH_PAID: N_("This is ¥{amount} more than the bill comes to. Check the amount and what stands on it."),
    Code.IS_PAID: N_("There is money on this bill. Pay it back first, then cancel it."),
    Code.IS_SOLD: N_("Something was sold on this bill. Take it off first, then cancel it."),
    Code.BILL_PAID: N_("There is nothing to pay on this bill."),
    Code.BILL_VOID: N_("This bill is void. Make a new one."),
    Code.BILL_CLOSED: N_("This bill is settled. F4 offers to correct a payment or a line."),
    Code.NOTHING_SOLD: N_("Nothing stands on this bill. Enter what is sold, or make it void with F4."),
    Code.OF_VISIT: N_("This is the bill of a visit and ends with it. Close or cancel the visit on its own page."),
    Code.FROM_BALANCE: N_("This was paid from a balance. Take the use back on the client's account."),
    Code.NOT_IN_MONEY: N_("¥{amount} of this was not paid in money here. Give it back where it came from."),
    Code.STILL_OPEN: N_("This bill is still open. Change its lines instead."),
}


def kind_name(kind: str) -> str:
    """What kind of bill it is, in the language in use."""
    from db.money.fields import BILL_KINDS

    return choice_name(BILL_KINDS, kind)


def state_name(state: str) -> str:
    """How a bill stands, in the language in use."""
    from db.money.fields import BILL_STATES

    return choice_name(BILL_STATES, state)
