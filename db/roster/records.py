"""Hours, shifts and blocked time, as they cross the boundary of the archive; times are minutes since local midnight."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from db.fields.values import Ref
from db.roster.intervals import Interval


class ShiftRecord(NamedTuple):
    """A shift: its hours and its one break, where it is one of work (a break from 0 to 0 is none).

    Attributes:
        short: One or two characters for the roster.
        kind: ``work``, ``rest`` or ``leave``.
    """

    id: int
    version: int
    name: str
    short: str
    kind: str
    start: int
    finish: int
    break_start: int
    break_finish: int
    active: bool

    @property
    def work(self) -> tuple[Interval, ...]:
        """Its hours, with the break in them."""
        return (Interval(self.start, self.finish),) if self.kind == "work" else ()

    @property
    def breaks(self) -> tuple[Interval, ...]:
        """Its break."""
        return (Interval(self.break_start, self.break_finish),) if self.break_start < self.break_finish else ()


class Blocked(NamedTuple):
    """Time that can't be booked, and why: of somebody, of a resource, or, without either, of the whole salon."""

    id: int
    day: date
    start: int
    finish: int
    why: str
    staff: int | None = None
    resource: int | None = None

    @property
    def interval(self) -> Interval:
        """When."""
        return Interval(self.start, self.finish)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """When somebody works on a day.

    Attributes:
        work: Their shift, or the salon's hours where nobody said anything else; within the salon's day, with breaks
            and blocks in it.
        breaks: Breaks of the shift.
        blocks: Their blocked time, and that of the whole salon.
        leave: Whether they are on leave.
        salon_closed: Whether the salon is closed: that day, or on that weekday where they have no shift all the same.
        shift: Id of the shift that they have by the roster; None where the salon's hours hold.
        short: What the roster says of it.
    """

    work: tuple[Interval, ...]
    breaks: tuple[Interval, ...] = ()
    blocks: tuple[Blocked, ...] = ()
    leave: bool = False
    salon_closed: bool = False
    shift: int | None = None
    short: str = ""

    @property
    def away(self) -> tuple[Interval, ...]:
        """What of their hours they don't work: breaks, and what is blocked."""
        return (*self.breaks, *(one.interval for one in self.blocks)) if self.blocks else self.breaks


class SalonDayRecord(NamedTuple):
    """A day that is not as its weekday: closed, or with other hours."""

    day: date
    closed: bool
    start: int
    finish: int
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What is about to be said of hours, as if it had been.

    Attributes:
        shifts: Ids of shifts by person and day; None for what the week says.
        week: Ids of the shifts that people have by weekday ``week_from`` a day on.
        known: Shifts with other hours.
        weekdays: Hours of the salon by weekday, 0 for Monday; None: as they are.
        days: Hours of the salon; None where it is closed.
        as_usual: Days that are as their weekday again.
    """

    shifts: Mapping[tuple[int, date], int | None] = field(default_factory=dict)
    week: Mapping[tuple[int, int], int] = field(default_factory=dict)
    week_from: date = date.max
    known: Mapping[int, ShiftRecord] = field(default_factory=dict)
    weekdays: Mapping[int, Interval] | None = None
    days: Mapping[date, Interval | None] = field(default_factory=dict)
    as_usual: Collection[date] = ()


class Uncovered(NamedTuple):
    """An appointment at a time that nobody works, or at which something is blocked: it is to be settled.

    Attributes:
        id: Its own.
        who: The client, or the guest.
    """

    id: int
    day: date
    start: int
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned:
    """The shift of somebody on a day; None: what their week says.

    Attributes:
        version: Of what the roster said when it was read; 0 where it said nothing.
    """

    person: int
    day: date
    shift: int | None
    version: int = 0


class RosterCell(NamedTuple):
    """What somebody works on a day.

    Attributes:
        shift: Id of the shift; None where the salon's hours hold.
        short: The shift in short.
        kind: Its kind; that of work where the salon's hours hold.
        version: Of what the roster says of that day; 0 where the week says it, or nobody.
        minutes: How long they work, without breaks and blocks.
        closed: Whether the salon is closed.
    """

    day: date
    shift: int | None
    short: str
    kind: str
    version: int
    minutes: int
    closed: bool


class RosterLine(NamedTuple):
    """Somebody's week: seven days, how long they work, for how long they are booked, and what they don't cover.

    Attributes:
        minutes: Of work, without breaks and blocks.
        booked: Minutes of service.
        uncovered: How many appointments still to come lie outside their hours.
    """

    person: Ref
    cells: tuple[RosterCell, ...]
    minutes: int
    booked: int
    uncovered: int


class RosterWeek(NamedTuple):
    """Everybody's week from a Monday on, and the shifts in use."""

    first: date
    lines: tuple[RosterLine, ...]
    shifts: tuple[ShiftRecord, ...]


class BlockLine(NamedTuple):
    """Blocked time as it is listed: of somebody, of a resource, or, without either, of the whole salon."""

    id: int
    day: date
    start: int
    finish: int
    why: str
    person: Ref | None = None
    resource: Ref | None = None


class Blockable(NamedTuple):
    """Who works here, by number, and the beds, rooms and instruments in use: whose time can be blocked."""

    people: Mapping[int, Ref]
    places: tuple[Ref, ...]
