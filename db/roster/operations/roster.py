"""Who works when: the roster, day by day, and the week that holds where it says nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from db.core.audit import Action
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import rows_among
from db.roster.models import RosterDay, Shift, WeekShift
from db.roster.records import Assigned, Uncovered
from db.roster.store.filling import filled
from db.roster.store.uncovered import FURTHEST, outside_hours
from db.staff.models import Staff

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class SetRoster:
    """Shifts of some people on some days."""

    request_id: str
    days: tuple[Assigned, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FillRoster:
    """The shifts of a week again in later ones.

    Attributes:
        people: Whose.
        like: A day of the week that is copied.
        first: From then on,
        last: and until then, where the roster says nothing yet; without an end, it is their week from then on.
    """

    request_id: str
    people: tuple[int, ...]
    like: date
    first: date
    last: date | None = None


def _set_again(work: Work, _made: int) -> tuple[Uncovered, ...]:
    return _uncovered_by_days(work, _asked(work, SetRoster))


def _filled_again(work: Work, _made: int) -> tuple[Uncovered, ...]:
    return _uncovered_by_filling(work, _asked(work, FillRoster))


@operation(Permission.ROSTER, Action.UPDATE, again=_set_again)
def set_roster(work: Work, asked: SetRoster) -> tuple[Uncovered, ...]:
    """Sets the roster of some days.

    Returns:
        Appointments of those people in that time that they don't cover now; they stay as they are.

    Raises:
        InvalidFields: For a shift that is no longer used.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``; nothing is set then.
    """
    usable = {shift.id for shift in Shift.select().where(Shift.active)}
    for one in asked.days:
        _require(Staff.select().where(Staff.id == one.person).exists())
        row = RosterDay.get_or_none(RosterDay.staff == one.person, RosterDay.day == one.day)
        if (row.version if row else 0) != one.version:
            raise SalonError(Code.CHANGED_MEANWHILE)
        if one.shift is None:
            if row is not None:
                row.delete_instance()
        elif one.shift not in usable:
            raise InvalidFields({"shift": Flaw.NO_LONGER_OFFERED})
        elif row is None:
            RosterDay.create(staff=one.person, day=one.day, shift=one.shift)
        else:
            row.shift_id, row.version = one.shift, row.version + 1
            row.save()
    work.what["days"] = [[one.person, one.day.isoformat(), one.shift] for one in asked.days]
    return _uncovered_by_days(work, asked)


@operation(Permission.ROSTER, Action.UPDATE, again=_filled_again)
def fill_roster(work: Work, asked: FillRoster) -> tuple[Uncovered, ...]:
    """Has some people work a week's shifts in later weeks, too; what the roster says of a day already stays.

    Returns:
        Appointments of those people in that time that they don't cover; they stay as they are.

    Raises:
        InvalidFields: Where it ends before it begins, or more than 400 days later.
        SalonError: ``NOT_FOUND``.
    """
    if asked.last is not None and not asked.first <= asked.last <= asked.first + FURTHEST:
        raise InvalidFields({"last": Flaw.TOO_EARLY if asked.last < asked.first else Flaw.NOT_A_NUMBER})
    people = list(dict.fromkeys(asked.people))
    _require(len(rows_among("SELECT id FROM staff WHERE id IN ({})", people)) == len(people))
    planned = filled(people, asked.like, asked.first, asked.last)
    for (person, weekday), shift in planned.week.items():
        ahead = WeekShift.from_day >= asked.first
        WeekShift.delete().where(WeekShift.staff == person, WeekShift.weekday == weekday, ahead).execute()
        WeekShift.create(staff=person, weekday=weekday, shift=shift, from_day=asked.first)
    for (person, day), same in planned.shifts.items():
        RosterDay.create(staff=person, day=day, shift=same)
    work.what |= {"people": people, "first": asked.first.isoformat(), "last": str(asked.last or "")}
    return _uncovered_by_filling(work, asked)


def _asked(work: Work, kind: type[T]) -> T:
    """What the operation under way was asked with: which days it was about isn't kept anywhere else."""
    assert work.call is not None
    return next(one for one in (*work.call.args, *work.call.kwargs.values()) if isinstance(one, kind))


def _uncovered_by_days(work: Work, asked: SetRoster) -> tuple[Uncovered, ...]:
    days = [one.day for one in asked.days]
    if not days:
        return ()
    return outside_hours(max(min(days), work.today), max(days), {one.person for one in asked.days})


def _uncovered_by_filling(work: Work, asked: FillRoster) -> tuple[Uncovered, ...]:
    return outside_hours(max(asked.first, work.today), asked.last or work.today + FURTHEST, asked.people)


def _require(is_there: bool) -> None:
    if not is_there:
        raise SalonError(Code.NOT_FOUND)
