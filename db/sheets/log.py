"""What is drawn of the log for a client."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.fields.declaration import Term
from db.sheets.client import DeskSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoLookedEntry:
    """What somebody had to do with the file on a day.

    Attributes:
        time: The first time on that day.
        roles: Codes of the roles of that day, as in ``db.staff.fields.ROLES``.
        what: What for.
        count: How often on that day.
    """

    day: date
    time: str
    who: str
    what: Term
    roles: tuple[str, ...] = ()
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoLookedSheet(DeskSheet):
    """Who had to do with a client's file, the newest first, as it stood on a day."""

    name: str = ""
    number: str = ""
    day: date | None = None
    entries: tuple[WhoLookedEntry, ...] = ()
