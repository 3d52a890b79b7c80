"""Whether the time that is taken is what appointments take, and nobody is taken twice unless somebody allowed it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from db.appointments.fields import LIVE
from db.appointments.schedule.day import RESOURCE, Hold
from db.appointments.schedule.occupancy import Placed, holds
from db.core.sql import rows


def wrong_bookings() -> int:
    """How many appointments take other time than they should, or time that is taken, without a word about it."""
    return sum(len(_wrong_on(day)) for (day,) in rows("SELECT DISTINCT day FROM appointment ORDER BY day"))


def _wrong_on(day: str) -> set[int]:
    taken: defaultdict[int, set[Hold]] = defaultdict(set)
    elsewhere = set()
    for own_day, *hold in rows(
        "SELECT o.day, o.kind, o.holder, o.start, o.finish, o.service_start, o.service_finish, o.units, "
        "o.appointment_id FROM appointment a JOIN occupancy o ON o.appointment_id = a.id WHERE a.day = ?",
        day,
    ):
        taken[hold[-1]].add(Hold(*hold))
        if own_day != day:
            elsewhere.add(hold[-1])
    due = _due(day)
    differ = {one for one in taken.keys() | due.keys() if taken[one] != due.get(one, set())}
    return elsewhere | differ | _overlapping(hold for of_one in taken.values() for hold in of_one)


def _due(day: str) -> dict[int, set[Hold]]:
    """What the live appointments of a day take by their parts."""
    resources: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for part, resource, units in rows(
        "SELECT r.part_id, r.resource_id, r.units FROM appointment a "
        "JOIN appointment_part p ON p.appointment_id = a.id JOIN part_resource r ON r.part_id = p.id WHERE a.day = ?",
        day,
    ):
        resources[part][resource] = units
    parts: defaultdict[tuple[int, int], list[Placed]] = defaultdict(list)
    for appointment, client, state, id, staff, start, finish, before, after, free_from, free_minutes in rows(
        "SELECT a.id, a.client_id, a.state, p.id, p.staff_id, p.start, p.finish, p.before, p.after, p.free_from, "
        "p.free_minutes FROM appointment a JOIN appointment_part p ON p.appointment_id = a.id WHERE a.day = ? "
        "ORDER BY a.id, p.seq",
        day,
    ):
        if state in LIVE:
            placed = Placed(
                start=start,
                finish=finish,
                staff=staff,
                resources=resources[id],
                before=before,
                after=after,
                free_from=free_from,
                free_minutes=free_minutes,
            )
            parts[appointment, client or 0].append(placed)
    return {appointment: set(holds(of_one, client, appointment)) for (appointment, client), of_one in parts.items()}


def _overlapping(taken: Iterable[Hold]) -> set[int]:
    """Appointments that have somebody at the same time as another, without an override of either.

    Resources are left out: what one holds may have been made smaller since.
    """
    of_holder: defaultdict[tuple[str, int], list[Hold]] = defaultdict(list)
    for hold in taken:
        if hold.kind != RESOURCE:
            of_holder[hold.kind, hold.holder].append(hold)
    found: set[int] = set()
    for several in of_holder.values():
        several.sort(key=lambda hold: (hold.start, hold.finish))
        for one, other in pairwise(several):
            if one.finish > other.start and not _is_allowed(one.appointment, other.appointment):
                found |= {one.appointment, other.appointment}
    return found


def _is_allowed(one: int, other: int) -> bool:
    if rows("SELECT 1 FROM booking_override WHERE appointment_id IN (?, ?) LIMIT 1", one, other):
        return True
    # two were booked for one person who had two files
    keys = (f"[{one:d}]", f"[{other:d}]")
    return bool(rows('SELECT 1 FROM merge_row WHERE "of" = \'appointment\' AND "key" IN (?, ?) LIMIT 1', *keys))
