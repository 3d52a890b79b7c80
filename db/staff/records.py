"""People who work here and what waits for them, as it crosses the boundary of the archive.

They are named tuples, since the sign-in page waits for them: a frozen data class takes four times as long to be made.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from db.fields.values import Ref


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


class KeptDraft(NamedTuple):
    """What this person was typing in a form, and when it was kept."""

    content: str
    kept: datetime


class ReviewLine(NamedTuple):
    """Something that was done with a written reason alone.

    Attributes:
        operation: Name of the operation; ``break_glass`` where a file was opened.
        client: Whose file it was about, where it was about one.
        about: Whom of the staff it was about.
    """

    id: int
    at: datetime
    by: str
    operation: str
    reason: str
    client: Ref | None = None
    about: Ref | None = None
