"""Where a printed sheet is in its life; whether it is still right follows from what was printed, and is not kept."""

from __future__ import annotations

from enum import StrEnum


class PaperState(StrEnum):
    """State of one sheet of paper. "Out of date" is none: a paper can be that in any of these states."""

    SENT = "sent"
    """It is drawn, and on its way to a printer or into a file: nobody knows yet whether it becomes paper."""
    UNSURE = "unsure"
    """How its print job ended is not known; somebody has to look what came out."""
    NOT_OUT = "not_out"
    """It never came out of the printer, or was spoilt there."""
    PRINTED = "printed"
    """It lies at the desk and has no place yet."""
    FILED = "filed"
    """It stands in its drawer."""
    LENT = "lent"
    """Somebody has it; its gap has an out-card."""
    MISSING = "missing"
    """It was looked for and not found."""
    BOUND = "bound"
    """It is bound into a volume."""
    TO_DESTROY = "to_destroy"
    """It was taken out and waits for the shredder."""
    DESTROYED = "destroyed"
    """It is gone; the entry stays."""
    GIVEN_OUT = "given_out"
    """It left the house: a letter."""


IN_USE = (PaperState.PRINTED, PaperState.FILED, PaperState.LENT, PaperState.MISSING, PaperState.BOUND)
"""Paper that is about somewhere, or ought to be."""

PENDING = (PaperState.SENT, PaperState.UNSURE, PaperState.NOT_OUT)
"""What is no paper yet, or never became any: it replaces nothing."""

PLACED = (PaperState.FILED, PaperState.LENT, PaperState.MISSING)
"""Paper that has its place in a drawer, though not all of it stands there."""
