"""Days as the rules of booking are asked with them: who works, what there is, what is taken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from db.appointments.fields import LIVE
from db.appointments.schedule.day import CLIENT, RESOURCE, STAFF, Day, Hold, Wanted, stretches
from db.core.errors import Code, SalonError
from db.core.permissions import Role, roles_in
from db.core.sql import marks, rows, rows_among
from db.resources.records import ResourceRecord
from db.resources.store.resources import resources_asked
from db.roster.intervals import Interval
from db.roster.records import Blocked
from db.roster.store.blocks import blocks_between
from db.roster.store.hours import hours_between
from db.text.clock import DAY

_HOLDS = (
    "SELECT day, kind, holder, start, finish, service_start, service_finish, units, appointment_id FROM occupancy "
    "WHERE kind = ? AND day >= ? AND day <= ? AND start < ? AND finish > ? AND appointment_id <> ? AND holder IN ({})"
)
_WHOLE = Interval(0, DAY)


class Person(NamedTuple):
    """Somebody of the staff."""

    id: int
    name: str
    roles: str
    active: bool


_PEOPLE = "SELECT id, name, roles, active FROM staff"


def everybody() -> list[Person]:
    """The staff, in the order of their list; also who has left."""
    return [Person(*row) for row in rows(f"{_PEOPLE} ORDER BY id")]


def _asked(parts: Sequence[Wanted]) -> list[Person]:
    """Who matters for some services: where each names somebody, nobody else."""
    named = {part.staff for part in parts}
    if None in named:
        return everybody()
    return [Person(*row) for row in rows_among(f"{_PEOPLE} WHERE id IN ({{}}) ORDER BY id", list(named))]


def day_for(
    day: date, today: date, minute: int, client: int, parts: Sequence[Wanted], start: int, without: int = 0
) -> Day:
    """One day for an appointment that begins at a minute; see :func:`days_for`."""
    when = stretches(parts, start)
    span = Interval(
        min(at.start - part.asks.before for part, at in zip(parts, when, strict=True)),
        max(at.finish + part.asks.after for part, at in zip(parts, when, strict=True)),
    )
    needs = {need for part in parts for need in part.asks.needs}
    there = resources_asked(needs) if needs else []
    return days_for(day, day, today, minute, client, parts, without, there, span)[day]


def days_for(
    first: date,
    last: date,
    today: date,
    minute: int,
    client: int,
    parts: Sequence[Wanted],
    without: int = 0,
    resources: Sequence[ResourceRecord] = (),
    span: Interval = _WHOLE,
) -> Mapping[date, Day]:
    """Some days as far as people matter for an appointment, by the day; resources are read by :func:`with_resources`.

    Args:
        first: The first.
        last: The last.
        today: Today.
        minute: The minute of today that it is now.
        client: Who it is for; 0 for a guest.
        parts: The services.
        without: Id of the appointment itself, which doesn't stand against itself.
        resources: Those that matter, where they were read.
        span: What is taken of the client and of resources at other times doesn't matter.

    Raises:
        SalonError: ``NOT_FOUND`` for somebody who was never here.
    """
    staff = _asked(parts)
    active = {one.id for one in staff if one.active}
    beauticians = [one.id for one in staff if one.active and Role.BEAUTICIAN in roles_in(one.roles)]
    concerned: set[int] = set()
    for part in parts:
        concerned.update((part.asks.staff or beauticians) if part.staff is None else [part.staff])
    if not concerned <= {one.id for one in staff}:
        raise SalonError(Code.NOT_FOUND)
    people = sorted(concerned)
    blocked = blocks_between(first, last)
    hours = hours_between(first, last, people, blocked=blocked)
    is_chosen = any(part.staff is None for part in parts)
    taken = _taken(
        [
            # whoever has least to do that day comes first
            (STAFF, people, _WHOLE if is_chosen else span),
            (CLIENT, [client] if client else [], span),
            (RESOURCE, [one.id for one in resources], span),
        ],
        first,
        last,
        without,
    )
    own = _own(client) if is_chosen and client else None
    turns = {today: turn(today, people)} if is_chosen and first <= today <= last else {}
    names = {one.id: one.name for one in staff}
    return {
        day: Day(
            hours=of_day,
            beauticians=beauticians,
            names=names,
            resources=resources,
            blocks=_of_resources(blocked[day]),
            taken=taken[day.isoformat()],
            client=client,
            own=own,
            turn=turns.get(day, ()),
            inactive=frozenset(people) - active,
            past=day < today,
            not_before=minute if day == today else 0,
        )
        for day, of_day in hours.items()
    }


def with_resources(
    days: Mapping[date, Day], parts: Sequence[Wanted], without: int = 0, span: Interval = _WHOLE
) -> Mapping[date, Day]:
    """Days with the resources that an appointment asks for, and with what is taken of them.

    Args:
        days: The days, in order.
        parts: The services.
        without: Id of the appointment itself.
        span: What is taken at other times doesn't matter.
    """
    needs = {need for part in parts for need in part.asks.needs}
    if not needs or not days:
        return days
    there = resources_asked(needs)
    first, last = min(days), max(days)
    taken = _taken([(RESOURCE, [one.id for one in there], span)], first, last, without)
    return {day: one.having(there, taken[day.isoformat()]) for day, one in days.items()}


def _of_resources(blocked: Iterable[Blocked]) -> Mapping[int, list[Blocked]]:
    """Blocked time of each resource that has any."""
    found: defaultdict[int, list[Blocked]] = defaultdict(list)
    for one in blocked:
        if one.resource is not None:
            found[one.resource].append(one)
    return found


def _taken(
    wanted: Iterable[tuple[str, Sequence[int], Interval]], first: date, last: date, without: int
) -> defaultdict[str, list[Hold]]:
    """What is taken by others than one appointment, by day as the database writes it.

    Args:
        wanted: Of whom and of what: the kind, who, and the time of each day that matters.
        first: The first day.
        last: The last day.
        without: Id of the appointment.
    """
    statements: list[str] = []
    values: list[object] = []
    for kind, holders, span in wanted:
        if holders:
            statements.append(_HOLDS.format(marks(holders)))
            values += [kind, first.isoformat(), last.isoformat(), span.finish, span.start, without, *holders]
    found: defaultdict[str, list[Hold]] = defaultdict(list)
    for row in rows(" UNION ALL ".join(statements), *values) if statements else ():
        # an ISO text, whether the database gives that or a day
        found[str(row[0])].append(Hold._make(row[1:]))
    return found


def turn(day: date, people: Iterable[int]) -> list[int]:
    """People in the order in which walk-ins go to them: who had one last is last; who was asked for keeps a turn."""
    last = dict(
        rows_among(
            "SELECT p.staff_id, MAX(a.id) FROM appointment a JOIN appointment_part p ON p.appointment_id = a.id "
            "WHERE a.source = 'walk_in' AND NOT a.asked_for AND a.day = ? AND a.state IN ({}) GROUP BY p.staff_id",
            LIVE,
            day.isoformat(),
        )
    )
    return sorted(people, key=lambda person: (last.get(person, 0), person))


def _own(client: int) -> int | None:
    found = rows("SELECT beautician_id FROM client WHERE id = ?", client)
    return found[0][0] if found else None
