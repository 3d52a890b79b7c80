"""What each key always means, on every page; what else a page can do has no key and stands in the list of F4."""

from __future__ import annotations

from typing import Final

MEANINGS: Final[dict[str, frozenset[str]]] = {
    "f1": frozenset({"help"}),
    "f2": frozenset({"find"}),
    "f3": frozenset({"home"}),
    "f4": frozenset({"choose", "more"}),
    "f5": frozenset({"refresh_page"}),
    "f6": frozenset({"new"}),
    "f7": frozenset({"previous"}),
    # in registers and in payment the second is the last step taken back
    "f8": frozenset({"next", "undo_scan", "take_back"}),
    "f9": frozenset({"print"}),
    # save, accept, do it: what the page is for
    "f10": frozenset(
        {
            *("accept", "save", "edit", "make", "take_out", "import_now", "go_on", "looked_at"),
            *("print_now", "send_again", "approve", "check_again", "put_away_paper", "end_check", "hand_over_all"),
            *("check_in", "book", "pay", "sell", "sign_next", "refund", "show_code", "sent", "contact"),
        }
    ),
    "f11": frozenset({"lock"}),
    "f12": frozenset({"back"}),
    "escape": frozenset({"back"}),
    "enter": frozenset({"enter"}),
    "tab": frozenset({"down"}),
    "shift+tab": frozenset({"up"}),
    "down": frozenset({"down"}),
    "up": frozenset({"up"}),
    "left": frozenset({"left"}),
    "right": frozenset({"right"}),
    "delete": frozenset({"clear"}),
    "backspace": frozenset({"clear"}),
    "pagedown": frozenset({"page_down"}),
    "pageup": frozenset({"page_up"}),
    "home": frozenset({"ends"}),
    "end": frozenset({"ends"}),
    "ctrl+g": frozenset({"help"}),
    "ctrl+l": frozenset({"lock"}),
    "ctrl+n": frozenset({"next_client"}),
    "ctrl+r": frozenset({"repeat"}),
    "ctrl+t": frozenset({"reveal"}),
    "ctrl+z": frozenset({"undo"}),
}
"""The actions that a key may have. Digits are not among them: they choose from what is seen."""
MEANINGS["ctrl+s"] = MEANINGS["f10"]

TELLING: Final = tuple(key for key in MEANINGS if key.startswith(("f", "ctrl+")))
"""Keys that say so where they do nothing; the others move, and a page that has nowhere to move shows that."""
