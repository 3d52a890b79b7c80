"""The salon's row as a record."""

from __future__ import annotations

from db.door_records import SalonRecord
from db.sql import rows


def salon_record() -> SalonRecord:
    """The salon's own details and settings."""
    found = SalonRecord(*rows(f"SELECT {', '.join(SalonRecord._fields)} FROM salon")[0])
    return found._replace(solo=bool(found.solo), demo=bool(found.demo))
