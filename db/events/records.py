"""Events and their guests, as they cross the boundary of the archive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.clients.records import ClientLine


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRecord:
    """What the salon invites to.

    Attributes:
        start: When it begins, in minutes since midnight; None where that is open.
        place: Where; empty at the salon.
        about: What there is.
        hobbies: Words of which one is among the hobbies of whom it suits.
        themes: The same of the salon themes that they like.
        grades: Codes of the grades that it is for; none: every grade.
        district: Words of which one is in the district where they live; empty: anywhere.
        is_past: Whether its day is over.
        guests: How many clients are on its list.
        invited: How many of them were invited.
        coming: How many said that they come.
        came: How many came.
    """

    id: int
    version: int
    theme: str
    day: date
    start: int | None
    place: str
    about: str
    hobbies: str
    themes: str
    grades: tuple[str, ...]
    district: str
    cancelled: bool
    is_past: bool
    guests: int = 0
    invited: int = 0
    coming: int = 0
    came: int = 0

    @property
    def says_whom(self) -> bool:
        """Whether it says whom it suits."""
        return bool(self.hobbies or self.themes or self.grades or self.district)


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestRecord:
    """A client on the list of an event.

    Attributes:
        ways: Codes of ``db.contacts.fields.CHANNELS`` by which this client may be reached.
        invited: By which it was done; empty where it wasn't.
        invited_on: When.
        answer: Code, see ``ANSWERS``.
        came: None where nobody has said.
        events: To how many earlier events this client came.
    """

    id: int
    version: int
    event: int
    client: ClientLine
    ways: tuple[str, ...]
    invited: str
    invited_on: date | None
    answer: str
    came: bool | None
    note: str
    events: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestList:
    """An event with those of its guests whom this person may know of."""

    event: EventRecord
    guests: tuple[GuestRecord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """How many clients were put on the list of an event at once.

    Attributes:
        id: Of the event.
        left: How many more would suit it.
    """

    id: int
    count: int
    left: int = 0
