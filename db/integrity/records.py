"""What was found when an archive was looked over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Part(StrEnum):
    """What is looked at."""

    PAGES = "pages"
    """Each page has a code that only the key can make: no flipped bit gets past it."""
    STRUCTURE = "structure"
    REFERENCES = "references"
    TABLES = "tables"
    BOOKINGS = "bookings"
    """The time that is taken is what appointments take, and nobody is taken twice unless somebody allowed it."""
    MONEY = "money"
    """Bills come to what is on them and was paid, and what is kept of a balance is what its movements say."""
    TASKS = "tasks"
    """What is known of clients follows from their rows, and nothing is to be done that is done."""
    FEEDBACK = "feedback"
    """What was keyed in from surveys, and how far complaints and improvements are, is what was said of them."""
    DATED = "dated"
    """Dated records are whole, one version of each counts, and they are found by what stands in them."""
    CONDITIONS = "conditions"
    """What clients have stands under questions that were asked, and its days are in their order."""
    CARDS = "cards"
    """What is kept of cards that are to be printed follows from those that were printed, and from what was changed."""
    LOG = "log"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One part.

    Attributes:
        good: Whether it is as it should be.
        count: Damaged pages, lost references, wrong appointments, bills, tasks, surveys, records, conditions or cards,
            good entries, or the number of the first bad entry.
        at: The time of the last entry, for the clock.
        unreadable: Whether reading it failed altogether.
    """

    part: Part
    good: bool
    count: int = 0
    at: datetime | None = None
    unreadable: bool = False


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found.

    Attributes:
        found: Each part, in the order in which they were looked at.
        sqlite: Version of SQLite.
        cipher: Version of SQLCipher.
    """

    found: list[Found]
    sqlite: str
    cipher: str
