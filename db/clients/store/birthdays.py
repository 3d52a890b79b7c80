"""Whose birthday is near, in both calendars."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from db.core.sql import rows_among
from db.text.dates import Birthday, next_birthday


def near(today: date, days: int) -> dict[int, date]:
    """Clients whose birthday is kept from today to so many days ahead, and on which day; today's come first."""
    from db.text.lunar import from_solar

    keys: set[str] = set()
    for ahead in range(days + 1):
        day = today + timedelta(days=ahead)
        keys.add(f"{day:%m-%d}")
        _, month, number, _ = from_solar(day)
        keys.add(f"L{month:02d}-{number:02d}")
        if number == 29:
            keys.add(f"L{month:02d}-30")
        if f"{day:%m-%d}" == "02-28":
            keys.add("02-29")
    born = {
        id: next_birthday(Birthday.from_store(birthday), today)
        for id, birthday in rows_among("SELECT id, birthday FROM client WHERE birth_month_day IN ({})", sorted(keys))
    }
    last = today + timedelta(days=days)
    return dict(sorted((item for item in born.items() if item[1] <= last), key=lambda item: (item[1], item[0])))


class Kept(NamedTuple):
    """A birthday that is kept on a day, and the year of its own calendar in which that is."""

    client: int
    day: date
    year: int
    birthday: str


def kept_between(first: date, last: date) -> list[Kept]:
    """Every birthday that is kept on these days."""
    from db.text.lunar import from_solar

    kept = near(first, (last - first).days)
    birthdays = dict(rows_among("SELECT id, birthday FROM client WHERE id IN ({})", list(kept)))
    return [
        Kept(client, day, from_solar(day)[0] if birthdays[client].startswith("L") else day.year, birthdays[client])
        for client, day in kept.items()
    ]
