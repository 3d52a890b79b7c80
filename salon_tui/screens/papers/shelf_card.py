"""What is said of a card that was scanned in a drawer, or missed there."""

from __future__ import annotations

from collections.abc import Sequence

from db.papers.shelf_check.records import ShelfLine
from db.text.card_number import spaced
from salon_tui.screens.base.about import About
from salon_tui.words.i18n import _


def about_card(line: ShelfLine, what: str, advice: str, more: Sequence[About] = ()) -> About:
    """A card.

    Args:
        line: The card.
        what: What is the matter with it, in a few words.
        advice: What to do.
        more: What else the page has to say.
    """
    facts = (
        (_("State"), what),
        (_("Drawer"), line.drawer),
        (_("Card before"), line.before),
        (_("Card after"), line.after),
    )
    name, note = (line.name, spaced(line.number)) if line.name else (spaced(line.number), "")
    return About(name=name, note=note, facts=facts, said=advice, more=more)
