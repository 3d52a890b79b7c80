"""Months as people type them where a day is more than anybody remembers: ``2024-05``, ``2024年5月``, ``2024``, ``5月``.

Errors are ValueError with the codes of :mod:`db.text.dates`.
"""

from __future__ import annotations

import re
from datetime import date

from db.text.cleaning import half_width

_FIRST_YEAR = 1900
_MONTH = re.compile(
    r"(?:(?P<year>[0-9]{4}|[0-9]{2})\s*[-./年]\s*)?(?P<month>[0-9]{1,2})\s*月?"
    r"|(?P<only>[0-9]{4})\s*年?"
    r"|(?P<year_together>[0-9]{4})(?P<month_together>[0-9]{2})"
)


def parse_month(text: str, today: date) -> str:
    """A month that has been, or a year alone: ``2024-05`` or ``2024``. A month without a year is the last one.

    Raises:
        ValueError: ``date_unreadable``, ``date_impossible``, ``date_out_of_range`` or ``date_in_future``.
    """
    match = _MONTH.fullmatch(half_width(text).strip())
    if match is None:
        raise ValueError("date_unreadable")
    if match["only"]:
        year, month = int(match["only"]), 0
    else:
        month = int(match["month"] or match["month_together"])
        if not 1 <= month <= 12:
            raise ValueError("date_impossible")
        given = match["year"] or match["year_together"]
        year = _year(given, today) if given else today.year - (month > today.month)
    if year < _FIRST_YEAR:
        raise ValueError("date_out_of_range")
    if (year, month) > (today.year, today.month):
        raise ValueError("date_in_future")
    return f"{year:04d}-{month:02d}" if month else f"{year:04d}"


def _year(digits: str, today: date) -> int:
    """A year of two digits is of this century, or of the last one where that is still to come."""
    if len(digits) == 4:
        return int(digits)
    year = today.year // 100 * 100 + int(digits)
    return year if year <= today.year else year - 100
