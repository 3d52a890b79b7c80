"""The day of the till that money counts on."""

from __future__ import annotations

from datetime import date, timedelta

from db.core.row_values import as_day
from db.core.sql import rows


def first_open_day(today: date) -> date:
    """The first day from today on whose till isn't closed: what is paid after the closing opens the next."""
    [(closed,)] = rows("SELECT MAX(day) FROM till WHERE day >= ?", today.isoformat())
    return today if closed is None else as_day(closed) + timedelta(days=1)
