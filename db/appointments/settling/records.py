"""Appointments that somebody has to settle, as they cross the boundary of the archive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from db.clients.records import ClientLine


class Unsettled(StrEnum):
    """Why somebody has to settle an appointment."""

    PAST = "past"
    """Its day is over, and nobody said whether the client came."""
    HEALTH = "health"
    """A service conflicts with what is known of the client's health."""
    NOBODY = "nobody"
    """Whoever is to do it isn't there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToSettle:
    """An appointment that somebody has to settle.

    Attributes:
        staff: Names of who does it.
    """

    id: int
    client: ClientLine | None
    guest_name: str
    day: date
    start: int
    staff: tuple[str, ...]
    why: Unsettled
