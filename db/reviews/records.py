"""What waits for a manager to look at it, as it crosses the boundary of the archive."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from db.fields.values import Ref


class ReviewLine(NamedTuple):
    """Something that was done with a written reason alone.

    Attributes:
        operation: Name of the operation; ``break_glass`` where a file was opened, ``count_clients`` where somebody
            had to do with many on a ``day``.
        client: Whose file it was about, where it was about one.
        about: Whom of the staff it was about.
        clients: Of a day with many clients, how many, where ``usual`` is what they have; 0 where that isn't known.
        looked_at: When it was looked at, by whom, and what there was to say of it.
    """

    id: int
    at: datetime
    by: str
    operation: str
    reason: str
    client: Ref | None = None
    about: Ref | None = None
    day: date | None = None
    clients: int = 0
    usual: int = 0
    looked_at: datetime | None = None
    looked_by: str = ""
    remark: str = ""


class OverrideLine(NamedTuple):
    """Something that was done on a visit although something is known against it.

    Attributes:
        day: The day of the visit.
        item: The service or product.
        alert: Code of what is known.
        outcome: How it came out; empty until somebody has said so.
    """

    id: int
    at: datetime
    day: date
    by: str
    approver: str
    item: str
    alert: str
    reason: str
    outcome: str = ""
    client: Ref | None = None
