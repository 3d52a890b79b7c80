"""Inspections and what they found, as they cross the boundary of the archive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.fields.values import Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRecord:
    """What an inspection found.

    Attributes:
        inspection: Id of the inspection, and its ``number``.
        checked: When somebody saw that it was put right; None until then.
        late: Whether it isn't put right and should be.
    """

    id: int
    inspection: int
    number: int
    text: str
    owner: Ref | None
    deadline: date | None
    checked: date | None
    checked_by: str
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionRecord:
    """An inspection of the files or of the store room.

    Attributes:
        kind: ``files`` or ``store``.
        looked_at: How many cards.
        points: Code of each point, and whether it is in order.
    """

    id: int
    number: int
    kind: str
    day: date
    inspector: str
    scope: str
    looked_at: int | None
    points: tuple[tuple[str, bool], ...]
    findings: tuple[FindingRecord, ...] = ()
