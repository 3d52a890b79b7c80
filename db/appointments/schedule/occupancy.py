"""Which time an appointment takes, and of whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from db.appointments.schedule.day import CLIENT, RESOURCE, STAFF, Hold
from db.roster.intervals import Interval
from db.text.clock import DAY


class Placed(NamedTuple):
    """A part with its time, its person and its resources.

    Attributes:
        staff: Who does it; None while nobody has been chosen.
        resources: How many places it takes, by id of the resource.
        before: Minutes for getting ready; ``after``: for clearing away.
        free_from: Minutes after the start from which on the beautician is free, for ``free_minutes``.
    """

    start: int
    finish: int
    staff: int | None
    resources: Mapping[int, int]
    before: int = 0
    after: int = 0
    free_from: int = 0
    free_minutes: int = 0


class Piece(NamedTuple):
    """Time without a gap: with getting ready and clearing away, and without."""

    start: int
    finish: int
    service_start: int
    service_finish: int


def holds(parts: Sequence[Placed], client: int, appointment: int = 0) -> list[Hold]:
    """What an appointment takes.

    A part takes its beautician from ``before`` ahead of it until ``after`` it, but for the free minutes, and its
    resources without exception; the appointment takes its client once, from the first start to the last finish.
    """
    found: list[Hold] = []
    for person in dict.fromkeys(part.staff for part in parts if part.staff is not None):
        own = [part for part in parts if part.staff == person]
        found += _holds(STAFF, person, pieces(own, may_be_free=True), 1, appointment)
    for resource in dict.fromkeys(resource for part in parts for resource in part.resources):
        own = [part for part in parts if resource in part.resources]
        units = max(part.resources[resource] for part in own)
        found += _holds(RESOURCE, resource, pieces(own, may_be_free=False), units, appointment)
    if client:
        start, finish = min(part.start for part in parts), max(part.finish for part in parts)
        found.append(Hold(CLIENT, client, start, finish, start, finish, 1, appointment))
    return found


def _holds(kind: str, holder: int, pieces: Iterable[Piece], units: int, appointment: int) -> list[Hold]:
    """What is got ready before midnight, or cleared away after the next, is on no day."""
    on_day = [(max(0, piece.start), min(DAY, piece.finish), piece) for piece in pieces]
    return [
        Hold(kind, holder, start, finish, piece.service_start, piece.service_finish, units, appointment)
        for start, finish, piece in on_day
        if start < finish
    ]


def pieces(parts: Sequence[Placed], *, may_be_free: bool) -> list[Piece]:
    """The time that parts of one appointment take of one holder, in order and without overlaps.

    What is got ready for one part while another is under way takes no time of its own: so buffers add up between
    appointments, and fall away between parts of one.
    """
    if len(parts) == 1 and not (may_be_free and parts[0].free_minutes):
        # what mostly is asked
        [part] = parts
        return [Piece(part.start - part.before, part.finish + part.after, part.start, part.finish)]
    services = _joined([piece for part in parts for piece in _busy(part, may_be_free)])
    around = [
        piece
        for part in parts
        for piece in ((part.start - part.before, part.start), (part.finish, part.finish + part.after))
    ]
    found: list[Piece] = []
    for start, finish in _joined([*services, *around]):
        here = [service for service in services if start <= service[0] and service[1] <= finish]
        bounds = [start, *(begin for begin, _ in here[1:]), finish]
        # where the beautician is free at the very beginning or end, there is only the getting ready or clearing away
        found += [
            Piece(*span, *service) for span, service in zip(pairwise(bounds), here or [(start, start)], strict=True)
        ]
    return found


def hands(part: Placed) -> list[Interval]:
    """When a part needs its beautician's hands."""
    return [Interval(*piece) for piece in _busy(part, may_be_free=True)]


def _busy(part: Placed, may_be_free: bool) -> list[tuple[int, int]]:
    """When a part needs its beautician's hands, or its resource."""
    if not may_be_free or not part.free_minutes:
        return [(part.start, part.finish)]
    leaves = min(part.finish, part.start + part.free_from)
    returns = min(part.finish, leaves + part.free_minutes)
    return [(start, finish) for start, finish in ((part.start, leaves), (returns, part.finish)) if start < finish]


def _joined(intervals: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Intervals in order, those that touch or overlap as one."""
    found: list[tuple[int, int]] = []
    for start, finish in sorted(one for one in intervals if one[0] < one[1]):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], finish))
        else:
            found.append((start, finish))
    return found
