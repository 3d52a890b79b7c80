"""What the desk asks of the till: how a day stands, which is to be closed, and the days that are."""

from __future__ import annotations

from datetime import date

from db.core.errors import Code, SalonError
from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.money.records.tills import DayEnd, TillLine, TillRecord
from db.money.store.day_end import day_end_of
from db.money.store.days import oldest_open_day
from db.money.store.tills import check_seen, latest, till_lines, till_record


@query(Permission.CLOSE_TILL)
def day_end(work: Work, day: date) -> DayEnd:
    """What a day adds up to; of a closed one for a manager, and for who has closed it.

    Raises:
        Refused: ``NOT_ALLOWED``.
    """
    check_seen(work, day)
    return day_end_of(day)


@query(Permission.CLOSE_TILL)
def next_day(work: Work) -> date | None:
    """The day that is to be closed next; None where today is closed."""
    return oldest_open_day(work.today)


@query(Permission.CLOSE_TILL)
def open_day(work: Work) -> DayEnd:
    """What the day adds up to that is to be closed next.

    Raises:
        SalonError: ``TILL_CLOSED`` where today is closed.
    """
    day = oldest_open_day(work.today)
    if day is None:
        raise SalonError(Code.TILL_CLOSED)
    return day_end_of(day)


@query(Permission.CLOSE_TILL)
def till(work: Work, day: date) -> TillRecord:
    """A day as it was closed last, or opened anew, for a manager and for who did so.

    Raises:
        Refused: ``NOT_ALLOWED``.
        SalonError: ``NOT_FOUND`` where it never was.
    """
    check_seen(work, day)
    return till_record(latest(day))


@query(Permission.CLOSE_TILL)
def tills(work: Work) -> list[TillLine]:
    """The days that were closed, the last first."""
    return till_lines(work)
