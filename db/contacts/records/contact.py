"""What was said with clients.

Days are local; minutes count from local midnight.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from db.fields.values import Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRecord:
    """One contact.

    Attributes:
        day: When it was.
        at: When it was written down, by whom.
        purpose: Codes, as ``channel``, ``direction`` and ``outcome``: see ``db.contacts.fields``.
        next_day: What was agreed for the next time, as ``next_minute``, ``next_place`` and ``next_about``.
        appointment: Id of the appointment that it was about.
        corrects: Id of the contact that it puts right.
        corrected: Whether another one puts it right.
    """

    id: int
    client: Ref
    day: date
    at: datetime
    by: str
    purpose: str
    channel: str
    direction: str
    outcome: str
    summary: str = ""
    next_day: date | None = None
    next_minute: int | None = None
    next_place: str = ""
    next_about: str = ""
    appointment: int | None = None
    corrects: int | None = None
    corrected: bool = False
