"""When the salon is open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from db.core.audit import Action
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.roster.intervals import Interval
from db.roster.models import OpeningHours, SalonDay
from db.roster.records import Uncovered
from db.roster.store.salon_days import opening_hours
from db.roster.store.uncovered import FURTHEST, outside_hours
from db.text.cleaning import clean
from db.text.clock import DAY

LONGEST_NOTE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class SetOpeningHours:
    """The salon's hours by weekday, 0 for Monday; without a weekday, it is closed on it.

    Attributes:
        before: The hours as they were read.
    """

    request_id: str
    hours: Mapping[int, Interval]
    before: Mapping[int, Interval]


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseSalonDay:
    """A day on which the salon is closed, or has other hours; with ``as_usual`` it is as its weekday again."""

    request_id: str
    day: date
    closed: bool = True
    start: int = 0
    finish: int = DAY
    note: str = ""
    as_usual: bool = False


def _hours_again(work: Work, _made: int) -> tuple[Uncovered, ...]:
    return outside_hours(work.today, work.today + FURTHEST)


def _day_again(work: Work, made: int) -> tuple[Uncovered, ...]:
    day = date.fromordinal(made)
    return outside_hours(day, day)


@operation(Permission.ROSTER, Action.UPDATE, again=_hours_again)
def set_opening_hours(work: Work, asked: SetOpeningHours) -> tuple[Uncovered, ...]:
    """Sets the salon's hours; they hold for everybody who isn't on the roster.

    Returns:
        Appointments ahead that nobody covers now; they stay as they are.

    Raises:
        InvalidFields: ``NOT_LATER`` at ``finish_0`` where it doesn't close after it opens on Mondays, and so on;
            ``REQUIRED`` where the salon is never open.
        SalonError: ``CHANGED_MEANWHILE``.
    """
    if dict(asked.before) != opening_hours():
        raise SalonError(Code.CHANGED_MEANWHILE)
    flaws = {
        f"finish_{weekday}": Flaw.NOT_LATER
        for weekday, hours in asked.hours.items()
        if not (weekday in range(7) and 0 <= hours.start < hours.finish <= DAY)
    }
    if not asked.hours:
        flaws["start_0"] = Flaw.REQUIRED
    if flaws:
        raise InvalidFields(flaws)
    OpeningHours.delete().execute()
    for weekday, hours in sorted(asked.hours.items()):
        OpeningHours.create(weekday=weekday, start=hours.start, finish=hours.finish)
    work.what["weekdays"] = sorted(asked.hours)
    return _hours_again(work, 0)


@operation(Permission.ROSTER, Action.UPDATE, again=_day_again)
def close_salon_day(work: Work, asked: CloseSalonDay) -> tuple[Uncovered, ...]:
    """Closes the salon on a day, gives that day other hours, or the usual ones back.

    Returns:
        Appointments of the day that nobody covers now; they stay as they are.

    Raises:
        InvalidFields: ``TOO_EARLY`` for a day that is past; ``NOT_LATER`` where it doesn't close after it opens.
    """
    if asked.day < work.today:
        raise InvalidFields({"day": Flaw.TOO_EARLY})
    if not (asked.as_usual or asked.closed or 0 <= asked.start < asked.finish <= DAY):
        raise InvalidFields({"finish": Flaw.NOT_LATER})
    SalonDay.delete().where(SalonDay.day == asked.day).execute()
    if not asked.as_usual:
        SalonDay.create(
            day=asked.day,
            closed=asked.closed,
            start=0 if asked.closed else asked.start,
            finish=DAY if asked.closed else asked.finish,
            note=clean(asked.note, LONGEST_NOTE),
        )
    work.what |= {"day": asked.day.isoformat(), "closed": asked.closed and not asked.as_usual}
    work.made = asked.day.toordinal()
    return _day_again(work, work.made)
