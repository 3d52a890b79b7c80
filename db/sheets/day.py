"""What the papers of a day are drawn from: who comes, what is read and got ready before, what the client takes home.

Every record has defaults, as those of ``db.sheets.client`` have.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.sheets.client import DeskSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class DayLine:
    """Services that one person does one after the other in one place; an empty ``name`` is time that is taken."""

    time: str
    number: str
    name: str
    service: str
    beautician: str
    room: str = ""
    caution: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySheet(DeskSheet):
    """The appointments of a day.

    Attributes:
        room: The bed or the room that it is for; empty for all.
        people: Who works, each with their hours.
    """

    day: date | None = None
    room: str = ""
    people: tuple[str, ...] = ()
    lines: tuple[DayLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PreReadLine:
    """What a beautician should know before a client comes; ``services`` are those of that day.

    Attributes:
        meeting: What the meeting has planned for that day.
        questions: What colleagues ask and nobody has answered.
    """

    time: str
    number: str
    name: str
    services: str = ""
    cautions: str = ""
    preferences: str = ""
    topics: str = ""
    last_visit: str = ""
    recommend: str = ""
    meeting: str = ""
    questions: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreReadSheet(DeskSheet):
    """One beautician's clients of the next day."""

    beautician: str = ""
    day: date | None = None
    lines: tuple[PreReadLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparationLine:
    """What is got ready for one service.

    Attributes:
        places: Beds and instruments.
        manner: Pressure, music and talk, as the client likes them.
    """

    time: str
    name: str
    service: str
    beautician: str = ""
    places: str = ""
    products: str = ""
    manner: str = ""
    alerts: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedRoom:
    """What is got ready in one room, by the hour; without a ``name`` it is what has no place yet."""

    name: str
    lines: tuple[PreparationLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparationSheet(DeskSheet):
    """What is got ready for a day, room by room."""

    day: date | None = None
    rooms: tuple[PreparedRoom, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentSlip:
    """An appointment as the client takes it home; without prices, and without a number where there is no file.

    Attributes:
        greeting: The line that it begins with.
        leave_off: What to leave off before, service by service.
        start: Clock time; ``minutes`` is how long it takes.
    """

    greeting: str
    number: str
    day: date
    start: str
    minutes: int
    services: tuple[str, ...]
    leave_off: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentSlips(DeskSheet):
    """The next appointments of one client, the earliest first."""

    slips: tuple[AppointmentSlip, ...] = ()
