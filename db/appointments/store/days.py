"""Days as the rules of booking are asked with them: who works, what there is, what is taken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from db.appointments.fields import LIVE
from db.appointments.schedule.day import CLIENT, RESOURCE, STAFF, Day, Hold, Wanted
from db.core.errors import Code, SalonError
from db.core.permissions import Role, roles_in
from db.core.sql import rows, rows_among
from db.resources.records import ResourceRecord
from db.resources.store.resources import resources
from db.roster.records import Blocked
from db.roster.store.blocks import blocks_between
from db.roster.store.hours import hours_between

_HOLDS = (
    "SELECT kind, holder, start, finish, service_start, service_finish, units, appointment_id, day FROM occupancy "
    "WHERE kind = ? AND day >= ? AND day <= ? AND holder IN ({})"
)


class Person(NamedTuple):
    """Somebody of the staff."""

    id: int
    name: str
    roles: str
    active: bool


def everybody() -> list[Person]:
    """The staff, in the order of their list; also who has left."""
    return [Person(*row) for row in rows("SELECT id, name, roles, active FROM staff ORDER BY id")]


def day_for(day: date, today: date, minute: int, client: int, parts: Sequence[Wanted], without: int = 0) -> Day:
    """One day for an appointment; see :func:`days_for`."""
    return days_for(day, day, today, minute, client, parts, without)[day]


def days_for(
    first: date, last: date, today: date, minute: int, client: int, parts: Sequence[Wanted], without: int = 0
) -> Mapping[date, Day]:
    """Some days as far as they matter for an appointment.

    Args:
        first: The first.
        last: The last.
        today: Today.
        minute: The minute of today that it is now.
        client: Who it is for; 0 for a guest.
        parts: The services.
        without: Id of the appointment itself, which doesn't stand against itself.

    Raises:
        SalonError: ``NOT_FOUND`` for somebody who was never here.
    """
    staff = everybody()
    active = {one.id for one in staff if one.active}
    beauticians = [one.id for one in staff if one.active and Role.BEAUTICIAN in roles_in(one.roles)]
    concerned: set[int] = set()
    for part in parts:
        concerned.update((part.asks.staff or beauticians) if part.staff is None else [part.staff])
    if not concerned <= {one.id for one in staff}:
        raise SalonError(Code.NOT_FOUND)
    people = sorted(concerned)
    hours = hours_between(first, last, people)
    there: list[ResourceRecord] = []
    blocks: dict[date, dict[int, list[Blocked]]] = defaultdict(lambda: defaultdict(list))
    needs = {need for part in parts for need in part.asks.needs}
    if needs:
        kinds, named = {need.kind for need in needs}, {need.resource for need in needs}
        there = [one for one in resources(everything=True) if one.kind in kinds or one.id in named]
        for day, blocked in blocks_between(first, last).items():
            for one in blocked:
                if one.resource is not None:
                    blocks[day][one.resource].append(one)
    taken: defaultdict[str, list[Hold]] = defaultdict(list)
    span = (first.isoformat(), last.isoformat())
    for kind, holders in ((STAFF, people), (RESOURCE, [one.id for one in there]), (CLIENT, [client] if client else [])):
        for *hold, on in rows_among(_HOLDS, holders, kind, *span):
            if hold[-1] != without:
                # an ISO text, whether the database gives that or a day
                taken[str(on)].append(Hold._make(hold))
    is_chosen = any(part.staff is None for part in parts)
    own = _own(client) if is_chosen and client else None
    turns = {today: turn(today, people)} if is_chosen and first <= today <= last else {}
    found = {}
    for past in range((last - first).days + 1):
        day = first + timedelta(days=past)
        here = taken[day.isoformat()]
        found[day] = Day(
            hours=hours[day],
            beauticians=beauticians,
            names={one.id: one.name for one in staff},
            resources=there,
            blocks=blocks.get(day, {}),
            taken=here,
            client=client,
            own=own,
            minutes=minutes_of(here),
            turn=turns.get(day, ()),
            inactive=frozenset(people) - active,
            past=day < today,
            not_before=minute if day == today else 0,
        )
    return found


def minutes_of(taken: Iterable[Hold]) -> dict[int, int]:
    """How long people are booked, by id, without getting ready and clearing away."""
    minutes: defaultdict[int, int] = defaultdict(int)
    for hold in taken:
        if hold.kind == STAFF:
            minutes[hold.holder] += hold.service_finish - hold.service_start
    return minutes


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
