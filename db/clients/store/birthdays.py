"""Whose birthday is near, or in a month, in both calendars."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from db.clients.records import BirthdayLine
from db.clients.store.lines import lines
from db.core.sql import rows_among
from db.text.dates import Birthday, next_birthday, without_year

_BORN = "SELECT id, birthday FROM client WHERE birth_month_day IN ({}) AND merged_into_id IS NULL AND away = ''"


class Kept(NamedTuple):
    """A client's birthday, and the day on which it is kept."""

    day: date
    client: int
    birthday: str

    @property
    def year(self) -> int:
        """The year in which that is, in the client's calendar."""
        from db.text.lunar import from_solar

        return from_solar(self.day)[0] if self.birthday.startswith("L") else self.day.year


def near(today: date, days: int, most: int) -> list[BirthdayLine]:
    """Clients whose birthday is kept from today to so many days ahead, today's first."""
    return between(today, today + timedelta(days=days), 0, most)


def kept_between(first: date, last: date) -> list[Kept]:
    """Every birthday that is kept on these days, less than a year apart, the first day's first."""
    keys = {key for ahead in range((last - first).days + 1) for key in _keys(first + timedelta(days=ahead))}
    return [kept for kept in _kept(keys, first) if kept.day <= last]


def between(first: date, last: date, after: int, most: int) -> list[BirthdayLine]:
    """Clients whose birthday is kept on these days, by day and id, read day by day until there are enough.

    Args:
        first: The first day.
        last: The last day.
        after: Of the first day, only those with a greater id.
        most: So many at most.
    """
    found: list[Kept] = []
    day = first
    while day <= last and len(found) < most:
        least = after if day == first else 0
        found += [kept for kept in _kept(_keys(day), day) if kept.day == day and kept.client > least]
        day += timedelta(days=1)
    return _lines(found[:most])


def _kept(keys: Iterable[str], today: date) -> list[Kept]:
    """The next birthdays, from today on, of those that stand under one of the keys; the first come first."""
    found = rows_among(_BORN, sorted(keys))
    return sorted(Kept(next_birthday(Birthday.from_store(kept), today), id, kept) for id, kept in found)


def _lines(found: Sequence[Kept]) -> list[BirthdayLine]:
    known = {line.id: line for line in lines([kept.client for kept in found])}
    return [BirthdayLine(client=known[id], day=day, birthday=without_year(birthday)) for day, id, birthday in found]


def keys_of_month(year: int, month: int) -> list[str]:
    """Under which the birthdays stand that are kept in a month, in both calendars.

    One of a leap month counts in the month of its number, in which it is kept in most years.
    """
    from db.text.lunar import from_solar, month_length

    keys = {"02-29"} if month == 2 else set()
    for number in range(1, monthrange(year, month)[1] + 1):
        day = date(year, month, number)
        keys.add(f"{day:%m-%d}")
        lunar_year, lunar_month, lunar_day, leap = from_solar(day)
        if leap:
            continue
        keys.add(f"L{lunar_month:02d}-{lunar_day:02d}")
        if lunar_day == month_length(lunar_year, lunar_month) == 29:
            keys.add(f"L{lunar_month:02d}-30")
    return sorted(keys)


def _keys(day: date) -> set[str]:
    """Under which the birthdays stand that may be kept on a day: of both calendars, and of days that it has not."""
    from db.text.lunar import from_solar

    _, month, number, _ = from_solar(day)
    keys = {f"{day:%m-%d}", f"L{month:02d}-{number:02d}"}
    if number == 29:
        keys.add(f"L{month:02d}-30")
    if f"{day:%m-%d}" == "02-28":
        keys.add("02-29")
    return keys
