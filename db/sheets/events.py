"""What the guest list of an event is drawn from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.sheets.client import DeskSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class EventGuestLine:
    """A guest.

    Attributes:
        beautician: Who looks after them.
        invited: Code of the channel by which they were invited; empty where they weren't.
        answer: Code, see ``db.events.fields.ANSWERS``.
        came: None where that is to be ticked.
    """

    number: str
    name: str
    beautician: str = ""
    invited: str = ""
    answer: str = ""
    came: bool | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSheet(DeskSheet):
    """The guest list of an event.

    Attributes:
        start: When it begins, such as ``14:00``; empty where that is open.
        place: Where; empty at the salon.
        about: What there is.
    """

    theme: str = ""
    day: date | None = None
    start: str = ""
    place: str = ""
    about: str = ""
    lines: tuple[EventGuestLine, ...] = ()
