"""How long a kind of record is kept, as it crosses the boundary of the archive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionRecord:
    """A rule.

    Attributes:
        kind: Code, see ``KINDS`` in this area's fields.
        months: For how many months it is kept.
        basis: The salon's own reason; empty where the usual one holds.
        confirmed_by: Who stands for it; empty while nobody does.
    """

    id: int
    version: int
    kind: str
    months: int
    basis: str
    confirmed_by: str
    confirmed_on: date | None
