"""What is open with a client, and what would be given up, in words."""

from __future__ import annotations

from collections.abc import Mapping

from db.fields.showing import show_money
from salon_tui.words.i18n import N_, _

OPEN = {
    "visits": N_("Open visits"),
    "bills": N_("Open bills"),
    "appointments": N_("Appointments to come"),
    "orders": N_("Orders"),
    "complaints": N_("Complaints"),
    "loans": N_("Paper on loan"),
}
"""What has to be settled first, by its code."""
GIVEN_UP = {"balance": N_("Balance"), "sessions": N_("Sessions left"), "owed": N_("Still owed")}
"""What nobody can claim afterwards, by its code."""
_AMOUNTS = frozenset({"balance", "owed"})


def open_words(found: Mapping[str, int]) -> list[tuple[str, str]]:
    """What is open, each with how many."""
    return [(_(OPEN[code]), str(count)) for code, count in found.items()]


def given_up_words(found: Mapping[str, int]) -> list[tuple[str, str]]:
    """What would be given up, each with its amount or number."""
    return [(_(GIVEN_UP[code]), show_money(count) if code in _AMOUNTS else str(count)) for code, count in found.items()]
