"""Days that something turns on: how it is the day before, on the day, and the day after."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from tests.db.salon import Salon

NEVER, ALWAYS = (False, False, False), (True, True, True)
ON_THE_DAY, AFTER_THE_DAY, UNTIL_THE_DAY, BEFORE_THE_DAY = (
    (False, True, True),
    (False, False, True),
    (True, True, False),
    (True, False, False),
)
"""True from the day on, from the day after on, up to and with the day, and up to the day before."""


def around(salon: Salon, day: date, is_so: Callable[[], bool]) -> tuple[bool, bool, bool]:
    """Whether something is so the day before a day, on it, and the day after; time goes by meanwhile."""
    found = []
    for at in (day - timedelta(days=1), day, day + timedelta(days=1)):
        salon.clock.forward(days=(at - salon.clock.today).days)
        found.append(is_so())
    return found[0], found[1], found[2]
