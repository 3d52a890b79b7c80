"""Clock times, in minutes since local midnight; 24:00 is the end of a day."""

from __future__ import annotations

import re
import time
from datetime import datetime

from db.text.cleaning import half_width
from db.text.date_words import HAN_NUMBER, han_number

DAY = 24 * 60
"""Minutes of a day."""
STEP = 5
"""Minutes to which a time is said."""
_TIME = re.compile(r"(\d{1,2})(?:[:.点时]?(\d{2})分?|[点时])?|(\d)[:.点时]?(\d{2})分?")
_SAID = re.compile(
    rf"(凌晨|早上|早晨|早|上午|中午|下午|傍晚|晚上|晚)?([0-9]{{1,2}}|{HAN_NUMBER})"
    r"[:.点點时時]([0-9]{2}分?|半|[一三]刻|整)?"
)
_HALF = re.compile(r"([0-9]{1,2})(?:[:.]?([0-9]{2}))?([ap])\.?m\.?")
_PARTS = {
    "凌晨": range(6),
    "早": range(5, 12),
    "上": range(5, 13),
    "中": range(11, 15),
    "下": range(12, 20),
    "傍": range(16, 21),
    "晚": range(17, 25),
}
"""The hours of a part of the day, by how it begins."""
_SPOKEN = {"半": 30, "一刻": 15, "三刻": 45, "整": 0}


def parse_clock(text: str) -> int:
    """The minute that a clock time means: ``9``, ``930``, ``9:30``, ``14.30``, ``24:00``, ``9:30pm``, ``下午三点半``.

    Raises:
        ValueError: With the code ``time``, for no time, or one that isn't on five minutes.
    """
    plain = half_width(text).replace(" ", "").casefold()
    if found := _TIME.fullmatch(plain):
        hours, minutes = int(found[1] or found[3]), int(found[2] or found[4] or 0)
    elif found := _HALF.fullmatch(plain):
        hours, minutes = (
            _hour(int(found[1]), range(12) if found[3] == "a" else range(12, DAY // 60)),
            int(found[2] or 0),
        )
    elif found := _SAID.fullmatch(plain):
        hours, said = han_number(found[2]), found[3] or "整"
        if found[1]:
            hours = _hour(hours, next(part for begin, part in _PARTS.items() if found[1].startswith(begin)))
        minutes = _SPOKEN[said] if said in _SPOKEN else int(said.rstrip("分"))
    else:
        raise ValueError("time")
    minute = hours * 60 + minutes
    if minutes >= 60 or minute > DAY or minute % STEP:
        raise ValueError("time")
    return minute


def _hour(said: int, part: range) -> int:
    """The hour of the day that is said with the part of the day in which it is: 3 in the afternoon, 12 at night."""
    found = [hour for hour in (said, said + 12, said - 12) if hour in part]
    if not found or said > 24:
        raise ValueError("time")
    return found[0]


def format_clock(minute: int) -> str:
    """``09:30``; the end of the day is ``24:00``."""
    return f"{minute // 60:02}:{minute % 60:02}"


def format_span(start: int, finish: int) -> str:
    """``09:00–18:00``."""
    return f"{format_clock(start)}–{format_clock(finish)}"


def format_hours(minutes: int) -> str:
    """``42:30``, and ``36`` for whole hours."""
    hours, rest = divmod(minutes, 60)
    return f"{hours}:{rest:02}" if rest else f"{hours}"


def minute_of_day(at: datetime) -> int:
    """The minute since midnight that a moment is in the salon's own time zone."""
    # astimezone() makes a zone with a name first
    local = time.localtime(at.timestamp())
    return local.tm_hour * 60 + local.tm_min
