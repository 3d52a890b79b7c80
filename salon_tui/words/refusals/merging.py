"""What is said when two files can't become one, or two again."""

from __future__ import annotations

from typing import Final

from db.core.errors import Code
from salon_tui.words.i18n import N_

MERGING: Final[dict[Code, str]] = {
    Code.IS_SAME: N_("That is the same file twice. Choose another client."),
    Code.IS_MERGED: N_("This file is part of another one, and nothing more is written to it. Open that one."),
    Code.OPEN_ON_BOTH: N_("Both files have a visit that is open. Close one of the visits first."),
    Code.BUILDS_ON: N_("Another file was merged since. Undo that one first."),
    Code.TOO_OLD: N_("More than {days} days have passed: this can't be undone any more."),
}
