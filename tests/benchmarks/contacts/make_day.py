"""Making the tasks of a day among many clients with ten years of visits: the first time of a day, and the second.

A first run ever, which works out everything that is known of every client, is measured too, and has no goal.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Final

from db.contacts.operations.making import make_day
from db.contacts.queries.tasks import tasks
from db.core.connection import Archive
from db.core.sql import rows, write, write_each
from db.sign_in.operations.opening import open_desk
from db.sign_in.operations.sign_in import sign_in
from db.visits.models import Visit
from tests.benchmarks.archives import OWNER_PIN, SERVICES, Place, bulk, copy_of
from tests.benchmarks.people import BEAUTICIAN, MANAGER, RECEPTIONIST, SEED, columns
from tests.benchmarks.support import Series, verdict

CLIENTS: Final = 100_000
VISITS: Final = 10
"""Of each client, on average, in ten years."""
PEOPLE: Final = 12
DAYS: Final = 8
ASKED: Final = 100
FIRST_GOAL_S: Final = 3.0
SECOND_GOAL_MS: Final = 200.0
LIST_GOAL_MS: Final = 3.0


def run(clients: int = CLIENTS, days: int = DAYS) -> int:
    """Makes the tasks of some days that follow one another, each twice.

    Returns:
        0 where the goals are met.
    """
    with tempfile.TemporaryDirectory() as folder:
        place = copy_of(bulk(clients), Path(folder) / "salon")
        fill(place, clients)
        ahead = timedelta()
        archive = open_desk(place.data, place.keys, lambda: datetime.now().astimezone() + ahead)
        first, second, listed = Series("first of a day", "s"), Series("second of a day", "ms"), Series("a list", "ms")
        try:
            began = time.perf_counter()
            made = make_day(sign_in(archive, MANAGER, OWNER_PIN)).made
            print(f"first of all: {time.perf_counter() - began:.1f} s, {made:,} tasks", flush=True)
            for _ in range(days):
                ahead += timedelta(days=1)
                desk = sign_in(archive, MANAGER, OWNER_PIN)
                began = time.perf_counter()
                make_day(desk)
                first.add(time.perf_counter() - began)
                began = time.perf_counter()
                make_day(desk)
                second.add((time.perf_counter() - began) * 1000)
            for _ in range(ASKED):
                began = time.perf_counter()
                tasks(desk)
                listed.add((time.perf_counter() - began) * 1000)
        finally:
            archive.close()
    for one in (first, second, listed):
        print(one)
    good = verdict("first of a day, slowest, in s", max(first.values), FIRST_GOAL_S)
    good &= verdict("second of a day, in ms", second.median, SECOND_GOAL_MS)
    good &= verdict("a list of tasks, p99 in ms", listed.percentile(99), LIST_GOAL_MS)
    return 0 if good else 1


def fill(place: Place, clients: int) -> None:
    """Gives the clients their visits, bills and appointments; some have stayed away for years."""
    archive = open_desk(place.data, place.keys)
    try:
        with archive.connected():
            _fill(archive, clients)
    finally:
        archive.close()


def _fill(archive: Archive, clients: int) -> None:
    today, random = archive.clock().astimezone().date(), Random(SEED)
    for pragma in ("synchronous = off", "foreign_keys = off", "cache_size = -524288"):
        rows(f"PRAGMA {pragma}")
    there = [name for _id, name, *_ in rows("PRAGMA table_info(staff)")]
    others = ", ".join(name for name in there if name not in ("id", "name", "short"))
    write("BEGIN")
    for number in range(1, PEOPLE):
        values = (RECEPTIONIST + number, f"美容师{number}", f"师{number}", BEAUTICIAN)
        write(
            f"INSERT INTO staff (id, name, short, {others}) SELECT ?, ?, ?, {others} FROM staff WHERE id = ?", *values
        )
    write(
        f"UPDATE client SET beautician_id = CASE id % {PEOPLE} WHEN 0 THEN {BEAUTICIAN} "
        f"ELSE {RECEPTIONIST} + id % {PEOPLE} END"
    )
    write_each(
        "INSERT INTO service_timing (service_id, before, after, free_from, free_minutes, interval_days) "
        "VALUES (?, 0, 0, 0, 0, ?)",
        [(service, 0 if service % 3 else 30) for service in range(1, SERVICES + 1)],
    )
    [(visit,)] = rows("SELECT MAX(id) FROM visit")
    lines = list(_visits(visit + 1, clients, today, random))
    usual = dict.fromkeys(columns(Visit), "") | {"version": 1, "late": 0, "total": 26800, "next_date": None}
    usual |= {"opened_by_id": RECEPTIONIST, "closed_by_id": RECEPTIONIST}
    write_each(
        f"INSERT INTO visit ({', '.join(usual)}) VALUES ({', '.join(['?'] * len(usual))})",
        (
            tuple((usual | {"id": id, "client_id": client, "day": day, "opened_at": at, "closed_at": at}).values())
            for id, client, day, at in lines
        ),
    )
    write_each(
        "INSERT INTO visit_service (visit_id, service_id, name, staff_id, price, listed, reason) "
        f"VALUES (?, ?, '护理', {BEAUTICIAN}, 26800, 26800, '')",
        ((id, id % SERVICES + 1) for id, *_ in lines),
    )
    write_each(
        "INSERT INTO bill (id, version, number, visit_id, client_id, guest_name, guest_phone, day, kind, state, total, "
        f"paid, by_id) VALUES (?, 1, ?, ?, ?, '', '', ?, 'visit', 'settled', 26800, 26800, {RECEPTIONIST})",
        ((id, f"{id:010}", id, client, day) for id, client, day, _ in lines),
    )
    write_each(
        "INSERT INTO payment (bill_id, day, method, amount, at, by_id) "
        f"VALUES (?, ?, 'wechat', 26800, ?, {RECEPTIONIST})",
        ((id, day, at) for id, _, day, at in lines),
    )
    write_each(
        "INSERT INTO bill_line (bill_id, seq, kind, item, name, qty, unit, list_unit, discount, amount, reason) "
        "VALUES (?, 1, 'product', 1, '精华1', 1, 6000, 6000, 0, 6000, '')",
        ((id,) for id, *_ in lines if id % 4 == 0),
    )
    ahead = [(client, (today + timedelta(days=random.randint(1, 20))).isoformat()) for client in range(7, clients, 150)]
    write_each(
        "INSERT INTO appointment (version, client_id, guest_name, guest_phone, day, start, finish, state, source, "
        "asked_for, note, reason, to_clear, made_at, made_by_id) VALUES (1, ?, '', '', ?, 600, 660, 'booked', 'phone', "
        f"0, '', '', 0, '2026-01-02 03:04:05', {RECEPTIONIST})",
        ahead,
    )
    write("COMMIT")
    rows("PRAGMA optimize")


def _visits(first: int, clients: int, today: date, random: Random) -> Iterator[tuple[int, int, str, str]]:
    id = first
    for client in range(1, clients + 1):
        last = today - timedelta(days=int(3650 * random.random() ** 2) + 1)
        gap = random.randint(14, 120)
        for number in range(random.randint(1, 2 * VISITS - 1)):
            day = (last - timedelta(days=gap * number)).isoformat()
            yield id, client, day, f"{day} 03:04:05"
            id += 1
