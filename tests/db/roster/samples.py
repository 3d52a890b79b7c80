"""Shifts, a roster and appointments, for tests of what is done with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from db.core.desk import Desk
from db.core.sql import rows, run
from db.roster.operations import blocks, roster, shifts
from db.roster.records import Assigned, ShiftRecord
from tests.db.salon import HAO, LIN, OUYANG, SHEN, Salon

MONDAY = date(2026, 3, 9)
"""Of the week of the tests' today, a Tuesday."""
NEXT_MONDAY = MONDAY + timedelta(days=7)


def shift(salon: Salon, at: Desk, name: str = "早班", **more: Any) -> ShiftRecord:
    """A shift from nine to six, or as it is wanted; its first character stands for it."""
    hours: dict[str, Any] = {"start": 540, "finish": 1080} if more.get("kind", "work") == "work" else {}
    return shifts.save_shift(
        at, shifts.SaveShift(request_id=salon.request(), name=name, **{"short": name[:1]} | hours | more)
    )


def assign(salon: Salon, at: Desk, person: str, day: date, shift: int | None, version: int = 0) -> Any:
    """Sets one day of the roster."""
    days = (Assigned(person=salon.staff[person], day=day, shift=shift, version=version),)
    return roster.set_roster(at, roster.SetRoster(request_id=salon.request(), days=days))


def booked(
    salon: Salon, day: date, start: int, person: str | None = LIN, who: str = OUYANG, resource: int | None = None
) -> int:
    """An hour's appointment; gives its id."""
    [(made,)] = rows(
        "INSERT INTO appointment (version, client_id, guest_name, guest_phone, day, start, finish, state, source, "
        "asked_for, note, reason, to_clear, made_at, made_by_id) "
        "VALUES (1, ?, '', '', ?, ?, ?, 'booked', '', 0, '', '', 0, '2026-03-01 00:00:00', 1) RETURNING id",
        salon.clients[who],
        day.isoformat(),
        start,
        start + 60,
    )
    service = next(iter(salon.services.values()))
    [(part,)] = rows(
        "INSERT INTO appointment_part (appointment_id, seq, service_id, name, price, staff_id, minutes, start, finish, "
        "together, before, after, free_from, free_minutes, placed_by_id) "
        "VALUES (?, 1, ?, '', 0, ?, 60, ?, ?, 0, 0, 0, 0, 0, 1) RETURNING id",
        made,
        service,
        salon.staff[person] if person else None,
        start,
        start + 60,
    )
    if resource is not None:
        run("INSERT INTO part_resource (part_id, resource_id, units) VALUES (?, ?, 1)", part, resource)
    return int(made)


@dataclass(frozen=True)
class Roster:
    """Ids of what is on the roster: two shifts, a block; and the day of all."""

    early: ShiftRecord
    leave: ShiftRecord
    block: int
    day: date


def make_roster(salon: Salon) -> Roster:
    """Two shifts, one of them given to two people, and a block."""
    at, day = salon.desk(SHEN), salon.clock.today + timedelta(days=7)
    early, leave = shift(salon, at), shift(salon, at, "请假", kind="leave")
    for person in (LIN, HAO):
        assign(salon, at, person, day, early.id)
    blocks.block_time(
        at,
        blocks.BlockTime(
            request_id=salon.request(), day=day, start=600, finish=660, why="看牙", person=salon.staff[LIN]
        ),
    )
    return Roster(early, leave, rows("SELECT MAX(id) FROM block")[0][0], day)
