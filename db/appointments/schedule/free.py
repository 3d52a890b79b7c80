"""Which times can be proposed.

A set of starts is a whole number whose bit m is set where an appointment may begin at minute m: sets of all people and
resources of a month are then joined and cut in a few operations each. A set leaves out what certainly stands against a
start; what is left is placed as if it were booked, so that nothing is proposed that would be refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from db.appointments.records import NoneFree
from db.appointments.schedule.day import CLIENT, RESOURCE, STAFF, Day, Hold, Wanted, stretches
from db.appointments.schedule.occupancy import Piece, pieces
from db.appointments.schedule.placing import Placement, alone, most_units, place
from db.roster.intervals import Interval
from db.text.clock import DAY

EVERY = 15
"""Minutes from one proposal to the next."""
_GRID = sum(1 << minute for minute in range(0, DAY, EVERY))


def people_free(day: Day, parts: Sequence[Wanted]) -> int:
    """The starts at which the client is free, and for every part somebody who does it: a set."""
    if day.past or not all(part.active for part in parts):
        return 0
    when = stretches(parts)
    last = max(finish for _, finish in when)
    starts = _GRID & _all_from(day.not_before) & _between(0, DAY - last)
    if day.client:
        starts &= ~_against(day.taken_of(CLIENT, day.client), [Piece(0, last, 0, last)])
    for part, at in zip(parts, when, strict=True):
        if starts:
            starts &= _of_people(day, part, at)
    return starts


def free_starts(day: Day, parts: Sequence[Wanted], starts: int) -> Iterator[tuple[int, Placement]]:
    """Every time of a day that can be proposed, the earliest first, with where the parts would be.

    Args:
        day: The day.
        parts: The parts.
        starts: When people are free for them; see :func:`people_free`.
    """
    for number, at in enumerate(stretches(parts)):
        if starts:
            starts &= _of_resources(day, parts, number, at)
    while starts:
        first = starts & -starts
        starts ^= first
        start = first.bit_length() - 1
        placement = place(day, parts, start)
        if not placement.against:
            yield start, placement


def why_none(days: Iterable[Day], parts: Sequence[Wanted]) -> NoneFree:
    """Why there is no such time on any of these days."""
    needed = max(finish for _, finish in stretches(parts))
    longest, works = 0, False
    for day in days:
        if day.past:
            continue
        for person in [parts[0].staff] if parts[0].staff else day.able(parts[0]):
            hours = day.hours.get(person)
            if hours is None or hours.leave or hours.salon_closed:
                continue
            works = works or bool(hours.work)
            away = [(hold.start, hold.finish) for hold in day.taken_of(STAFF, person)]
            away += hours.away
            for work in hours.work:
                longest = max(longest, _longest_gap(max(work.start, day.not_before), work.finish, away))
    if not works:
        return NoneFree.CLOSED
    return NoneFree.TOO_SHORT if EVERY <= longest < needed else NoneFree.FULL


def _longest_gap(since: int, until: int, away: Sequence[tuple[int, int]]) -> int:
    longest = 0
    for start, finish in sorted(away):
        if start >= until:
            break
        if start - since > longest:
            longest = start - since
        if finish > since:
            since = finish
    return max(longest, until - since)


def _all_from(minute: int) -> int:
    return -1 << max(0, minute)


def _between(first: int, last: int) -> int:
    """The starts from the first to the last, that one too; none where it is before the first."""
    return (1 << (last + 1)) - (1 << max(0, first)) if max(0, first) <= last else 0


def _against(taken: Iterable[Hold], own: Sequence[Piece]) -> int:
    """The starts at which one of the pieces would meet one of those that are taken."""
    met = 0
    for piece in own:
        before, after = piece.finish - 1, piece.start
        for hold in taken:
            last = hold.finish - after
            if last > 0:
                # as _between, without a call for each
                first = hold.start - before
                met |= (1 << last) - (1 << first if first > 0 else 1)
    return met


def _of_people(day: Day, part: Wanted, at: Interval) -> int:
    """The starts at which somebody who does it is free."""
    own = pieces([alone(part, at)], may_be_free=True)
    starts = 0
    for person in day.able(part):
        hours = day.hours[person]
        if part.staff not in (None, person) or hours.leave or hours.salon_closed:
            continue
        theirs = 0
        for work in hours.work:
            theirs |= _between(work.start - at.start, work.finish - at.finish)
        for away in hours.away:
            theirs &= ~_between(away.start - at.finish + 1, away.finish - at.start - 1)
        starts |= theirs & ~_against(day.taken_of(STAFF, person), own)
    return starts


def _of_resources(day: Day, parts: Sequence[Wanted], number: int, at: Interval) -> int:
    """The starts at which everything is free that a part needs."""
    part = parts[number]
    own = pieces([alone(part, at)], may_be_free=False)
    units = most_units(parts)

    def of_resource(resource: int) -> int:
        one, wanted = day.resource[resource], units.get(resource, 1)
        if not one.active or wanted > one.capacity:
            return 0
        starts = _between(0, DAY)
        for blocked in day.blocks.get(resource, ()):
            starts &= ~_between(blocked.start - at.finish + 1, blocked.finish - at.start - 1)
        taken = day.taken_of(RESOURCE, resource)
        return starts & ~_against(full(taken, one.capacity - wanted + 1), own)

    starts = _between(0, DAY)
    named = {need.resource for need in part.asks.needs if need.resource is not None}
    for resource in named:
        starts &= of_resource(resource)
    for kind in {need.kind for need in part.asks.needs if need.kind}:
        count = sum(need.count for need in part.asks.needs if need.kind == kind)
        # at_least[n]: the starts at which n of them or more are free
        at_least = [_between(0, DAY), *[0] * count]
        for one in day.of_kind.get(kind, ()):
            if one.id not in named:
                free = of_resource(one.id)
                for so_many in range(count, 0, -1):
                    at_least[so_many] |= at_least[so_many - 1] & free
        starts &= at_least[count]
    return starts


def full(taken: Sequence[Hold], most: int) -> list[Hold]:
    """When so many places or more are taken."""
    if most == 1:
        return list(taken)
    found: list[Hold] = []
    steps = sorted([(hold.start, hold.units) for hold in taken] + [(hold.finish, -hold.units) for hold in taken])
    load, since = 0, 0
    for minute, change in steps:
        if load >= most > load + change:
            found.append(taken[0]._replace(start=since, finish=minute))
        elif load < most <= load + change:
            since = minute
        load += change
    return [hold for hold in found if hold.start < hold.finish]
