"""One day at a glance, as it crosses the boundary of the archive; times are minutes since local midnight."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.appointments.records import AppointmentRecord, FreeTime
from db.roster.intervals import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class GridPerson:
    """A column of the day: somebody who works, or has an appointment.

    Attributes:
        shift: What the roster says of the day; empty where the salon's hours hold.
        hours: When they work, with breaks and blocks in it.
        away: Breaks and blocks.
        leave: Whether they are on leave.
    """

    id: int
    name: str
    shift: str
    hours: tuple[Interval, ...]
    away: tuple[Interval, ...] = ()
    leave: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GridPlace:
    """A bed, a room or an instrument of the day.

    Attributes:
        away: When it can't be used.
    """

    name: str
    away: tuple[Interval, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DayGrid:
    """One day at a glance.

    Attributes:
        closed: Whether the salon is closed.
        start: When the first of it begins: hours or appointments.
        finish: When the last of it ends.
        people: The columns, in the order of the staff list.
        places: Beds, rooms and instruments in use, by kind and name.
        appointments: Those that take up time, by start; the others are asked for with ``everything``.
        turn: Ids of who works, in the order in which walk-ins go to them.
        waiting: How many wait for a time on this day.
        next_free: The next gap of the day from now on: with whom, from when, until when.
    """

    day: date
    closed: bool
    start: int
    finish: int
    people: tuple[GridPerson, ...]
    places: tuple[GridPlace, ...]
    appointments: tuple[AppointmentRecord, ...]
    turn: tuple[int, ...]
    waiting: int
    next_free: FreeTime | None
