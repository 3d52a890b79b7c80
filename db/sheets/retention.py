"""What the list of clients who stay away or are watched is drawn from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.sheets.client import DeskSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionEntry:
    """A client.

    Attributes:
        last: The day of the last visit.
        gap: Days between visits that are usual.
        days: Days since the last visit.
        cause: Code of why, of ``db.contacts.task_fields``; empty where nobody has said.
        owner: Who follows it up.
        again: When next, or until when.
    """

    number: str
    name: str
    last: date | None = None
    gap: int | None = None
    days: int | None = None
    cause: str = ""
    owner: str = ""
    again: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionSheet(DeskSheet):
    """Those of one kind, as they stood on a day, who spends most first.

    Attributes:
        kind: ``absence``, or a code of ``db.contacts.task_fields.WATCHES``; empty for a list to be written by hand.
        count: How many there are, be it more than stand here.
    """

    kind: str = ""
    day: date | None = None
    count: int = 0
    entries: tuple[RetentionEntry, ...] = ()
