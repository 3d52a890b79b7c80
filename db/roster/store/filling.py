"""What a week says of later ones: shifts, weekday by weekday."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from db.core.row_values import as_day
from db.core.sql import rows_among
from db.roster.records import Planned
from db.roster.store.hours import hours_between

WEEK = timedelta(days=7)


def monday(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def filled(people: Sequence[int], like: date, first: date, last: date | None) -> Planned:
    """What some people would work, were a week the same again where the roster says nothing yet.

    Args:
        people: Whose week.
        like: A day of the week that is copied.
        first: From then on,
        last: and until then; None: for good.
    """
    shifts = shifts_of_week(like, people)
    if last is None:
        return Planned(week=shifts, week_from=first)
    said = {
        (person, as_day(day))
        for person, day in rows_among(
            "SELECT staff_id, day FROM roster_day WHERE day >= ? AND day <= ? AND staff_id IN ({})",
            people,
            first.isoformat(),
            last.isoformat(),
        )
    }
    return Planned(
        shifts={
            (person, day): shifts[person, day.weekday()]
            for day in days_of(first, last)
            for person in people
            if (person, day.weekday()) in shifts and (person, day) not in said
        }
    )


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
