"""Which days of the till are open: the one that money is taken for, and the one that is to be closed next."""

from __future__ import annotations

from datetime import date, timedelta

from db.core.row_values import as_day
from db.core.sql import rows

LATEST = "NOT EXISTS (SELECT 1 FROM till later WHERE later.day = t.day AND later.version > t.version)"
"""Of a row ``t`` of a day: it says how the day stands now."""
CLOSED = f"EXISTS (SELECT 1 FROM till t WHERE t.day = ? AND t.closed AND {LATEST})"
"""A day is closed as things stand."""

MOVED = "COALESCE(SUM(CASE kind WHEN 'in' THEN amount ELSE -amount END), 0)"
"""Of some rows of ``cash_move``: how much more cash there is by them, in fen."""


def first_open_day(today: date) -> date:
    """The day that a payment of now belongs to: today, or the first day after it that is not closed."""
    closed = {
        as_day(day)
        for (day,) in rows(f"SELECT day FROM till t WHERE day >= ? AND closed AND {LATEST}", today.isoformat())
    }
    while today in closed:
        today += timedelta(days=1)
    return today


def oldest_open_day(today: date) -> date | None:
    """The day that is to be closed next; None where today is closed already.

    It is one that was opened anew, else the first day since the last closing on which money came or went, else today.
    Before the first closing nobody knows what lay in the till long ago: yesterday counts then, and no day before it.
    """
    closed = last_closed_day()
    # the last closed day is opened anew first, so that these come after all that are closed
    [(again,)] = rows(
        f"SELECT MIN(day) FROM till t WHERE day > ? AND NOT closed AND {LATEST}", (closed or date.min).isoformat()
    )
    if again is not None:
        opened: date = as_day(again)
        return opened
    last = closed or today - timedelta(days=2)
    [(first,)] = rows(
        "SELECT MIN(day) FROM (SELECT MIN(day) AS day FROM payment WHERE day > ? AND day <= ? "
        "UNION ALL SELECT MIN(day) FROM cash_move WHERE day > ? AND day <= ?) AS used",
        *(last.isoformat(), today.isoformat()) * 2,
    )
    if first is None:
        return today if today > last else None
    used: date = as_day(first)
    return used


def last_closed_day() -> date | None:
    """The last day that is closed as things stand."""
    [(day,)] = rows(f"SELECT MAX(day) FROM till t WHERE closed AND {LATEST}")
    closed: date | None = as_day(day)
    return closed


def is_closed(day: date) -> bool:
    """Whether a day is closed as things stand."""
    [(closed,)] = rows(f"SELECT {CLOSED}", day.isoformat())
    return bool(closed)


def float_of(day: date) -> int:
    """What lay in the till in the morning of a day, in fen: what was kept at the last closing of a day before it."""
    found = rows(
        f"SELECT kept FROM till t WHERE day < ? AND closed AND {LATEST} ORDER BY day DESC LIMIT 1", day.isoformat()
    )
    return int(found[0][0]) if found else 0
