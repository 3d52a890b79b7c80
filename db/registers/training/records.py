"""What was done for secrecy, as it crosses the boundary of the archive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from db.fields.values import Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingRecord:
    """A training, a check, or a review of the notice.

    Attributes:
        number: Number in its register.
        kind: Code, see ``KINDS`` in this area's fields.
        hours: Whole hours; 0 where nobody said.
        next_due: When it is due again.
        is_latest: Whether it counts, and none of its kind came after it, so that ``next_due`` holds.
        people: Who took part, by name.
        corrects: Number of the entry that it puts right, for the reason ``why``; None for none.
        corrected_by: Number of the entry that counts instead of it; None while it counts itself.
    """

    id: int
    number: int
    kind: str
    topic: str
    day: date
    hours: int
    given_by: str
    result: str
    next_due: date
    recorded_by: str
    is_latest: bool
    people: tuple[Ref, ...] = ()
    corrects: int | None = None
    why: str = ""
    corrected_by: int | None = None


class Due(NamedTuple):
    """What has to be done again, by kind, and until when."""

    kind: str
    day: date
