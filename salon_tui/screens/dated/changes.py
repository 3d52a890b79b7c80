"""What became of a value between two dated records: a sign and a word, never a colour alone, and never praise."""

from __future__ import annotations

from collections.abc import Mapping

from db.dated.comparing import Difference, How
from salon_tui.words.i18n import N_, _

CARRIED, NOT_LOOKED = "~", "-"
"""Taken over and not looked at yet; nobody looked there."""

SIGNS: Mapping[How, str] = {
    How.SAME: "",
    How.LIGHTER: "▼",
    How.HEAVIER: "▲",
    How.CHANGED: "",
    How.NEW: "!",
    How.GONE: "✓",
    How.OTHER: "*",
    How.UNSURE: "?",
}
_WORDS: Mapping[How, str] = {
    How.SAME: N_("the same"),
    How.LIGHTER: N_("lighter"),
    How.HEAVIER: N_("heavier"),
    How.NEW: N_("new"),
    How.GONE: N_("gone"),
    How.OTHER: N_("other"),
    How.UNSURE: N_("can't say"),
}


def sign_words(sign: str) -> str:
    """What a sign of :data:`SIGNS`, or :data:`CARRIED`, stands for, behind it."""
    if sign == CARRIED:
        return f"{sign} {_('taken over')}"
    return next(f"{sign} {_(_WORDS[how])}" for how, own in SIGNS.items() if own == sign)


def change_words(one: Difference) -> str:
    """What became of a value, behind its sign: ``▼ lighter``; of a figure by how much, ``+ 7``."""
    if one.how is How.CHANGED:
        return f"{'+' if one.by > 0 else '−'} {abs(one.by)}"
    return f"{SIGNS[one.how]} {_(_WORDS[one.how])}".strip()
