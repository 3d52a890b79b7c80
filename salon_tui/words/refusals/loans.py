"""What is said when a paper can't be lent."""

from __future__ import annotations

from typing import Final

from salon_tui.words.i18n import N_

NO_LOANS: Final[dict[str, str]] = {
    "not_printed": N_("It was never printed for this client. Print it and put it away first."),
    "printed": N_("This paper is printed and has no place yet. Put it away first."),
    "missing": N_("This paper is missing. Look for it and put it away first."),
    "bound": N_("This paper is bound into a volume. Read it where the volume stands."),
    "lent": N_("Somebody has this paper already. Wait until it is back."),
    "taken": N_("Somebody has asked for this paper already. Look at the list of loans."),
    "to_destroy": N_("This paper waits for the shredder. Print it again and put it away first."),
    "destroyed": N_("This paper is gone. Print it again and put it away first."),
    "asked": N_("This loan is not approved yet. The keeper or a manager approves it with F10."),
    "refused": N_("This loan was cancelled. Ask for the paper again."),
    "decided": N_("Somebody has decided already. Look at the list of loans again."),
    "out": N_("This paper is out already."),
    "back": N_("This paper is back already. Ask for it again."),
    "not_out": N_("This paper is not out. Look at the list of loans again."),
    "left": N_("The borrower works here no longer. Cancel it and ask for somebody else."),
}
"""Why a paper can't be asked for, approved, handed out or taken back, by the code of the operations on loans."""
