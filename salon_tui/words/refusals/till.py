"""What is said when a day can't be closed, or opened anew."""

from __future__ import annotations

from typing import Final

from db.core.errors import Code
from salon_tui.words.i18n import N_

TILL: Final[dict[Code, str]] = {
    Code.TILL_CLOSED: N_("Today is closed already. What is paid now counts for the next day."),
    Code.OLDER_DAY: N_("{day} is still open. Count and close it first."),
    Code.TILL_DIFFERS: N_("What was counted is not what the books say. Write why."),
    Code.NOT_CLOSED: N_("This day is not closed. Count and close it."),
    Code.LATER_CLOSED: N_("{day} was closed since. Open the last closed day first."),
}
