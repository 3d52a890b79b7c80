"""Hours, shifts and blocked time, as they cross the boundary of the archive; times are minutes since local midnight."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

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
