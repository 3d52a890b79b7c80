"""Appointments and who waits for one, as they cross the boundary of the archive.

Days are local; times are minutes since local midnight, 24:00 is a finish.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum

from db.clients.records import ClientLine


class Pass(IntEnum):
    """What it takes to book in spite of something, least first."""

    REASON = 1
    BOOK_OVER = 2
    """The right to it, or a second person, and a reason."""
    NEVER = 3


class What(StrEnum):
    """What stands against a time."""

    STAFF_TAKEN = "staff_taken"
    CLIENT_TAKEN = "client_taken"
    RESOURCE_TAKEN = "resource_taken"
    NO_RESOURCE = "no_resource"
    """There are not that many of the kind in the salon."""
    BUFFER = "buffer"
    """Only the time for getting ready or clearing away."""
    BREAK = "break"
    BLOCKED = "blocked"
    HOURS = "hours"
    """Outside their shift, or outside the salon's hours."""
    SKILL = "skill"
    LEAVE = "leave"
    CLOSED = "closed"
    NOBODY = "nobody"
    """Nobody who does the service is free."""
    INACTIVE = "inactive"
    PAST = "past"


@dataclass(frozen=True, slots=True, kw_only=True)
class Against:
    """Something that stands against a part at a time.

    Attributes:
        part: Place of the part among those asked for, from 0.
        passing: What it takes to book all the same.
        who: Name of the person or the resource; empty where it is the client or the salon.
        start: When it begins and ends; what is in the way, not what was asked for.
        appointment: Id of the appointment that is in the way, 0 where none is.
        why: Why the time is blocked, as it was written.
    """

    part: int
    what: What
    passing: Pass
    who: str = ""
    start: int = 0
    finish: int = 0
    appointment: int = 0
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRecord:
    """One service of an appointment: name and minutes as they were when it was booked; its price is the bill's matter.

    Attributes:
        staff: Who does it; None while nobody has been chosen.
        together: Whether it begins with the one before it.
        resources: Names of the beds, rooms and instruments that it has.
    """

    id: int
    seq: int
    service: int
    name: str
    staff: int | None
    staff_name: str
    minutes: int
    start: int
    finish: int
    together: bool = False
    resources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentRecord:
    """An appointment of a client, or of a guest without a file.

    Attributes:
        client: As a line of a list, with what may hurt the client; None for a guest, and where it is ``hidden``.
        state: One of ``db.appointments.fields.STATES``.
        asked_for: Whether the client asked for the beautician.
        advisor: Name of the advisor.
        reason: Code of why it was cancelled.
        to_clear: Whether a service conflicts with what is known of the client's health.
        visit: Id of the visit that it became.
        series: Id of the first appointment of its series.
        moves: How often it was moved.
        came: When the client came; of a guest without a file this and the next two are not kept.
        seated: When the service began.
        left: When the client left.
        hidden: Whether it is somebody else's: then it is time that is taken, without a name.
    """

    id: int
    version: int
    client: ClientLine | None
    guest_name: str
    guest_phone: str
    day: date
    start: int
    finish: int
    state: str
    source: str
    asked_for: bool
    advisor: str
    note: str
    reason: str
    to_clear: bool
    visit: int | None
    series: int | None
    moves: int
    parts: tuple[PartRecord, ...]
    came: datetime | None = None
    seated: datetime | None = None
    left: datetime | None = None
    hidden: bool = False

    @property
    def name(self) -> str:
        """Whose it is; empty where it is hidden."""
        return self.client.name if self.client else self.guest_name


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesRecord:
    """Appointments that were booked together; ``id`` is that of the first."""

    id: int
    client: ClientLine | None
    appointments: tuple[AppointmentRecord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeTime:
    """A time that can be booked, with whom the first service would be."""

    day: date
    start: int
    finish: int
    staff: int
    staff_name: str


class NoneFree(StrEnum):
    """Why no time was found."""

    CLOSED = "closed"
    """Nobody who does it works on these days."""
    FULL = "full"
    TOO_SHORT = "too_short"
    """There are gaps, and none is long enough."""
    OTHER_TIMES = "other_times"
    """Something is free, but not at a time of day that suits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeTimes:
    """Times that can be booked, the earliest first; ``why`` there is none, where there is none."""

    found: tuple[FreeTime, ...]
    why: NoneFree | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Availability:
    """What is known of a time that is being typed.

    Attributes:
        against: What stands against it; nothing: it can be booked.
        finish: When it would end.
        staff: Who would do each part, where somebody was found.
        resources: Names of what each part would have.
        unclear: Names of the services that conflict with the client's health.
        free_from: The first day on which they don't by waiting alone; None where waiting doesn't help.
        near: Other times that can be booked.
    """

    against: tuple[Against, ...]
    finish: int
    staff: tuple[int | None, ...]
    resources: tuple[tuple[str, ...], ...]
    unclear: tuple[str, ...] = ()
    free_from: date | None = None
    near: tuple[FreeTime, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingRecord:
    """Somebody who waits for a time.

    Attributes:
        services: Ids of the services, and their ``names``.
        beautician: Id of who is to do them; None for anybody.
        times: Codes of ``db.appointments.fields.DAYTIMES``; none: any time.
        until: How long the offer stands.
        appointment: The appointment that it became.
    """

    id: int
    version: int
    client: ClientLine | None
    guest_name: str
    guest_phone: str
    services: tuple[int, ...]
    names: tuple[str, ...]
    beautician: int | None
    beautician_name: str
    from_day: date
    to_day: date
    times: tuple[str, ...]
    since: datetime
    state: str
    until: datetime | None = None
    appointment: int | None = None

    @property
    def name(self) -> str:
        """Who waits."""
        return self.client.name if self.client else self.guest_name


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivalLine:
    """An appointment of today as Home shows it.

    Attributes:
        services: Names of the services.
        staff: Short names of who does them.
        resources: Names of beds and rooms.
    """

    id: int
    version: int
    client: ClientLine | None
    guest_name: str
    start: int
    finish: int
    state: str
    to_clear: bool
    services: tuple[str, ...]
    staff: tuple[str, ...]
    resources: tuple[str, ...]
    visit: int | None = None

    @property
    def is_guest_here(self) -> bool:
        """Whether a guest without a file is in the salon: of everybody else the visit says so."""
        return self.state == "arrived" and self.client is None
