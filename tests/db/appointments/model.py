"""A model of booking: every minute of a day is a bit, and what is taken is a number of such bits.

It knows nothing of how the program works it out: it asks of every person and every resource at every minute.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from random import Random

from db.appointments.records import What
from db.appointments.schedule.day import Day, Wanted
from db.appointments.schedule.occupancy import Placed, holds
from db.resources.records import Need, ResourceRecord, ServiceNeeds
from db.roster.intervals import Interval
from db.roster.records import Blocked, Hours

DAY = 1440
PEOPLE, CLIENTS = range(1, 13), range(1, 7)
KINDS = ("bed", "room", "instrument")
CAPACITIES = (1, 1, 1, 1, 2, 2, 3, 4)


def bits(start: int, finish: int) -> int:
    """The minutes from start to finish, on this day."""
    start, finish = max(0, start), min(DAY, finish)
    return ((1 << (finish - start)) - 1) << start if start < finish else 0


@dataclass
class Booked:
    """An appointment as the model knows it."""

    client: int
    parts: tuple[Placed, ...]


@dataclass
class Model:
    """A day."""

    hours: dict[int, Hours]
    resources: list[ResourceRecord]
    blocks: dict[int, list[Blocked]]
    booked: dict[int, Booked] = field(default_factory=dict)
    _known: dict[object, int] = field(default_factory=dict)

    def put(self, id: int, booking: Booked) -> None:
        self._known.clear()
        self.booked[id] = booking

    def take(self, id: int) -> Booked | None:
        self._known.clear()
        return self.booked.pop(id, None)

    def accepts(self, client: int, parts: Sequence[Wanted], start: int) -> bool:
        """Whether it can be booked with nothing standing against it."""
        times = times_of(parts, start)
        if max(finish for _, finish in times) > DAY or (client and self._client(client, times)):
            return False
        able = []
        for number, part in enumerate(parts):
            people = PEOPLE if part.staff is None else [part.staff]
            able.append([one for one in people if not self.against(number, parts, start, one)])
            if not self._has_resources(parts, number, *times[number]):
                return False
        return any(
            all(
                people[one] != people[two] or not hands(parts[one], *times[one]) & hands(parts[two], *times[two])
                for one in range(len(parts))
                for two in range(one)
            )
            for people in product(*able)
        )

    def against(self, number: int, parts: Sequence[Wanted], start: int, person: int) -> set[What]:
        """What stands against a person for a part."""
        part, (begin, finish) = parts[number], times_of(parts, start)[number]
        hours = self.hours[person]
        service = bits(begin, finish)
        found = set()
        if part.asks.staff and person not in part.asks.staff:
            found.add(What.SKILL)
        if hours.salon_closed:
            found.add(What.CLOSED)
        elif hours.leave:
            found.add(What.LEAVE)
        else:
            if service & ~any_of(bits(*one) for one in hours.work):
                found.add(What.HOURS)
            if service & any_of(bits(*one) for one in hours.breaks):
                found.add(What.BREAK)
            if service & any_of(bits(one.start, one.finish) for one in hours.blocks):
                found.add(What.BLOCKED)
        inner, outer = hands(part, begin, finish), hands(part, begin, finish) | around(part, begin, finish)
        if inner & self._taken(person, hands_of):
            found.add(What.STAFF_TAKEN)
        elif outer & self._taken(person, lambda one: hands_of(one) | around_of(one)):
            found.add(What.BUFFER)
        return found

    def is_too_full(self, one: ResourceRecord) -> bool:
        """Whether more of a resource is taken at a minute than there is, but for getting ready and clearing away."""
        services = [(service_of(booking, one.id), places(booking, one.id)) for booking in self.booked.values()]
        return bool(at_least(services, one.capacity + 1))

    def _taken(self, person: int, minutes: Callable[[Placed], int]) -> int:
        key = (person, minutes is hands_of)
        if key not in self._known:
            parts = [one for booking in self.booked.values() for one in booking.parts if one.staff == person]
            self._known[key] = any_of(minutes(one) for one in parts)
        return self._known[key]

    def _full(self, resource: int, most: int) -> int:
        key = ("full", resource, most)
        if key not in self._known:
            taken = [(whole_of(booking, resource), places(booking, resource)) for booking in self.booked.values()]
            self._known[key] = at_least(taken, most)
        return self._known[key]

    def _client(self, client: int, times: Sequence[tuple[int, int]]) -> bool:
        here = bits(times[0][0], max(finish for _, finish in times))
        there = [booking.parts for booking in self.booked.values() if booking.client == client]
        return bool(here & any_of(bits(parts[0].start, max(one.finish for one in parts)) for parts in there))

    def _has_resources(self, parts: Sequence[Wanted], number: int, start: int, finish: int) -> bool:
        part = parts[number]
        named = {need.resource for need in part.asks.needs if need.resource}

        def is_free(one: ResourceRecord) -> bool:
            wanted = max([1, *(need.count for part in parts for need in part.asks.needs if need.resource == one.id)])
            if not one.active or bits(start, finish) & any_of(bits(*block.interval) for block in self.blocks[one.id]):
                return False
            whole = bits(start - part.asks.before, finish + part.asks.after)
            return wanted <= one.capacity and not whole & self._full(one.id, one.capacity - wanted + 1)

        if not all(is_free(one) for one in self.resources if one.id in named):
            return False
        for kind in KINDS:
            count = sum(need.count for need in part.asks.needs if need.kind == kind)
            if count > sum(is_free(one) for one in self.resources if one.kind == kind and one.id not in named):
                return False
        return True


def times_of(parts: Sequence[Wanted], start: int) -> list[tuple[int, int]]:
    """When the parts are."""
    times: list[tuple[int, int]] = []
    for part in parts:
        begins = times[-1][0] if part.together and times else max([start, *(finish for _, finish in times)])
        times.append((begins, begins + part.minutes))
    return times


def hands(part: Wanted, start: int, finish: int) -> int:
    free = bits(start + part.asks.free_from, start + part.asks.free_from + part.asks.free_minutes)
    return bits(start, finish) & ~free


def around(part: Wanted, start: int, finish: int) -> int:
    return bits(start - part.asks.before, start) | bits(finish, finish + part.asks.after)


def hands_of(part: Placed) -> int:
    free = bits(part.start + part.free_from, part.start + part.free_from + part.free_minutes)
    return bits(part.start, part.finish) & ~free


def around_of(part: Placed) -> int:
    return bits(part.start - part.before, part.start) | bits(part.finish, part.finish + part.after)


def service_of(booking: Booked, resource: int) -> int:
    return any_of(bits(one.start, one.finish) for one in booking.parts if resource in one.resources)


def whole_of(booking: Booked, resource: int) -> int:
    return service_of(booking, resource) | any_of(around_of(one) for one in booking.parts if resource in one.resources)


def places(booking: Booked, resource: int) -> int:
    return max((one.resources[resource] for one in booking.parts if resource in one.resources), default=0)


def any_of(several: Iterable[int]) -> int:
    found = 0
    for one in several:
        found |= one
    return found


def at_least(taken: Sequence[tuple[int, int]], most: int) -> int:
    """The minutes at which so many places or more are taken."""
    levels = [bits(0, DAY), *[0] * max(0, most)]
    for minutes, units in taken:
        for _ in range(units):
            for level in range(most, 0, -1):
                levels[level] |= levels[level - 1] & minutes
    return levels[max(0, most)]


def random_day(random: Random) -> Model:
    """A day of twelve people, ten rooms and four instruments, with hours of every sort."""
    resources = [
        ResourceRecord(
            id=id,
            version=1,
            kind=kind,
            name=f"{kind}{id}",
            capacity=random.choice(CAPACITIES),
            exclusive=kind == "instrument",
            active=random.random() < 0.9,
        )
        for id, kind in enumerate(["bed"] * 5 + ["room"] * 5 + ["instrument"] * 4, 1)
    ]
    hours = {person: _random_hours(random) for person in PEOPLE}
    blocks = {one.id: [_block(random, 90)] if random.random() < 0.1 else [] for one in resources}
    return Model(hours, resources, blocks)


def _random_hours(random: Random) -> Hours:
    start, finish = random.choice([(540, 1080), (720, 1260), (540, 1260), (0, 1440), (900, 1440), (0, 480)])
    breaks = (Interval(start + 180, start + 180 + random.choice([15, 30, 60])),) if random.random() < 0.5 else ()
    blocks = (_block(random, 120),) if random.random() < 0.2 else ()
    odd = random.random()
    work = () if odd < 0.05 else (Interval(start, finish),)
    return Hours(work=work, breaks=breaks, blocks=blocks, leave=0.05 < odd < 0.1, salon_closed=0.1 < odd < 0.12)


def _block(random: Random, most: int) -> Blocked:
    minutes = random.randrange(5, most, 5)
    start = random.randrange(0, DAY - minutes + 1, 5)
    return Blocked(id=0, day=date(2026, 2, 28), start=start, finish=start + minutes, why="")


def random_parts(random: Random) -> tuple[Wanted, ...]:
    """One to three services."""
    return tuple(_random_part(random) for _ in range(random.choice([1, 1, 1, 2, 2, 3])))


def _random_part(random: Random) -> Wanted:
    minutes = random.choice([5, 15, 30, 30, 60, 60, 90, 120])
    needs = [
        Need(kind, None, random.choice([1, 1, 1, 2])) for kind in random.sample(KINDS, random.choice([0, 1, 1, 2]))
    ]
    if random.random() < 0.2:
        needs.append(Need("", random.randint(1, 14), random.choice([1, 1, 2])))
    asks = ServiceNeeds(
        before=random.choice([0, 0, 5, 10]),
        after=random.choice([0, 0, 10, 20]),
        free_from=random.choice([0, 10, 15]),
        free_minutes=random.choice([0, 0, 0, 10, 20, 60]),
        needs=tuple(needs),
        staff=tuple(random.sample(PEOPLE, random.randint(1, 6))) if random.random() < 0.5 else (),
    )
    staff = random.choice(PEOPLE) if random.random() < 0.4 else None
    return Wanted(service=1, staff=staff, minutes=minutes, asks=asks, together=random.random() < 0.3)


def day_of(model: Model, client: int, without: int = 0) -> Day:
    """The model's day as the program reads it, but for one appointment."""
    return Day(
        hours=model.hours,
        beauticians=tuple(PEOPLE),
        names={person: f"美容师{person}" for person in PEOPLE},
        resources=model.resources,
        blocks=model.blocks,
        taken=[
            hold
            for id, booking in model.booked.items()
            if id != without
            for hold in holds(booking.parts, booking.client, id)
        ],
        client=client,
    )


def random_starts(random: Random) -> Iterator[int]:
    """Times that are asked for, to five minutes; the ends of the day among them."""
    while True:
        yield random.choice([random.randrange(0, DAY, 5), random.randrange(540, 1200, 15), 0, 1380, 1410])
