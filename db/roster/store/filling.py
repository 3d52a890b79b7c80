"""What a week says of later ones: shifts, weekday by weekday."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from db.roster.store.hours import hours_between

WEEK = timedelta(days=7)


def monday(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def shifts_of_week(like: date, staff: Sequence[int]) -> dict[tuple[int, int], int]:
    """Ids of the shifts of a day's week, by person and weekday; without those for whom the salon's hours hold."""
    first = monday(like)
    hours = hours_between(first, first + WEEK - timedelta(days=1), staff)
    return {
        (person, day.weekday()): one.shift
        for day, people in hours.items()
        for person, one in people.items()
        if one.shift is not None
    }


def days_of(first: date, last: date) -> list[date]:
    """Every day from one to another."""
    return [first + timedelta(days=past) for past in range((last - first).days + 1)]
