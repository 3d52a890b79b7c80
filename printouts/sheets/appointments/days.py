"""Days as people say them: with their day of the week."""

from __future__ import annotations

from datetime import date

from db.fields.declaration import Term
from printouts.drawing.words import Words

_WEEKDAYS = (
    Term("Monday", "周一"),
    Term("Tuesday", "周二"),
    Term("Wednesday", "周三"),
    Term("Thursday", "周四"),
    Term("Friday", "周五"),
    Term("Saturday", "周六"),
    Term("Sunday", "周日"),
)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November"),
    "December",
)
_SHORT = 3
"""Letters of a weekday where there is little room."""


def short_day(words: Words, day: date | None) -> str:
    """``2026-11-28 周六``, ``2026-11-28 Sat``; empty without a day."""
    return f"{day.isoformat()} {_weekday(words, day)[:_SHORT]}" if day else ""


def long_day(words: Words, day: date) -> tuple[str, str]:
    """``11月28日`` and ``周六 · 2026年``, ``28 November`` and ``Saturday · 2026``."""
    chinese = words.language == "zh"
    said = f"{day.month}月{day.day}日" if chinese else f"{day.day} {_MONTHS[day.month - 1]}"
    return said, f"{_weekday(words, day)} · {day.year}{'年' if chinese else ''}"


def _weekday(words: Words, day: date) -> str:
    return words.text(_WEEKDAYS[day.weekday()])
