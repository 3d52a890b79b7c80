"""The records of the sign-in page, which opens without the others: making a record's class takes a millisecond."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to a member of staff or to another client, with the name to show."""

    id: int
    label: str


@dataclass(frozen=True, slots=True)
class StaffRecord:
    """A member of staff (R148)."""

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


@dataclass(frozen=True, slots=True)
class SalonRecord:
    """The salon's own details (R146) and settings."""

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
    demo: bool = False
    version: int = 0
