"""What stands against a part at a time, and what it takes to book all the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from db.appointments.records import Against, Pass, What
from db.appointments.schedule.day import CLIENT, RESOURCE, STAFF, Day, Hold, Wanted, overlap
from db.appointments.schedule.occupancy import Piece
from db.resources.records import ResourceRecord
from db.roster.intervals import Interval


def against_service(day: Day, part: int, wanted: Wanted) -> list[Against]:
    """A day that is over, or a service that is no longer offered."""
    found = [What.PAST] if day.past and not part else []
    if not wanted.active:
        found.append(What.INACTIVE)
    return [Against(part=part, what=what, passing=Pass.NEVER) for what in found]


def against_client(day: Day, when: Interval) -> list[Against]:
    """The client is somewhere else, be it between two parts."""
    for hold in day.taken_of(CLIENT, day.client) if day.client else ():
        if overlap(Interval(hold.start, hold.finish), when):
            return [_taken(0, What.CLIENT_TAKEN, Pass.BOOK_OVER, "", hold)]
    return []


def against_person(day: Day, number: int, part: Wanted, person: int, when: Interval) -> list[Against]:
    """Whether they work then, and have learned it; not what they are taken by."""
    who = day.names.get(person, "")

    def line(what: What, passing: Pass, start: int = 0, finish: int = 0, why: str = "") -> Against:
        return Against(part=number, what=what, passing=passing, who=who, start=start, finish=finish, why=why)

    hours = day.hours.get(person)
    if hours is None or person in day.inactive:
        return [line(What.INACTIVE, Pass.NEVER)]
    found = []
    if person not in day.able(part):
        found.append(line(What.SKILL, Pass.REASON))
    if hours.salon_closed:
        return [*found, line(What.CLOSED, Pass.BOOK_OVER)]
    if hours.leave:
        return [*found, line(What.LEAVE, Pass.BOOK_OVER)]
    if not any(work.start <= when.start and when.finish <= work.finish for work in hours.work):
        first = min((work.start for work in hours.work), default=0)
        last = max((work.finish for work in hours.work), default=0)
        found.append(line(What.HOURS, Pass.REASON, first, last))
    found += [line(What.BREAK, Pass.REASON, *one) for one in hours.breaks if overlap(one, when)]
    found += [
        line(What.BLOCKED, Pass.REASON, one.start, one.finish, one.why)
        for one in hours.blocks
        if overlap(one.interval, when)
    ]
    return found


def against_taken(day: Day, part: int, person: int, pieces: Sequence[Piece]) -> list[Against]:
    """Service time of somebody that is taken already, or only time for getting ready and clearing away."""
    clash = worst_clash(day.taken_of(STAFF, person), pieces, 1)
    if clash is None:
        return []
    hold, is_service = clash
    passing = Pass.BOOK_OVER if is_service else Pass.REASON
    what = What.STAFF_TAKEN if is_service else What.BUFFER
    return [_taken(part, what, passing, day.names.get(person, ""), hold)]


def against_resource(
    day: Day, part: int, resource: ResourceRecord, units: int, pieces: Sequence[Piece], when: Interval
) -> list[Against]:
    """A resource that is taken, blocked or no longer used."""
    if not resource.active:
        return [Against(part=part, what=What.INACTIVE, passing=Pass.NEVER, who=resource.name)]
    if units > resource.capacity:
        return [Against(part=part, what=What.NO_RESOURCE, passing=Pass.NEVER, who=resource.name)]
    over = Pass.NEVER if resource.exclusive else Pass.BOOK_OVER
    for blocked in day.blocks.get(resource.id, ()):
        if overlap(blocked.interval, when):
            return [
                Against(
                    part=part,
                    what=What.RESOURCE_TAKEN,
                    passing=over,
                    who=resource.name,
                    start=blocked.start,
                    finish=blocked.finish,
                    why=blocked.why,
                )
            ]
    clash = worst_clash(day.taken_of(RESOURCE, resource.id), pieces, resource.capacity - units + 1)
    if clash is None:
        return []
    hold, is_service = clash
    if is_service:
        return [_taken(part, What.RESOURCE_TAKEN, over, resource.name, hold)]
    return [_taken(part, What.BUFFER, Pass.REASON, resource.name, hold)]


def worst_clash(taken: Sequence[Hold], pieces: Sequence[Piece], most: int) -> tuple[Hold, bool] | None:
    """Where so many places or more are taken at one time within the pieces.

    It is the peak of what overlaps that counts, not how many there are in all.

    Returns:
        What is in the way, and whether it is service time; None where nothing is.
    """
    if not pieces:
        return None
    # mostly nothing is near, or not enough even if all of it were at one time
    first, last = pieces[0].start, pieces[-1].finish
    taken = [hold for hold in taken if hold.start < last and first < hold.finish]
    if sum([hold.units for hold in taken]) < most:
        return None
    found = None
    for piece in pieces:
        clash = _full(taken, piece.service_start, piece.service_finish, most, of_service=True)
        if clash is not None:
            return clash, True
        found = found or _full(taken, piece.start, piece.finish, most, of_service=False)
    return None if found is None else (found, False)


def _full(taken: Iterable[Hold], start: int, finish: int, most: int, *, of_service: bool) -> Hold | None:
    """The last to come of those that take so many places at one time between start and finish."""
    here: list[tuple[int, int, Hold]] = []
    for hold in taken:
        first, last = (hold.service_start, hold.service_finish) if of_service else (hold.start, hold.finish)
        if max(first, start) < min(last, finish):
            here.append((first, last, hold))
    # there is a peak where one of them begins
    for first, _, hold in sorted(here, key=lambda one: one[0]):
        if sum(other.units for begin, end, other in here if begin <= first < end) >= most:
            return hold
    return None


def _taken(part: int, what: What, passing: Pass, who: str, hold: Hold) -> Against:
    return Against(
        part=part,
        what=what,
        passing=passing,
        who=who,
        start=hold.service_start,
        finish=hold.service_finish,
        appointment=hold.appointment,
    )
