"""Days as callers say them, told from today: 明天, 下周三, 三天后, 28号, tomorrow, wed.

Only for what somebody types now: in a table they were said on another day.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from db.text.cleaning import half_width
from db.text.date_words import HAN_NUMBER, han_number
from db.text.dates import Side, months_after, nearest, parse_date

_NUMBER = rf"([0-9]{{1,2}}|{HAN_NUMBER})"
_FROM_TODAY = {
    "大前天": -3,
    **dict.fromkeys(("前天", "前日"), -2),
    **dict.fromkeys(("昨天", "昨日", "yesterday"), -1),
    **dict.fromkeys(("今天", "今日", "today"), 0),
    **dict.fromkeys(("明天", "明日", "tomorrow"), 1),
    **dict.fromkeys(("后天", "後天"), 2),
    **dict.fromkeys(("大后天", "大後天"), 3),
}
_WEEK = r"(?:周|週|星期|礼拜|禮拜)"
_WEEKDAY = re.compile(rf"(上|本|这|這|下下|下)?(?:个|個)?{_WEEK}([一二三四五六日天])")
_SHIFTS = {"上": -1, "本": 0, "这": 0, "這": 0, "下": 1, "下下": 2}
"""So many weeks or months from this one."""
_DAYS_OF_WEEK = "一二三四五六日"
_ENGLISH = re.compile(r"(mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|rs|rsday|urday)?")
_ENGLISH_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_AWAY = re.compile(rf"{_NUMBER}(?:个|個)?(天|日|{_WEEK}|月)[之以]?(后|後|前)")
_OF_MONTH = re.compile(rf"(?:(上|本|这|這|下)(?:个|個)?月)?{_NUMBER}[号號日]")
_IN_WORDS = re.compile(rf"({HAN_NUMBER})月({HAN_NUMBER})[日号號]")


def spoken_day(text: str, today: date, prefer: Side = "past") -> date | None:
    """The day that is said; None for what is none of these ways, and may still be a date.

    A week begins on Monday. What doesn't say which week or month is looked for on the side that is preferred, today
    included; a weekday from today on, where no side is.

    Raises:
        ValueError: ``date_impossible`` for a day that there isn't, such as the 31st of next month.
    """
    plain = "".join(half_width(text).casefold().split())
    if plain in _FROM_TODAY:
        return today + timedelta(days=_FROM_TODAY[plain])
    if found := _WEEKDAY.fullmatch(plain):
        return _of_week(found[1], _DAYS_OF_WEEK.index(found[2].replace("天", "日")), today, prefer)
    if found := _ENGLISH.fullmatch(plain):
        return _of_week(None, _ENGLISH_DAYS.index(found[1]), today, prefer)
    if found := _AWAY.fullmatch(plain):
        count = han_number(found[1]) * (-1 if found[3] == "前" else 1)
        if found[2] == "月":
            return months_after(today, count)
        return today + timedelta(days=count * (1 if found[2] in "天日" else 7))
    if found := _OF_MONTH.fullmatch(plain):
        return _of_month(found[1], han_number(found[2]), today, prefer)
    if found := _IN_WORDS.fullmatch(plain):
        return parse_date(f"{han_number(found[1])}-{han_number(found[2])}", today, prefer=prefer)
    return None


def _of_week(which: str | None, day: int, today: date, prefer: Side) -> date:
    this = today + timedelta(days=day - today.weekday())
    if which:
        return this + timedelta(weeks=_SHIFTS[which])
    return nearest(
        [this + timedelta(weeks=shift) for shift in (-1, 0, 1)], today, "future" if prefer == "near" else prefer
    )


def _of_month(which: str | None, day: int, today: date, prefer: Side) -> date:
    first = today.replace(day=1)
    months = [months_after(first, shift) for shift in ([_SHIFTS[which]] if which else range(-2, 3))]
    days = [one + timedelta(days=day - 1) for one in months]
    found = [at for at, month in zip(days, months, strict=True) if at.month == month.month]
    return nearest(found, today, "near" if which else prefer)
