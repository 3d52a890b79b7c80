"""The records of the sign-in page, which opens without the others.

They are named tuples, since the start waits for them: a frozen data class takes a millisecond to be made, four times
as long.
"""

from __future__ import annotations

from typing import NamedTuple


class StaffRecord(NamedTuple):
    """A member of staff."""

    id: int
    version: int
    name: str
    short: str
    roles: tuple[str, ...]
    language: str
    theme: str
    active: bool
    notes: str = ""
    waits_for_reset: bool = False
    number: int = 0
    """What means them wherever one of the staff is asked for; theirs as long as they work here."""

    @property
    def digit(self) -> str:
        """What signs them in; empty where their number is no single digit."""
        return str(self.number) if 0 < self.number < 10 else ""


class SalonRecord(NamedTuple):
    """The salon's own details and settings.

    Attributes:
        discount: How many percent below the list price need no reason.
        has_recovery: Whether the owner has a recovery sheet.
    """

    name: str
    name_latin: str = ""
    address: str = ""
    phone: str = ""
    hours: str = ""
    scale: str = ""
    concept: str = ""
    language: str = "zh"
    paper: str = "zh_en"
    idle_seconds: int = 90
    solo: bool = False
    discount: int = 0
    demo: bool = False
    has_recovery: bool = False
    version: int = 0
