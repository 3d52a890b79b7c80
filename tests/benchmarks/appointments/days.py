"""An archive of many appointments: twelve people, ten beds and rooms, four instruments, sixty appointments a day.

The rows are those that the operations write. Days go back from yesterday until there are enough; the month ahead is
booked until the evening, which stays free to be booked.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from db.contacts.store.facts import write_facts
from db.core.connection import Archive
from db.core.sql import rows, write, write_each
from db.sign_in.operations.opening import open_desk
from tests.benchmarks.archives import SERVICES, Place, bulk, copy_of
from tests.benchmarks.people import BEAUTICIAN, RECEPTIONIST

CLIENTS: Final = 1_000
PEOPLE: Final = 12
BEDS: Final = 10
STARTS: Final = (540, 630, 720, 810, 900)
"""When each of the people begins, at a day that is full until five."""
EVENING: Final = (1080, 1170)
"""When each is free on every day ahead."""
PER_DAY: Final = PEOPLE * len(STARTS)
AHEAD: Final = 40
BEFORE, AFTER, MINUTES = 5, 10, 60


def booked(appointments: int, folder: Path) -> Place:
    """A copy of an archive of clients, with so many appointments."""
    place = copy_of(bulk(CLIENTS), folder)
    archive = open_desk(place.data, place.keys)
    try:
        with archive.connected():
            _fill(archive, appointments)
    finally:
        archive.close()
    return place


def beautician(number: int) -> int:
    """Id of the number-th of the people, from 0."""
    return BEAUTICIAN if number == 0 else RECEPTIONIST + number


def _fill(archive: Archive, appointments: int) -> None:
    today = archive.clock().astimezone().date()
    for pragma in ("synchronous = off", "foreign_keys = off", "cache_size = -524288"):
        rows(f"PRAGMA {pragma}")
    write("BEGIN")
    there = [name for _id, name, *_ in rows("PRAGMA table_info(staff)")]
    columns = ", ".join(name for name in there if name not in ("id", "name", "short"))
    for number in range(1, PEOPLE):
        write(
            f"INSERT INTO staff (id, name, short, {columns}) SELECT ?, ?, ?, {columns} FROM staff WHERE id = ?",
            beautician(number),
            f"美容师{number}",
            f"师{number}",
            BEAUTICIAN,
        )
    kinds = ["bed"] * BEDS + ["room"] * 2 + ["instrument"] * 4
    write_each(
        "INSERT INTO resource (id, version, kind, name, capacity, exclusive, active) VALUES (?, 1, ?, ?, ?, 0, 1)",
        [(id, kind, f"{kind}{id:02}", PEOPLE if kind == "room" else 1) for id, kind in enumerate(kinds, 1)],
    )
    write_each(
        "INSERT INTO service_timing (service_id, before, after, free_from, free_minutes, interval_days) "
        "VALUES (?, ?, ?, 0, 0, 30)",
        [(service, BEFORE, AFTER) for service in range(1, SERVICES + 1)],
    )
    write_each(
        "INSERT INTO service_need (service_id, kind, resource_id, count) VALUES (?, 'room', NULL, 1)",
        [(service,) for service in range(1, SERVICES + 1)],
    )
    days = [today + timedelta(days=AHEAD - past) for past in range(appointments // PER_DAY + 1)]
    lines = list(_lines(sorted(days), today, appointments))
    for table, cells, values in (
        (
            "appointment",
            "id, version, client_id, guest_name, guest_phone, day, start, finish, state, source, asked_for, note, "
            "reason, to_clear, made_at, made_by_id",
            (
                (id, 1, client, "", "", day, start, start + MINUTES, state, "phone", 0, "", "", 0, AT, RECEPTIONIST)
                for id, client, day, start, state, _ in lines
            ),
        ),
        (
            "appointment_part",
            "id, appointment_id, seq, service_id, name, price, staff_id, minutes, start, finish, together, before, "
            "after, free_from, free_minutes, placed_by_id",
            (
                (
                    id,
                    id,
                    1,
                    id % SERVICES + 1,
                    f"护理{id % SERVICES + 1}",
                    26800,
                    staff,
                    MINUTES,
                    start,
                    start + MINUTES,
                    0,
                    BEFORE,
                    AFTER,
                    0,
                    0,
                    RECEPTIONIST,
                )
                for id, _, _, start, _, staff in lines
            ),
        ),
        ("part_resource", "part_id, resource_id, units", ((id, BEDS + 1, 1) for id, *_ in lines)),
        (
            "appointment_event",
            "appointment_id, at, by_id, what, day_after, start_after, reason",
            ((id, AT, RECEPTIONIST, "booked", day, start, "") for id, _, day, start, _, _ in lines),
        ),
        (
            "occupancy",
            "kind, holder, day, start, appointment_id, finish, service_start, service_finish, units",
            (hold for id, client, day, start, _, staff in lines for hold in _holds(id, client, day, start, staff)),
        ),
    ):
        marks = ", ".join(["?"] * len(cells.split(", ")))
        write_each(f"INSERT INTO {table} ({cells}) VALUES ({marks})", values)
    # as on every day at the desk: what is known of clients is kept as soon as a day's tasks are made
    write(
        "INSERT INTO task_day (day, since, at, by_id) VALUES (?, ?, ?, ?)", *[today.isoformat()] * 2, AT, RECEPTIONIST
    )
    write_facts([client for (client,) in rows("SELECT id FROM client")], today)
    write("COMMIT")
    rows("PRAGMA optimize")


AT: Final = "2026-01-02 03:04:05"


def _lines(days: list[date], today: date, most: int) -> Iterator[tuple[int, int, str, int, str, int]]:
    id = 0
    for day in days:
        for start in STARTS:
            for number in range(PEOPLE):
                id += 1
                if id > most:
                    return
                state = "done" if day < today else "booked"
                yield id, id % CLIENTS + 1, day.isoformat(), start, state, beautician(number)


def _holds(id: int, client: int, day: str, start: int, staff: int) -> Iterator[tuple[Any, ...]]:
    finish = start + MINUTES
    for kind, holder, before, after in (
        ("staff", staff, BEFORE, AFTER),
        ("resource", BEDS + 1, BEFORE, AFTER),
        ("client", client, 0, 0),
    ):
        yield kind, holder, day, start - before, id, finish + after, start, finish, 1
