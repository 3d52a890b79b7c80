"""Finds a place for an appointment on a day, and lets through what may be passed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from db.appointments.records import Against, FreeTime, FreeTimes, NoneFree, Pass, What
from db.appointments.refusals import NotFree
from db.appointments.schedule.day import Day, Wanted, fits_a_day
from db.appointments.schedule.free import free_starts, people_free, why_none
from db.appointments.schedule.placing import Placement, place
from db.appointments.store.days import day_for, days_for, with_resources
from db.core.desk import LONGEST_REASON
from db.core.errors import Flaw, InvalidFields
from db.core.operation_context import Work
from db.core.permissions import Grant, Permission
from db.text.cleaning import clean
from db.text.clock import STEP, minute_of_day

FURTHEST = timedelta(days=400)
"""So far ahead something can be booked."""
MOST_DAYS = 31
MOST_TIMES = 40
NEAR_DAYS = 7
NEAR_TIMES = 3
_QUARTERS = 24 * 4
"""Quarters of an hour of a day."""
_WEEK = 7


class Now(NamedTuple):
    """The day that it is, and the minute of it, in the salon's own time zone."""

    today: date
    minute: int


def minute_of(work: Work) -> int:
    """The minute of today that it is now, in the salon's own time zone."""
    return minute_of_day(work.now)


def now_of(work: Work) -> Now:
    """When it is for what is under way."""
    return Now(work.today, minute_of(work))


def check_when(work: Work, day: date, start: int, parts: Sequence[Wanted]) -> None:
    """Refuses what is no time to book at.

    Raises:
        InvalidFields: The day is too far ahead; the time isn't on five minutes, or it would end after midnight.
    """
    if day > work.today + FURTHEST:
        raise InvalidFields({"day": Flaw.TOO_FAR_AHEAD})
    if start % STEP:
        raise InvalidFields({"start": Flaw.NOT_A_TIME})
    if not fits_a_day(parts, start):
        raise InvalidFields({"start": Flaw.AFTER_MIDNIGHT})


def place_on(work: Work, day: date, start: int, parts: Sequence[Wanted], client: int, without: int = 0) -> Placement:
    """Places an appointment on a day; see :func:`db.appointments.schedule.placing.place`."""
    return place_at(now_of(work), day, start, parts, client, without)


def place_at(now: Now, day: date, start: int, parts: Sequence[Wanted], client: int, without: int = 0) -> Placement:
    """The same, as it is at some moment."""
    return place(day_for(day, *now, client, parts, start, without), parts, start)


def let_through(
    work: Work, client: int, day: date, parts: Sequence[Wanted], against: Sequence[Against], despite: Collection[What]
) -> tuple[str, int | None]:
    """Lets through what stands against a time where it is known, may be passed, and a reason is given.

    Returns:
        The reason, and who allowed it, where anybody had to.

    Raises:
        NotFree: It is something else than is known, there is no reason, or nobody may pass it.
        Refused: ``NOT_ALLOWED`` or ``NEEDS_SECOND``, where it takes the right to book over.
    """
    if not against:
        return "", None
    worst = max(one.passing for one in against)
    reason = clean(work.desk.reason, LONGEST_REASON)
    if worst is Pass.NEVER or not {one.what for one in against} <= set(despite) or not reason:
        near = free_times(now_of(work), parts, client, max(day, work.today), NEAR_DAYS, NEAR_TIMES)
        raise NotFree({day: against}, near.found)
    work.what["passed"] = sorted({one.what.value for one in against})
    if worst is Pass.REASON:
        return reason, None
    right = work.grant(Permission.BOOK_OVER, client or None)
    if right is Grant.SECOND:
        return reason, work.use_approval(Permission.BOOK_OVER)
    work.require(Permission.BOOK_OVER, client or None)
    return reason, work.staff


def near_times(
    work: Work, parts: Sequence[Wanted], client: int, day: date, start: int, without: int = 0
) -> tuple[FreeTime, ...]:
    """Times that can be booked instead: the last before and the first after it on its day, else on days after it.

    Args:
        work: What is under way.
        parts: The services.
        client: Who it is for; 0 for a guest.
        day: The day that was asked for.
        start: The minute that was asked for.
        without: Id of the appointment that is to be moved.
    """
    now, first = now_of(work), max(day, work.today)
    of_day = free_times(now, parts, client, first, 1, _QUARTERS, without).found if first == day else ()
    before, after = ([one for one in of_day if (one.start < start) is earlier] for earlier in (True, False))
    near = [*before[-1:], *after[:1]]
    if len(near) < NEAR_TIMES:
        later = first + timedelta(days=1) if first == day else first
        near += free_times(now, parts, client, later, NEAR_DAYS - 1, NEAR_TIMES - len(near), without).found
    return tuple(near)


def free_times(
    now: Now,
    parts: Sequence[Wanted],
    client: int,
    first: date,
    days: int,
    most: int = MOST_TIMES,
    without: int = 0,
    suits: Callable[[FreeTime], bool] = lambda _one: True,
) -> FreeTimes:
    """Times that can be booked from a day on: the first week mostly has enough of them, the rest is read at once.

    Args:
        now: When it is.
        parts: The services.
        client: Who it is for; 0 for a guest.
        first: The first day.
        days: How many days; ``MOST_DAYS`` at most.
        most: How many times.
        without: Id of the appointment that is to be moved.
        suits: Which of them count.
    """
    found: list[FreeTime] = []
    looked_at: list[Day] = []
    last = first + timedelta(days=min(days, MOST_DAYS) - 1)
    until = min(last, first + timedelta(days=_WEEK - 1))
    is_free = False
    while first <= last and len(found) < most:
        some = days_for(first, until, *now, client, parts, without)
        looked_at += some.values()
        for one in _free_on(some, parts, without):
            is_free = True
            if suits(one):
                found.append(one)
            if len(found) == most:
                break
        first, until = until + timedelta(days=1), last
    if found:
        return FreeTimes(found=tuple(found), why=None)
    return FreeTimes(found=(), why=NoneFree.OTHER_TIMES if is_free else why_none(looked_at, parts))


def _free_on(days: Mapping[date, Day], parts: Sequence[Wanted], without: int) -> Iterator[FreeTime]:
    """Every time of some days, in order; resources are read for those days alone on which people are free."""
    starts = {day: some for day, one in days.items() if (some := people_free(one, parts))}
    for at, day in with_resources({day: days[day] for day in starts}, parts, without).items():
        for start, placement in free_starts(day, parts, starts[at]):
            person = placement.parts[0].staff or 0
            yield FreeTime(
                day=at,
                start=start,
                finish=max(part.finish for part in placement.parts),
                staff=person,
                staff_name=day.names.get(person, ""),
            )
