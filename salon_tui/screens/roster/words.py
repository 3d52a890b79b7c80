"""Hours in words."""

from __future__ import annotations

from datetime import date, timedelta

from db.roster.fields import COLUMN_HEADS
from db.roster.intervals import Interval
from db.text.clock import format_clock
from salon_tui.words.i18n import language


def short_hours(hours: Interval) -> str:
    """``9–18``, ``9:30–18``: for where there is little room."""
    return "–".join(format_clock(minute).removesuffix(":00").removeprefix("0") or "0" for minute in hours)


def column_heads(first: date) -> tuple[str, ...]:
    """The days of a week over narrow columns: ``一16``, ``Mo16``."""
    days = [first + timedelta(days=past) for past in range(len(COLUMN_HEADS))]
    return tuple(f"{head.text(language())}{day.day}" for head, day in zip(COLUMN_HEADS, days, strict=True))
