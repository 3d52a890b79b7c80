"""When the salon is open: by the weekday, and on days that are not as their weekday."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from db.core.row_values import as_day, records
from db.core.sql import rows
from db.roster.intervals import Interval
from db.roster.records import Planned, SalonDayRecord
from db.text.clock import DAY

UNLESS_SAID = Interval(9 * 60, 21 * 60)
"""Opening hours of every weekday while nobody has said any."""
AS_IT_IS = Planned()
"""Nothing is about to be said."""


class SalonHours(NamedTuple):
    """The salon's hours on a day.

    Attributes:
        opening: By the weekday, or as they are that day; None where it is closed.
        bounds: What nobody's work goes beyond, whatever their shift says; None on a day on which the salon is closed.
    """

    opening: Interval | None
    bounds: Interval | None


def opening_hours() -> dict[int, Interval]:
    """The salon's hours by weekday, 0 for Monday; on a weekday that isn't there it is closed."""
    found = {weekday: Interval(start, finish) for weekday, start, finish in rows("SELECT * FROM opening_hours")}
    return found or dict.fromkeys(range(7), UNLESS_SAID)


def salon_hours(days: list[date], planned: Planned = AS_IT_IS) -> dict[date, SalonHours]:
    """The salon's hours on some days that follow one another."""
    weekdays = opening_hours() if planned.weekdays is None else planned.weekdays
    special = {
        as_day(day): None if closed else Interval(start, finish)
        for day, closed, start, finish in rows(
            "SELECT day, closed, start, finish FROM salon_day WHERE day >= ? AND day <= ?",
            days[0].isoformat(),
            days[-1].isoformat(),
        )
        if as_day(day) not in planned.as_usual
    } | dict(planned.days)
    return {
        day: SalonHours(special[day], special[day])
        if day in special
        else SalonHours(weekdays.get(day.weekday()), Interval(0, DAY))
        for day in days
    }


def salon_days(first: date) -> list[SalonDayRecord]:
    """The days from one on that are not as their weekday."""
    statement = "SELECT day, closed, start, finish, note FROM salon_day WHERE day >= ? ORDER BY day"
    return records(SalonDayRecord, statement, first.isoformat())
