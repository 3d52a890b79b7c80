"""How much waits for a manager to look at it."""

from __future__ import annotations

from db.core.sql import rows


def count_waiting() -> int:
    """How many."""
    return int(rows("SELECT COUNT(*) FROM review WHERE looked_at IS NULL")[0][0])
