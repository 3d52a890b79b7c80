"""How complete a record is, as it crosses the boundary of the archive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.clients.conditions.records import ConditionRecord

HEALTH, CONSENT = "health", "consent"
"""What counts besides fields and dated records: box C asked and in date, and consents of services in use."""


@dataclass(frozen=True, slots=True)
class Stale:
    """Something that is true no longer than it was asked: a box by its letter, or a kind of record by its code.

    Attributes:
        day: When it was last asked; None where nobody ever did.
    """

    box: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Completeness:
    """How complete a record is.

    Attributes:
        filled: Weight of what is there.
        of: Weight of what can be there.
        missing: What isn't: names of fields, codes of kinds of records, and the units of this module.
        stale: What is to be asked again.
    """

    filled: int
    of: int
    missing: tuple[str, ...]
    stale: tuple[Stale, ...]

    @property
    def percent(self) -> int:
        """Of a hundred; a record of which nothing can be there is complete."""
        return self.filled * 100 // self.of if self.of else 100


@dataclass(frozen=True, slots=True)
class ToAsk:
    """What a client who comes is asked again.

    Attributes:
        boxes: Boxes that are out of date, by letter, with when they were last asked.
        conditions: What may be over by now.
        may_end: Whether this person may write down that it is.
    """

    boxes: tuple[Stale, ...]
    conditions: tuple[ConditionRecord, ...]
    may_end: bool
