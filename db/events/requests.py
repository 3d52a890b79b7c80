"""What the operations on events are asked with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveEvent:
    """An event, new or changed.

    Attributes:
        id: Of the event; 0 for a new one.
    """

    request_id: str
    theme: str
    day: date
    start: int | None = None
    place: str = ""
    about: str = ""
    hobbies: str = ""
    themes: str = ""
    grades: tuple[str, ...] = ()
    district: str = ""
    id: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CallOff:
    """An event does not take place; or does, after all."""

    request_id: str
    id: int
    version: int
    cancelled: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class AddGuest:
    """A client comes onto the list of an event."""

    request_id: str
    event: int
    client: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AddSuited:
    """All whom an event suits come onto its list."""

    request_id: str
    event: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveGuest:
    """How a guest was invited, what they answered, and whether they came.

    Attributes:
        came: None where nobody can say yet.
    """

    request_id: str
    id: int
    version: int
    invited: str = ""
    answer: str = ""
    came: bool | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveOut:
    """A guest is taken off the list."""

    request_id: str
    id: int
    version: int
