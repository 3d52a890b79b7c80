"""What the roster is drawn from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.sheets.client import DeskSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterPerson:
    """Somebody's week: for each of seven days the shift in short, and how long they are there.

    Attributes:
        days: The shift in short, empty where the salon's hours hold, and from which minute to which, None for not at
            all.
        minutes: How long they work in all, breaks left out.
    """

    name: str
    minutes: int = 0
    days: tuple[tuple[str, tuple[int, int] | None], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterSheet(DeskSheet):
    """A week's roster, to hang up.

    Attributes:
        first: Its Monday.
        closed: Days on which the salon is closed, each with why.
    """

    first: date | None = None
    people: tuple[RosterPerson, ...] = ()
    closed: tuple[tuple[date, str], ...] = ()
