"""What the rules of booking are asked with: parts that are wanted, and a day with what is taken on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from db.resources.records import ResourceRecord, ServiceNeeds
from db.roster.intervals import Interval
from db.roster.records import Blocked, Hours
from db.text.clock import DAY

STAFF, RESOURCE, CLIENT = "staff", "resource", "client"
"""Who and what time can be taken of."""


class Hold(NamedTuple):
    """Time that somebody or something is taken for by an appointment.

    What lies before ``service_start`` and after ``service_finish`` is for getting ready and clearing away alone; where
    the two are equal, all of it is.

    Attributes:
        units: How many places of a resource are taken; 1 otherwise.
        appointment: Id of the appointment; 0 where it is the one that is being placed.
    """

    kind: str
    holder: int
    start: int
    finish: int
    service_start: int
    service_finish: int
    units: int = 1
    appointment: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A service that is to be placed.

    Attributes:
        staff: Who is to do it; None for anybody.
        minutes: How long it takes.
        asks: What it asks of the day besides; for what was booked already, as it was then.
        together: Whether it begins with the one before it.
        active: Whether it is still offered.
        had: Ids of resources that are kept where they are free.
    """

    service: int
    staff: int | None
    minutes: int
    asks: ServiceNeeds
    together: bool = False
    active: bool = True
    had: frozenset[int] = frozenset()


def stretches(parts: Sequence[Wanted], start: int = 0) -> list[Interval]:
    """When each part is: one after the other, but for those that begin with the one before them."""
    found: list[Interval] = []
    begins = ends = start
    for part in parts:
        if not (part.together and found):
            begins = ends
        found.append(Interval(begins, begins + part.minutes))
        ends = max(ends, begins + part.minutes)
    return found


@dataclass(eq=False)
class Day:
    """A day, with what is taken on it; nothing of it is set anew, which is not guarded: many are made to find a time.

    Attributes:
        hours: When people work, by id: everybody who may be asked for.
        beauticians: Who does the services for which nobody is named.
        names: Names of people, by id.
        resources: What there is, also what is no longer used.
        blocks: Blocked time of resources, by id.
        taken: What is taken by other appointments.
        client: Who it is for; 0 for a guest, who is nowhere else.
        own: Who treats the client; None for nobody.
        turn: People in the order in which walk-ins go to them.
        inactive: People who no longer work here.
        past: Whether the day is over.
        not_before: Before then nothing is proposed.
    """

    hours: Mapping[int, Hours]
    beauticians: Sequence[int] = ()
    names: Mapping[int, str] = field(default_factory=dict)
    resources: Sequence[ResourceRecord] = ()
    blocks: Mapping[int, Sequence[Blocked]] = field(default_factory=dict)
    taken: Sequence[Hold] = ()
    client: int = 0
    own: int | None = None
    turn: Sequence[int] = ()
    inactive: frozenset[int] = frozenset()
    past: bool = False
    not_before: int = 0

    def having(self, resources: Sequence[ResourceRecord], taken: Iterable[Hold]) -> Day:
        """The same day with what there is, and with what is taken of that besides."""
        return Day(
            hours=self.hours,
            beauticians=self.beauticians,
            names=self.names,
            resources=resources,
            blocks=self.blocks,
            taken=[*self.taken, *taken],
            client=self.client,
            own=self.own,
            turn=self.turn,
            inactive=self.inactive,
            past=self.past,
            not_before=self.not_before,
        )

    @cached_property
    def _taken(self) -> Mapping[tuple[str, int], list[Hold]]:
        found: defaultdict[tuple[str, int], list[Hold]] = defaultdict(list)
        for hold in self.taken:
            found[hold.kind, hold.holder].append(hold)
        return found

    @cached_property
    def minutes(self) -> Mapping[int, int]:
        """How long each person is booked, by id, without getting ready and clearing away."""
        found: defaultdict[int, int] = defaultdict(int)
        for hold in self.taken:
            if hold.kind == STAFF:
                found[hold.holder] += hold.service_finish - hold.service_start
        return found

    @cached_property
    def resource(self) -> Mapping[int, ResourceRecord]:
        """Resources by id."""
        return {one.id: one for one in self.resources}

    @cached_property
    def of_kind(self) -> Mapping[str, list[ResourceRecord]]:
        """Resources in use, by kind: the smallest first, then by name."""
        found: defaultdict[str, list[ResourceRecord]] = defaultdict(list)
        for one in sorted(self.resources, key=lambda one: (one.capacity, one.name, one.id)):
            if one.active:
                found[one.kind].append(one)
        return found

    def taken_of(self, kind: str, holder: int) -> Sequence[Hold]:
        """What is taken of somebody or something."""
        return self._taken.get((kind, holder), ())

    def able(self, part: Wanted) -> Sequence[int]:
        """Who does a service: those named for it, else every beautician; never who has left."""
        named = part.asks.staff or self.beauticians
        return [person for person in named if person in self.hours and person not in self.inactive]


def fits_a_day(parts: Sequence[Wanted], start: int) -> bool:
    """Whether all of it is on one day: nothing goes past midnight."""
    return start >= 0 and max(finish for _, finish in stretches(parts, start)) <= DAY


def overlap(one: Interval, other: Interval) -> bool:
    """Whether two stretches have a minute in common; those that touch have none."""
    return max(one.start, other.start) < min(one.finish, other.finish)
