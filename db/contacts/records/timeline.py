"""A client's whole history in one list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from db.appointments.records import AppointmentRecord
from db.contacts.records.contact import ContactRecord
from db.money.records.bills import BillItem
from db.visits.records import VisitLine


class Part(IntEnum):
    """What a line is about; of one day, the higher ones stand first."""

    APPOINTMENT = 1
    """An appointment that became no visit, or not yet."""
    LETTER = 2
    VISIT = 3
    PURCHASE = 4
    """A bill of no visit: something sold, paid ahead, or paid back."""
    CONTACT = 5
    EVENT = 6
    """An event to which the client came."""
    OPINION = 7
    """What the client said of the salon: an opinion, a suggestion, praise."""
    DATED = 8
    """What was taken down of the client: an analysis, a plan, a patch test."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterLine:
    """A letter that was printed: what for (see ``db.printing.letters.records.Occasion``), and by whom."""

    id: int
    day: date
    by: str
    occasion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """An event to which the client came.

    Attributes:
        theme: What it was about.
        place: Where; empty at the salon.
        note: What was noted of this guest.
    """

    id: int
    day: date
    theme: str
    place: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionLine:
    """What the client said of the salon, by codes of ``db.feedback.fields``; ``rating`` is empty where none was given.

    Attributes:
        text: What was said, in the client's words.
        by: Who has written it down.
    """

    id: int
    day: date
    kind: str
    heading: str
    rating: str
    text: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenLine:
    """A dated record that counts: that there is one, and nothing of what stands on it.

    Attributes:
        kind: Its code, see ``db.dated.kinds``.
        number: Counts the client's records of its kind.
    """

    id: int
    day: date
    by: str
    kind: str
    number: int


Happening = AppointmentRecord | LetterLine | VisitLine | BillItem | ContactRecord | EventLine | OpinionLine | TakenLine
Before = tuple[str, int, int]
"""Day (ISO), part and id of a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineLine:
    """One line of a client's history."""

    part: Part
    happening: Happening

    @property
    def day(self) -> date:
        """The day that it stands under."""
        return self.happening.day

    @property
    def key(self) -> Before:
        """What the next page is asked with, after this line."""
        return (self.day.isoformat(), self.part.value, self.happening.id)
