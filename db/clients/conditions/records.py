"""Conditions, and what was asked when, as they cross the boundary of the archive."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from db.fields.values import Value


class How(StrEnum):
    """How a box or a question came to be confirmed."""

    ASKED = "asked"
    DECLINED = "declined"
    """The client would rather not say."""
    UNCHANGED = "unchanged"
    FORM = "form"
    """Taken from a form, with nobody there to ask."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionRecord:
    """Something that a client has or had.

    Attributes:
        item: Its code in ``ITEMS``.
        values: By name of the field in ``CONDITION_FIELDS``, those that are known; hidden from who may not see them.
        ended: The day on which it was over; None while it is open.
        rests_until: The last day on which it counts after its end; None where it doesn't.
        is_refuted: Whether it never was so.
        tolerated: Since when it is known to do no harm.
        confirmed_day: When somebody last said so.
        is_due: Whether it is to be asked about today.
        by: Who took it down, ``at`` when.
    """

    id: int
    version: int
    client: int
    item: str
    values: Mapping[str, Value]
    ended: date | None
    rests_until: date | None
    is_refuted: bool
    tolerated: date | None
    confirmed_day: date
    is_due: bool
    at: datetime
    by: str
