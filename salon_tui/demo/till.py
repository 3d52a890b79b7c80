"""The days of the last fortnight are counted and closed; now and then some change is missing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from db.core.desk import Desk
from db.money.fields import CASH
from db.money.operations.tills import CloseTill, close_till
from db.money.queries.tills import day_end, next_day

FORTNIGHT = timedelta(days=14)
KEPT = 50_000
"""What stays in the till for the next day, in fen, where there is so much."""
MISSING, EVERY = 500, 9
"""Fen that are missing on one day of so many."""


def close_days(desk: Desk, request: Callable[[], str]) -> None:
    """Closes what is open until today, today too, as in the evening."""
    while (day := next_day(desk)) is not None:
        book = {one.method: one.book for one in day_end(desk, day).methods}
        cash = book[CASH] - (MISSING if _is_short(day) and book[CASH] > MISSING else 0)
        close_till(
            desk,
            CloseTill(
                request_id=request(),
                day=day,
                book=book,
                counted={CASH: cash},
                reasons={CASH: "找零差 5 元"},
                kept=min(cash, KEPT),
            ),
        )


def _is_short(day: date) -> bool:
    return day.toordinal() % EVERY == 0
