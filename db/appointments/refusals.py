"""What the desk is told when a time can't be had."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from db.appointments.records import Against, FreeTime, Pass, What
from db.core.errors import Code, SalonError
from db.text.clock import format_clock

_OF_HOURS = frozenset({What.BREAK, What.BLOCKED, What.HOURS, What.SKILL, What.LEAVE, What.CLOSED})


class NotFree(SalonError):
    """A time that can't be had, or not without saying what is passed, a reason, or a second person.

    Attributes:
        against: What stands against it, by day.
        near: Times that can be booked instead.
    """

    def __init__(self, against: Mapping[date, Sequence[Against]], near: Sequence[FreeTime] = ()) -> None:
        lines = [line for of_day in against.values() for line in of_day]
        worst = max(lines, key=lambda line: line.passing)
        code = Code.OUTSIDE_HOURS if all(line.what in _OF_HOURS for line in lines) else Code.SLOT_TAKEN
        super().__init__(
            code,
            what=worst.what.value,
            who=worst.who,
            start=format_clock(worst.start),
            finish=format_clock(worst.finish),
            count=len(lines),
            never=int(worst.passing is Pass.NEVER),
        )
        self.against = {day: tuple(lines) for day, lines in against.items()}
        self.near = tuple(near)
