"""What the program says of money when something can't be done, and what things of money are called."""

from __future__ import annotations

from db.core.errors import Code
from salon_tui.words.i18n import N_

MONEY: dict[Code, str] = {
    Code.TOO_MUCH_PAID: N_("This is ¥{amount} more than the bill comes to. Check the amount and what stands on it."),
    Code.IS_PAID: N_("There is money on this bill. Pay it back first, then cancel it."),
    Code.IS_SOLD: N_("Something was sold on this bill. Take it off first, then cancel it."),
    Code.BILL_PAID: N_("There is nothing to pay on this bill."),
    Code.BILL_VOID: N_("This bill is void. Make a new one."),
}
