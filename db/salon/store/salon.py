"""The salon's row as a record."""

from __future__ import annotations

from db.core.errors import Code, SalonError
from db.core.sql import rows
from db.salon.records import SalonRecord


def salon_record() -> SalonRecord:
    """The salon's own details and settings."""
    found = SalonRecord._make(rows(f"SELECT {', '.join(SalonRecord._fields)} FROM salon")[0])
    return found._replace(solo=bool(found.solo), demo=bool(found.demo), has_recovery=bool(found.has_recovery))


def require_recovery() -> None:
    """Refuses real data while nobody has a recovery sheet: a lost key file would be the end of them.

    Raises:
        SalonError: ``NEEDS_RECOVERY``.
    """
    if not rows("SELECT demo OR has_recovery FROM salon")[0][0]:
        raise SalonError(Code.NEEDS_RECOVERY)
