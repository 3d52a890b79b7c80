"""People who work here and what waits for them, as it crosses the boundary of the archive.

They are named tuples, since the sign-in page waits for them: a frozen data class takes four times as long to be made,
and types that stand as texts (``from __future__ import annotations``) twice as long.
"""

from datetime import datetime
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

    pin_once: bool = False
    """Whether their PIN was set by somebody else, so that they choose their own at the next sign-in."""

    @property
    def digit(self) -> str:
        """What signs them in; empty where their number is no single digit."""
        return str(self.number) if 0 < self.number < 10 else ""


class KeptDraft(NamedTuple):
    """What this person was typing in a form, when it was kept, and the request with which it will be saved."""

    content: str
    kept: datetime
    request: str = ""
