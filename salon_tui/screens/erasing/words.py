"""What is open with a client, what would be given up, what goes and what is locked, in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from db.fields.showing import show_money
from salon_tui.screens.merging.words import row_words
from salon_tui.widgets.pick_list import Row
from salon_tui.words.i18n import N_, _, ngettext

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


KINDS = {"file": N_("file"), "health": N_("health withdrawn"), "medical": N_("locked records")}
"""What stands on the destroy list, by its code."""


def by_words(counts: Mapping[str, int]) -> list[tuple[str, str]]:
    """How many rows of what; tables that are called alike together, what has no name of its own at the end."""
    known: dict[str, int] = {}
    for table, count in counts.items():
        known[row_words(table)] = known.get(row_words(table), 0) + count
    other = known.pop(_("Other entries"), 0)
    return [(name, str(count)) for name, count in known.items()] + ([(_("Other entries"), str(other))] if other else [])


def section_rows(title: str, lines: list[tuple[str, str]], style: str = "plain") -> list[Row[Any]]:
    """Lines under a title; nothing where there are none."""
    if not lines:
        return []
    return [Row(None, (title,), "section"), *(Row(None, ("", *line), style) for line in lines)]


def locked_rows(treatments: int, until: date | None) -> list[Row[Any]]:
    """What a law keeps, and until when."""
    if until is None:
        return []
    words = ngettext("Medical record of {count} treatment", "Medical records of {count} treatments", treatments)
    title = _("Is locked, since a law keeps it: nobody reads it")
    return section_rows(title, [(words, _("until {day}").format(day=until))])
