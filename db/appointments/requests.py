"""What operations on appointments are asked with.

A request that carries ``despite`` passes what the person at the desk was shown and gave a reason for
(``Desk.because``), and nothing else: what stands against the time by then is compared with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.appointments.records import What


@dataclass(frozen=True, slots=True, kw_only=True)
class PartAsked:
    """One service that is to be booked.

    Attributes:
        staff: Who is to do it; None for anybody who is free.
        minutes: How long; None: as in the catalogue, or as it was.
        together: It begins with the one before it.
        part: Id of the part that it is or changes, 0 for a new one.
    """

    service: int
    staff: int | None = None
    minutes: int | None = None
    together: bool = False
    part: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """An appointment for a client, or for a guest (``client`` 0) with name and phone.

    Attributes:
        start: When it begins, in minutes since midnight.
        waiting: Id of the line of the waiting list that it comes from; 0 for none.
        despite: What is known to stand against it and is passed.
    """

    request_id: str
    day: date
    start: int
    parts: tuple[PartAsked, ...]
    client: int = 0
    guest_name: str = ""
    guest_phone: str = ""
    source: str = "phone"
    asked_for: bool = False
    advisor: int | None = None
    note: str = ""
    waiting: int = 0
    despite: frozenset[What] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class BookSeries:
    """The same appointment on several days."""

    request_id: str
    days: tuple[date, ...]
    start: int
    parts: tuple[PartAsked, ...]
    client: int = 0
    guest_name: str = ""
    guest_phone: str = ""
    source: str = "phone"
    asked_for: bool = False
    advisor: int | None = None
    note: str = ""
    despite: frozenset[What] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveAppointment:
    """Another time; length and price are kept.

    Attributes:
        colleague: Who does from now on what the first beautician was to do; None: whoever it was.
    """

    request_id: str
    appointment: int
    version: int
    day: date
    start: int
    colleague: int | None = None
    despite: frozenset[What] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeParts:
    """Other services, people or lengths, at the same time; also what is written of it."""

    request_id: str
    appointment: int
    version: int
    parts: tuple[PartAsked, ...]
    asked_for: bool = False
    advisor: int | None = None
    note: str = ""
    despite: frozenset[What] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfAppointment:
    """An appointment as it was read: confirmed, reminded of, missed, or what was said of it taken back."""

    request_id: str
    appointment: int
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelAppointment:
    """An appointment that will not be, and why: a code of ``db.appointments.fields.CANCEL_REASONS``."""

    request_id: str
    appointment: int
    version: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn:
    """Somebody with an appointment has come.

    Attributes:
        second: It is known that the client has a visit of today already.
        instead: Services that aren't done as they were booked, with what is done instead: 0 for nothing.
        course: What is let through, and was before in the same way, is so for a course of treatments.
    """

    request_id: str
    appointment: int
    version: int
    second: bool = False
    instead: tuple[tuple[int, int], ...] = ()
    course: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoCheckIn:
    """Somebody was said to have come who hasn't, and why."""

    request_id: str
    appointment: int
    version: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkIn:
    """Somebody has come without an appointment and is served now.

    Attributes:
        start: When, in minutes since midnight; None: at once.
        second: It is known that the client has a visit of today already.
        course: As for :class:`CheckIn`.
    """

    request_id: str
    parts: tuple[PartAsked, ...]
    client: int = 0
    guest_name: str = ""
    guest_phone: str = ""
    start: int | None = None
    asked_for: bool = False
    second: bool = False
    course: bool = False
    despite: frozenset[What] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterGuest:
    """The guest of an appointment has a file now: this client's.

    ``instead`` and ``course`` are as for :class:`CheckIn`, where the guest is here.
    """

    request_id: str
    appointment: int
    version: int
    registered: int
    instead: tuple[tuple[int, int], ...] = ()
    course: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PutOnWaiting:
    """Somebody waits for a time: a client, or a guest (``client`` 0)."""

    request_id: str
    services: tuple[int, ...]
    from_day: date
    to_day: date
    client: int = 0
    guest_name: str = ""
    guest_phone: str = ""
    beautician: int | None = None
    times: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferSlot:
    """A time is offered to somebody who waits, for so many minutes."""

    request_id: str
    waiting: int
    version: int
    day: date
    start: int
    minutes: int = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseWaiting:
    """Somebody waits no longer."""

    request_id: str
    waiting: int
    version: int
