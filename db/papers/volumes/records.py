"""Bound volumes, as they cross the boundary of the archive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.fields.values import Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeRecord:
    """A bound volume.

    Attributes:
        left_out: How many cards of its part of the drawer were on loan or missing when it was bound.
    """

    id: int
    number: int
    title: str
    place: str
    keeper: Ref | None
    cards: int
    pages: int
    bound: date
    left_out: int = 0
