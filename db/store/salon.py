"""The salon's row as a record."""

from __future__ import annotations

from dataclasses import fields

from db.door_records import SalonRecord
from db.models import Salon


def salon_record() -> SalonRecord:
    """The salon's own details and settings."""
    salon = Salon.get()
    return SalonRecord(**{field.name: getattr(salon, field.name) for field in fields(SalonRecord)})
