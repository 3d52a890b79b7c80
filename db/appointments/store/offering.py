"""Times for those who wait for one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from db.appointments.fields import daytime
from db.appointments.records import FreeTime, FreeTimes
from db.appointments.requests import PartAsked
from db.appointments.schedule.day import Wanted
from db.appointments.store.placing import MOST_DAYS, MOST_TIMES, Now, free_times, place_at
from db.appointments.store.waiting import COLUMNS, WaitingRow
from db.appointments.store.wanted import services_asked
from db.core.errors import SalonError
from db.core.sql import rows, rows_among

STILL_WAITS = "(w.state = 'waiting' OR (w.state = 'offered' AND w.until < {}))"
"""Of a line ``w``: a time is looked for on a day; what was offered that day, or since, has its answer to come."""

Passed = tuple[date, str]
"""A day and a time of day, one of ``db.appointments.fields.DAYTIMES``."""


class Offer(NamedTuple):
    """A time that is free for one who waits, by the id of the line; ``client`` is None for a guest."""

    waiting: int
    client: int | None
    day: date
    start: int


def times_for(
    now: Now, row: WaitingRow, first: date, last: date, most: int = MOST_TIMES, without: Collection[Passed] = ()
) -> FreeTimes:
    """Times that suit a line of the waiting list.

    Args:
        now: When it is.
        row: The line.
        first: The first day, where the line doesn't begin later.
        last: The last, where the line doesn't end before.
        most: How many times.
        without: What doesn't suit any more.

    Raises:
        InvalidFields: What is waited for is no longer offered.
        SalonError: ``NOT_FOUND``.
    """

    def suits(one: FreeTime) -> bool:
        when = daytime(one.start)
        return (not row.times or when in row.times) and (one.day, when) not in without

    first, last = max(first, row.from_day, now.today), min(last, row.to_day)
    days = max(1, min((last - first).days + 1, MOST_DAYS))
    return free_times(now, _parts(row), row.client or 0, first, days, most, suits=suits)


def offers(
    now: Now, first: date, last: date, without: Mapping[int, Collection[Passed]], but_for: Collection[int]
) -> list[Offer]:
    """For each who waits the first time that is free and suits, who waits longest first.

    Args:
        now: When it is.
        first: The first day that is looked at.
        last: The last.
        without: By line, what was passed by already.
        but_for: Lines for which nothing is looked for.
    """
    still_waits = STILL_WAITS.format("?")
    today = now.today.isoformat()
    found = rows(
        f"SELECT {COLUMNS} FROM waiting w WHERE w.state IN ('waiting', 'offered') AND {still_waits} "
        "AND w.from_day <= ? AND w.to_day >= ? ORDER BY w.since, w.id",
        today,
        last.isoformat(),
        max(first, now.today).isoformat(),
    )
    made = []
    for row in map(WaitingRow.of, found):
        if row.id in but_for:
            continue
        # what is waited for may no longer be offered
        with suppress(SalonError):
            for time in times_for(now, row, first, last, 1, without.get(row.id, ())).found:
                made.append(Offer(row.id, row.client, time.day, time.start))
    return made


def still_free(now: Now, times: Mapping[int, tuple[date, int]]) -> set[int]:
    """Lines of the waiting list whose time is still free for them, of some with day and minute."""
    open_among = f"SELECT {COLUMNS} FROM waiting w WHERE w.state IN ('waiting', 'offered') AND w.id IN ({{}})"
    found = map(WaitingRow.of, rows_among(open_among, list(times)))
    return {row.id for row in found if _is_free(now, row, *times[row.id])}


def _is_free(now: Now, row: WaitingRow, day: date, start: int) -> bool:
    if (day, start) < now:
        return False
    try:
        return not place_at(now, day, start, _parts(row), row.client or 0).against
    except SalonError:
        return False


def _parts(row: WaitingRow) -> list[Wanted]:
    return [one.wanted for one in services_asked([PartAsked(service=one, staff=row.staff) for one in row.services])]
