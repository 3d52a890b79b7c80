"""Dates and birthdays as people type them at the desk.

Errors are ValueError with a code: ``date_empty``, ``date_unreadable`` (not understood), ``date_impossible`` (no such
day), ``date_out_of_range`` (outside 1900 to 2100) and, for birthdays, ``date_in_future`` and ``date_not_lunar``
(no such day in that calendar).
"""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from db.text.cleaning import half_width
from db.text.date_words import Order, plain_date
from db.text.lunar import (
    FIRST_YEAR,
    LAST_YEAR,
    from_solar,
    leap_month,
    lunar_text,
    month_length,
    read_day,
    read_month,
    read_year,
    to_solar,
)

__all__ = [
    "Birthday",
    "age",
    "from_excel_serial",
    "lunar_text",
    "next_birthday",
    "parse_birthday",
    "parse_date",
    "without_year",
]

Side = Literal["past", "future", "near"]
"""Where what isn't said of a day is looked for: up to today, from today, or on both sides."""
_PARTED = re.compile(r"(?:(?P<year>[0-9]{4}|[0-9]{2})-)?(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
_COMPACT = re.compile(r"(?P<year>[0-9]{4}|[0-9]{2})?(?P<month>[0-9]{2})(?P<day>[0-9]{2})")
_SOLAR_MARK = re.compile(r"(?:公历|公曆|阳历|陽曆|新历|新曆)\s*")
_LUNAR_MARK = re.compile(r"(?:农历|農曆|阴历|陰曆|旧历|舊曆|[Ll])\s*")
_LUNAR_BEHIND = re.compile(r"[\s(]*(?:农历|農曆|阴历|陰曆|旧历|舊曆|农|農|阴)\s*\)?$")
_LUNAR_WORDS = re.compile("[正冬腊臘闰閏初廿卅]")
_LUNAR_DAY = re.compile("[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}")
_LUNAR = re.compile(
    r"(?:(?P<year>[0-9]{4}|[0-9]{2}|[〇零○一二三四五六七八九]{4})[年-])?"
    r"(?P<leap>闰|閏)?(?P<month>[0-9]{1,2}|[正一二三四五六七八九十冬腊臘]{1,2})(?P<mark>r?)[月-]"
    r"(?P<day>[0-9]{1,2}|[初一二三四五六七八九十廿卅]{1,3})[日号號]?"
)
_STORED = re.compile(r"(L?)([0-9]{4}|-)-([0-9]{2})(r?)-([0-9]{2})")


@dataclass(frozen=True, slots=True)
class Birthday:
    """A day that comes back every year.

    Attributes:
        year: Solar year, or lunar year of a lunar birthday; None if the client didn't say.
        month: 1 to 12, in the calendar that the client keeps.
        day: Day of that month.
        lunar: Whether the client keeps it in the lunar calendar.
        leap: Whether the lunar month is the leap one of its number.

    Raises:
        ValueError: ``date_impossible``, ``date_not_lunar`` or ``date_out_of_range`` for a day that its calendar
            doesn't have.
    """

    year: int | None
    month: int
    day: int
    lunar: bool = False
    leap: bool = False

    def __post_init__(self) -> None:
        if not self.lunar:
            if self.leap:
                raise ValueError("date_impossible")
            # Without a year, 29 February must be possible.
            _make_date(2000 if self.year is None else self.year, self.month, self.day)
        elif self.year is not None:
            to_solar(self.year, self.month, self.day, leap=self.leap)
        elif not (1 <= self.month <= 12 and 1 <= self.day <= 30):
            raise ValueError("date_not_lunar")

    @property
    def solar(self) -> date | None:
        """The day of birth in the solar calendar, or None without a year."""
        if self.year is None:
            return None
        if self.lunar:
            return to_solar(self.year, self.month, self.day, leap=self.leap)
        return date(self.year, self.month, self.day)

    def store(self) -> str:
        """Write the birthday as it is kept: ``1988-03-12``, ``--03-12``, ``L1988-01-25``, ``L2020-04r-01`` (leap)."""
        year = "-" if self.year is None else f"{self.year:04d}"
        return f"{'L' if self.lunar else ''}{year}-{self.month:02d}{'r' if self.leap else ''}-{self.day:02d}"

    @classmethod
    def from_store(cls, kept: str) -> Birthday:
        """Read what `store` wrote; ValueError ``date_unreadable`` for anything else."""
        found = _STORED.fullmatch(kept)
        if found is None:
            raise ValueError("date_unreadable")
        lunar, year, month, leap, day = found.groups()
        return cls(None if year == "-" else int(year), int(month), int(day), bool(lunar), bool(leap))


def parse_date(text: str, today: date, *, prefer: Side = "past", order: Order | None = None) -> date:
    """Read a date: ``19880312``, ``1988-3-12``, ``1988/3/12``, ``1988.3.12``, ``1988年3月12日``, ``880312``, ``3.12``.

    Those of :mod:`db.text.date_words` are read too. A year of two digits is the nearest one that ends so.

    Args:
        text: What was typed, in full or half width.
        today: The day at the desk.
        prefer: Where a missing year is looked for: the latest day up to today, the earliest from today, or the
            nearest of all.
        order: What stands first in 12/5/1988; None refuses such a date.

    Raises:
        ValueError: One of the codes of this module.
    """
    year, month, day = _read_numbers(text, order)
    if year is not None and len(year) == 4:
        return _make_date(int(year), month, day)
    if year is not None:
        years = [century + int(year) for century in (1900, 2000, 2100)]
    else:
        # 29 February can be eight years away (1896 to 1904, 2096 to 2104).
        years = list(range(today.year - 8, today.year + 9))
    found: list[date] = []
    for candidate in years:
        with suppress(ValueError):
            found.append(_make_date(candidate, month, day))
    return nearest(found, today, "near" if year else prefer)


def nearest(days: Sequence[date], today: date, prefer: Side) -> date:
    """The day that is meant of several: the nearest on the side that is preferred, today included.

    Raises:
        ValueError: ``date_impossible`` where there is none.
    """
    found = [one for one in days if prefer == "near" or (one <= today if prefer == "past" else one >= today)]
    if not found:
        raise ValueError("date_impossible")
    return min(found, key=lambda one: abs(one - today))


def parse_birthday(text: str, today: date, *, order: Order | None = None) -> Birthday:
    """Read a birthday: any date of `parse_date`, ``3.12`` without a year, or a lunar one.

    Lunar is what begins with 农历, 阴历 or L (``农历1988年正月廿五``, ``L1988-1-25``, ``L880125``), or is written in
    the words of that calendar (``正月廿五``, ``闰四月初一``, ``八月十五``), or is marked behind it (``8.15(农)``).

    Raises:
        ValueError: One of the codes of this module; ``date_in_future`` for a day that hasn't come yet.
    """
    plain = half_width(text).strip()
    behind = _LUNAR_BEHIND.search(plain)
    if behind and behind.start():
        plain = f"农历{plain[: behind.start()].strip()}"
    marked = _LUNAR_MARK.match(plain)
    if marked:
        birthday = _parse_lunar(plain[marked.end() :], today)
    elif _LUNAR_WORDS.search(plain) or _LUNAR_DAY.fullmatch(plain):
        birthday = _parse_lunar(plain, today)
    else:
        year, month, day = _read_numbers(_SOLAR_MARK.sub("", plain, count=1), order)
        birthday = Birthday(_birth_year(year, today), month, day)
    if birthday.solar is not None and birthday.solar > today:
        raise ValueError("date_in_future")
    return birthday


def next_birthday(birthday: Birthday, today: date) -> date:
    """Return the next day to congratulate, today included.

    29 February is kept on the 28th in other years; the 30th of a lunar month on the 29th where it has no more; a leap
    month's day in the ordinary month of the same number where there is no such leap month.

    Raises:
        ValueError: ``date_out_of_range`` at the end of the lunar calendar's tables.
    """
    # Today's lunar year begins a few weeks after ours, so that its days can lie in the next of our years.
    year = from_solar(today)[0] if birthday.lunar else today.year
    this_time = _in_year(birthday, year)
    return this_time if this_time >= today else _in_year(birthday, year + 1)


def without_year(kept: str) -> str:
    """A birthday as it is kept, without the year, which tells the age: ``--03-12``, ``L--04r-01``."""
    full = Birthday.from_store(kept)
    return Birthday(None, full.month, full.day, full.lunar, full.leap).store()


def age(birthday: Birthday, today: date) -> int | None:
    """Return the age in completed years (周岁), by the solar day of birth; None without a year.

    Somebody born on 29 February is a year older on 1 March: the later day is the safe one where age is a limit.
    """
    born = birthday.solar
    if born is None:
        return None
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def months_after(day: date, months: int) -> date:
    """The same day some months later, or the last of that month where it has none such."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def from_excel_serial(serial: float) -> date:
    """Turn a day number of an Excel sheet (1900 date system) into a date; the time of day is dropped.

    Excel takes 1900 for a leap year: 60 is a day that never was, and the numbers before count from another day.

    Raises:
        ValueError: ``date_impossible`` for 60 and what is not a number, ``date_out_of_range`` otherwise.
    """
    if serial != serial or 60 <= serial < 61:
        raise ValueError("date_impossible")
    if not 1 <= serial < (date(LAST_YEAR + 1, 1, 1) - date(1899, 12, 30)).days:
        raise ValueError("date_out_of_range")
    return date(1899, 12, 31 if serial < 60 else 30) + timedelta(days=int(serial))


def _read_numbers(text: str, order: Order | None = None) -> tuple[str | None, int, int]:
    """Take a typed date apart without judging it.

    Returns:
        The year's four or two digits or None, the month, the day.

    Raises:
        ValueError: ``date_empty`` or ``date_unreadable``.
    """
    plain = half_width(text).strip()
    if not plain:
        raise ValueError("date_empty")
    plain = plain_date(plain, order)
    plain = re.sub(r"\s*[年月/.。·\-–—−]\s*|(?<=[0-9])\s+(?=[0-9])", "-", plain).rstrip("日号號 ")
    found = _PARTED.fullmatch(plain) or _COMPACT.fullmatch(plain)
    if found is None:
        raise ValueError("date_unreadable")
    return found["year"], int(found["month"]), int(found["day"])


def _make_date(year: int, month: int, day: int) -> date:
    """Make a date, or raise ValueError with ``date_impossible`` or ``date_out_of_range``."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError("date_out_of_range")
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError("date_impossible") from None


def _birth_year(digits: str | None, today: date) -> int | None:
    if digits is None:
        return None
    year = int(digits)
    if len(digits) == 2:
        year += 2000 if 2000 + year <= today.year else 1900
    return year


def _parse_lunar(text: str, today: date) -> Birthday:
    found = _LUNAR.fullmatch(re.sub(r"[\s/.]+", "-", text.strip()))
    if found is None:
        year, month, day = _read_numbers(text)
        return Birthday(_birth_year(year, today), month, day, lunar=True)
    return Birthday(
        _birth_year(found["year"] and read_year(found["year"]), today),
        read_month(found["month"]),
        read_day(found["day"]),
        lunar=True,
        leap=bool(found["leap"] or found["mark"]),
    )


def _in_year(birthday: Birthday, year: int) -> date:
    month, day = birthday.month, birthday.day
    if birthday.lunar:
        leap = birthday.leap and leap_month(year) == month
        return to_solar(year, month, min(day, month_length(year, month, leap=leap)), leap=leap)
    return date(year, month, 28 if (month, day) == (2, 29) and not isleap(year) else day)
