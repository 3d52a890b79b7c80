"""What is said when a client can't be erased, or is."""

from __future__ import annotations

from typing import Final

from db.core.errors import Code
from salon_tui.words.i18n import N_

ERASING: Final[dict[Code, str]] = {
    Code.IS_ERASED: N_("This file was erased. Only what the accounts need is left, without a name."),
    Code.STILL_TO_SETTLE: N_("Something is still open. Settle it first, then erase the file."),
    Code.GIVES_UP: N_("Something is paid ahead or owed. Settle it first, or say that it is given up."),
}
