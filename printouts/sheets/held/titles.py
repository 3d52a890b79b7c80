"""What something that was paid ahead is called on paper."""

from __future__ import annotations

from db.money.held_fields import HOLDING_KINDS
from printouts.drawing.words import Words


def bought(words: Words, kind: str, title: str) -> str:
    """The package's name, else the kind: a balance that was paid in has no name of its own."""
    return title or (words.choice(HOLDING_KINDS, kind) if kind else "")
