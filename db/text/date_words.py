"""Dates as other programs and other countries write them, brought to the form that :mod:`db.text.dates` reads.

12 May 1988, May 12 1988, 12.05.1988, 1988-05-12T00:00:00Z, 一九八八年五月十二日, 民国77年5月12日, --05-12.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from typing import Literal

Order = Literal["day", "month"]
"""What stands first in 12/5/1988."""

_HERE = timezone(timedelta(hours=8))
"""China has one time zone; a day that a program kept as midnight here is the evening before in universal time."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>" + "|".join(_MONTHS) + r")[a-z]*\.?"
_DAY_MONTH = re.compile(
    rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?[\s\-/.]*{_MONTH}(?:[\s\-/.,]*(?P<year>[0-9]{{4}}|[0-9]{{2}}))?"
)
_MONTH_DAY = re.compile(rf"{_MONTH}[\s\-/.]*(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?:[\s,\-/.]+(?P<year>[0-9]{{4}}))?")
_MOMENT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?:\.[0-9]+)?\s*(Z|[+-][0-9]{2}:?[0-9]{2})?"
)
_CLOCK = re.compile(
    r"(?<=[0-9日])[T\s]+(?:上午|下午)?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\.[0-9]+)?\s*(?:am|pm|z)?$", re.IGNORECASE
)
_WEEKDAY = re.compile(
    r"[\s,，(（]*(?:星期|周|礼拜)[一二三四五六日天][)）]?|^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[,\s]+", re.IGNORECASE
)
_YEAR_LAST = re.compile(r"(?P<first>[0-9]{1,2})(?P<mark>[./\-])(?P<second>[0-9]{1,2})(?P=mark)(?P<year>[0-9]{4})")
_NO_YEAR = re.compile(r"--([0-9]{2})-?([0-9]{2})")
_MINGUO = re.compile(r"(?:民国|民國)\s*([0-9]{1,3})\s*年")
HAN_NUMBER = "(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[一二两兩三四五六七八九])"
"""1 to 99 in Chinese characters, as a pattern."""
_HAN_DATE = re.compile(rf"([〇零○一二三四五六七八九]{{4}})年({HAN_NUMBER})月({HAN_NUMBER})[日号號]?")
_DIGITS = {char: str(at) for at, char in enumerate("零一二三四五六七八九")} | {
    "〇": "0",
    "○": "0",
    "两": "2",
    "兩": "2",
}


def plain_date(text: str, order: Order | None = None) -> str:
    """A date with year first, where it is written in one of the other ways; anything else as it is.

    Args:
        text: In half width, without blanks around it.
        order: What 12/5/1988 means where both could be; None leaves such a date as it is, and nobody can read it.
    """
    text = _WEEKDAY.sub("", text).strip()
    if found := _MOMENT.fullmatch(text):
        return _day_of(*found.groups())
    text = _CLOCK.sub("", text).strip()
    if found := _NO_YEAR.fullmatch(text):
        return f"{found[1]}-{found[2]}"
    if found := _MINGUO.match(text):
        return f"{int(found[1]) + 1911}年{text[found.end() :]}"
    if found := _HAN_DATE.fullmatch(text):
        year = "".join(_DIGITS[char] for char in found[1])
        return f"{year}-{han_number(found[2])}-{han_number(found[3])}"
    lower = text.casefold()
    if found := _DAY_MONTH.fullmatch(lower) or _MONTH_DAY.fullmatch(lower):
        month = _MONTHS.index(found["month"]) + 1
        return "-".join(filter(None, (found["year"], str(month), found["day"])))
    if re.fullmatch("[0-9]{4},[0-9]{1,2},[0-9]{1,2}", text):
        return text.replace(",", "-")
    if found := _YEAR_LAST.fullmatch(text):
        return _year_first(text, order)
    return text


def is_ambiguous(text: str) -> bool:
    """Whether day and month could be either: 12/5/1988, but not 13/5/1988, 12.5.1988 (dots: day first) or 5/5/1988."""
    found = _YEAR_LAST.fullmatch(text.strip())
    if found is None or found["mark"] == ".":
        return False
    first, second = int(found["first"]), int(found["second"])
    return first != second and 1 <= first <= 12 and 1 <= second <= 12


def order_of(texts: list[str]) -> Order | None:
    """What stands first in a column of dates, where one of them tells: 13/5 or 5/13; None where none or both do."""
    found: set[Order] = set()
    for text in texts:
        parts = _YEAR_LAST.fullmatch(text.strip())
        if parts is not None and parts["mark"] != ".":
            if int(parts["first"]) > 12:
                found.add("day")
            elif int(parts["second"]) > 12:
                found.add("month")
    return found.pop() if len(found) == 1 else None


def _year_first(text: str, order: Order | None) -> str:
    found = _YEAR_LAST.fullmatch(text)
    assert found is not None
    first, second = int(found["first"]), int(found["second"])
    if found["mark"] == "." or first > 12 or first == second:
        day, month = first, second
    elif second > 12:
        day, month = second, first
    elif order is None:
        return text
    else:
        day, month = (first, second) if order == "day" else (second, first)
    return f"{found['year']}-{month}-{day}"


def _day_of(day: str, clock: str, zone: str | None) -> str:
    if zone is None:
        return day
    moment = datetime.fromisoformat(f"{day}T{clock}{'+00:00' if zone == 'Z' else zone}")
    return moment.astimezone(_HERE).date().isoformat()


def han_number(text: str) -> int:
    """A number up to 99, in digits or as :data:`HAN_NUMBER` has it."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return (int(_DIGITS[tens or "一"]) if ten else 0) * 10 + int(_DIGITS[ones or "零"])
