"""The Chinese calendar: its words, and its days as days of ours.

The tables are borax's (lunar years 1900 to 2100), loaded when the first lunar date is needed. Errors are ValueError
with the codes of `db.text.dates`.
"""

from __future__ import annotations

from datetime import date

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""The years that the tables cover; no date of a salon lies outside."""

_NUMERALS = "〇一二三四五六七八九十"
_MONTHS = ("正", *_NUMERALS[2:], "冬", "腊")
_DAYS = (
    *(f"初{unit}" for unit in _NUMERALS[1:]),
    *(f"十{unit}" for unit in _NUMERALS[1:10]),
    "二十",
    *(f"廿{unit}" for unit in _NUMERALS[1:10]),
    "三十",
)
_MONTH_OF = {name: number for number, name in enumerate(_MONTHS, 1)} | {"一": 1, "十一": 11, "十二": 12, "臘": 12}
_DAY_OF = (
    {name: number for number, name in enumerate(_DAYS, 1)}
    | {f"二十{unit}": 20 + number for number, unit in enumerate(_NUMERALS[1:10], 1)}
    | {"十": 10, "廿": 20, "卅": 30}
)


def lunar_text(day: date) -> str:
    """Write a solar date's day in the lunar calendar: ``正月廿五``.

    Raises:
        ValueError: ``date_out_of_range`` before 31 January 1900 or after 28 January 2101.
    """
    _, month, number, leap = from_solar(day)
    return lunar_day_text(month, number, leap=leap)


def lunar_day_text(month: int, day: int, *, leap: bool = False) -> str:
    """Write a day of the lunar calendar: ``闰四月初一``, ``腊月三十``."""
    return f"{lunar_month_name(month, leap=leap)}{_DAYS[day - 1]}"


def lunar_month_name(month: int, *, leap: bool = False) -> str:
    """Write a month of the lunar calendar: ``正月``, ``闰四月``."""
    return f"{'闰' if leap else ''}{_MONTHS[month - 1]}月"


def read_year(text: str) -> str:
    """Turn a year's numerals, such as 一九八八, into digits; digits stay."""
    return text.translate({ord("零"): "0", ord("○"): "0"} | {ord(_NUMERALS[digit]): str(digit) for digit in range(10)})


def read_month(text: str) -> int:
    """Read a month's number or name (正, 十一, 冬, 腊); ValueError ``date_not_lunar`` for another word."""
    return _read(text, _MONTH_OF)


def read_day(text: str) -> int:
    """Read a day's number or name (初八, 廿五, 二十五); ValueError ``date_not_lunar`` for another word."""
    return _read(text, _DAY_OF)


def _read(text: str, names: dict[str, int]) -> int:
    if text.isascii():
        return int(text)
    if text not in names:
        raise ValueError("date_not_lunar")
    return names[text]


def leap_month(year: int) -> int:
    """Return which month of a lunar year comes twice, or 0; ValueError ``date_out_of_range``."""
    from borax.calendars.lunardate import LCalendars

    _check_year(year)
    return int(LCalendars.leap_month(year))


def month_length(year: int, month: int, *, leap: bool = False) -> int:
    """Return the days of a lunar month, 29 or 30.

    Raises:
        ValueError: ``date_out_of_range``, or ``date_not_lunar`` if the year has no such month.
    """
    from borax.calendars.lunardate import LCalendars

    _check_year(year)
    if not 1 <= month <= 12 or (leap and leap_month(year) != month):
        raise ValueError("date_not_lunar")
    return int(LCalendars.ndays(year, month, int(leap)))


def to_solar(year: int, month: int, day: int, *, leap: bool = False) -> date:
    """Turn a lunar day into a date; errors as for `month_length`."""
    from borax.calendars.lunardate import LunarDate

    if not 1 <= day <= month_length(year, month, leap=leap):
        raise ValueError("date_not_lunar")
    found: date = LunarDate(year, month, day, int(leap)).to_solar_date()
    return found


def from_solar(day: date) -> tuple[int, int, int, bool]:
    """Turn a date into lunar year, month, day and whether it is the leap month; ValueError ``date_out_of_range``."""
    from borax.calendars.lunardate import MAX_SOLAR_DATE, MIN_SOLAR_DATE, LunarDate

    if not MIN_SOLAR_DATE <= day <= MAX_SOLAR_DATE:
        raise ValueError("date_out_of_range")
    found = LunarDate.from_solar(day)
    return found.year, found.month, found.day, bool(found.leap)


def _check_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError("date_out_of_range")
