"""What is written down of a contact."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidOfContact:
    """What was said; codes are those of ``db.contacts.fields``.

    Attributes:
        request_id: Says that two requests are the same.
        direction: Who began it: ``out``, the salon; ``in``, the client.
        next_day: What was agreed for the next time; ``next_minute`` counts from local midnight.
    """

    request_id: str
    purpose: str
    channel: str
    direction: str
    outcome: str
    summary: str = ""
    next_day: date | None = None
    next_minute: int | None = None
    next_place: str = ""
    next_about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogContact(SaidOfContact):
    """A contact of today.

    Attributes:
        appointment: The one that it was about; 0 for none.
        task: The task for which the client was reached; 0 for none.
    """

    client: int
    appointment: int = 0
    task: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectContact(SaidOfContact):
    """What should have been written down instead of ``contact``."""

    contact: int
