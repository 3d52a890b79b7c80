"""What waits for a manager to look at it, as it crosses the boundary of the archive."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from db.fields.values import Ref


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
