"""What paper is used for: each use can have a printer of its own, with its own paper in it."""

from __future__ import annotations

from enum import StrEnum

from printouts.registry import DESK_SHEETS, SHEETS


class Use(StrEnum):
    """Kinds of sheets that are printed on the same paper."""

    CARD = "card"
    """Cards of the cabinet: stiff A5."""
    FORM = "form"
    """What is filled in and signed."""
    LABELS = "labels"
    """Bought sheets of labels."""
    OTHER = "other"
    """Lists, slips and everything else."""


_CARDS = frozenset({"card", "out_card"})


def use_of(kind: str) -> Use:
    """What a kind of sheet is printed on."""
    if kind in _CARDS:
        return Use.CARD
    if kind == "labels":
        return Use.LABELS
    return Use.FORM if kind in SHEETS or kind in DESK_SHEETS else Use.OTHER
