"""Occasions, for tests of what is done for them."""

from __future__ import annotations

from typing import Any

from db.contacts.operations import occasions
from db.contacts.operations.occasions import SaveOccasion
from db.contacts.queries import occasions as queries
from db.contacts.records.occasion import OccasionRecord
from db.core.desk import Desk
from tests.db.salon import Salon


def keep(salon: Salon, at: Desk, **more: Any) -> OccasionRecord:
    """An occasion of the salon's own."""
    asked: dict[str, Any] = {"kind": "congratulation", "name": "店庆", "day": "--03-20", "lead_days": 5, **more}
    return occasions.save_occasion(at, SaveOccasion(request_id=salon.request(), **asked))


def shipped(at: Desk, code: str) -> OccasionRecord:
    """One of those that ship."""
    return next(one for one in queries.occasions(at) if one.code == code)


def change(salon: Salon, at: Desk, one: OccasionRecord, **more: Any) -> OccasionRecord:
    """An occasion with something else in it."""
    names = ("id", "version", "kind", "name", "day", "lead_days", "text", "active")
    asked = {name: getattr(one, name) for name in names} | more
    return occasions.save_occasion(at, SaveOccasion(request_id=salon.request(), **asked))
