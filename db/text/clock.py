"""Clock times, in minutes since local midnight; 24:00 is the end of a day."""

from __future__ import annotations

import re
import time
from datetime import datetime

from db.text.cleaning import half_width

DAY = 24 * 60
"""Minutes of a day."""
STEP = 5
"""Minutes to which a time is said."""
_TIME = re.compile(r"(\d{1,2})(?:[:.点时]?(\d{2})分?|[点时])?|(\d)[:.点时]?(\d{2})分?")


def parse_clock(text: str) -> int:
    """The minute that a clock time means: ``9``, ``930``, ``9:30``, ``14.30``, ``9点30``, ``24:00``.

    Raises:
        ValueError: With the code ``time``, for no time, or one that isn't on five minutes.
    """
    found = _TIME.fullmatch(half_width(text).replace(" ", "").replace("：", ":"))
    if found:
        hours, minutes = int(found[1] or found[3]), int(found[2] or found[4] or 0)
        minute = hours * 60 + minutes
        if minutes < 60 and minute <= DAY and minute % STEP == 0:
            return minute
    raise ValueError("time")


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
