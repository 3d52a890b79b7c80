"""What is said when a dated record can't be kept as it is."""

from __future__ import annotations

from typing import Final

from db.core.errors import Code
from salon_tui.words.i18n import N_

DATED: Final[dict[Code, str]] = {
    Code.HAS_VERSION: N_("One of these counts already. Revise that one, and say why."),
    Code.BLANK_RECORD: N_("Nothing is filled in. Say at least one thing, or leave with F12."),
    Code.SIGNED_ALREADY: N_("This can't be edited any more. Revise it: the old one stays to be read."),
    Code.UNCHECKED: N_("Look at every page first: what was taken over is not checked yet."),
    Code.ONLY_ONE: N_("There is no earlier one to compare with."),
    Code.TOO_MANY: N_("No more of these can be kept of one client. Revise the last one instead."),
    Code.TOO_MUCH: N_("This is more than one record can hold. Write less, or make a second record."),
}
