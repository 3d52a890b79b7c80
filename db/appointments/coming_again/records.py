"""What a client would book next, as it crosses the boundary of the archive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Due(StrEnum):
    """What says when a client should come again."""

    AGREED = "agreed"
    """The day that the last visit said."""
    SERVICE = "service"
    """When the services of the last visit are due again."""
    USUAL = "usual"
    """As long after the last visit as it mostly is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextBooking:
    """What a client would book next: as the last time, when it is due.

    Attributes:
        day: The first day from when it is due on that has a time; None where nobody can say when it is due.
        start: The time of it that is nearest to the usual one; None where none is free within a week.
        services: Ids of the services of the last visit that are still offered.
        beautician: Id of who did them, while they work here.
        due: What says so.
    """

    day: date | None
    start: int | None
    services: tuple[int, ...]
    beautician: int | None
    due: Due | None
