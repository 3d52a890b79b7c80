"""Which backups stay: many of the last days, some of the last weeks, one a month for a year."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

_KEPT: tuple[tuple[int, Callable[[date], tuple[int, ...]]], ...] = (
    (7, lambda day: (day.toordinal(),)),
    (4, lambda day: day.isocalendar()[:2]),
    (12, lambda day: (day.year, day.month)),
)
"""How many days, weeks and months keep their last backup, and which of them a day belongs to."""


def kept(days: Sequence[date]) -> set[int]:
    """Which of some backups stay; the newest always does.

    Days, weeks and months in which there was no backup don't count, so that nothing goes while the salon is closed.

    Args:
        days: The day of each, in the order in which they were made, whatever a clock said.

    Returns:
        Their places in that order.
    """
    stay: set[int] = set()
    for most, period in _KEPT:
        last: dict[tuple[int, ...], int] = {}
        for place in range(len(days) - 1, -1, -1):
            last.setdefault(period(days[place]), place)
        stay |= set(list(last.values())[:most])
    return stay
