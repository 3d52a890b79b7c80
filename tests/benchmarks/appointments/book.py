"""Booking, from the operation's call to its record, by turns with the bare writes of the same rows.

The floor is one SQLCipher transaction on a copy of the archive, with the same settings, that writes what a booking
writes: the appointment, its part, its room, the time that is taken, the event, the request, what is known of the client
and the entry of the log. It looks first whether somebody has the person, the room or the client at that time already:
who doesn't, books two clients at once.
"""

from __future__ import annotations

import secrets
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from db.appointments.operations.booking import book
from db.appointments.requests import Book, PartAsked
from db.core.database import SalonDatabase
from db.core.disk.keys import Keys, read_root
from tests.benchmarks.appointments.days import AFTER, AHEAD, BEDS, BEFORE, EVENING, MINUTES, PEOPLE, beautician, booked
from tests.benchmarks.archives import Place, copy_of, opened
from tests.benchmarks.people import RECEPTIONIST
from tests.benchmarks.support import Series, verdict, write_back

APPOINTMENTS: Final = 1_000_000
WARMING: Final = 100
GOAL: Final = 1.5


def run(appointments: int = APPOINTMENTS) -> int:
    """Books the evenings of the days ahead, by turns with the floor.

    Returns:
        0 where the goal is met.
    """
    with tempfile.TemporaryDirectory() as folder:
        place = booked(appointments, Path(folder) / "ours")
        floor_place = copy_of(place, Path(folder) / "floor")
        with opened(place, RECEPTIONIST) as desk:
            floor = _Bare(floor_place)
            waited = {who: Series(f"{who}: one booking", "ms") for who in ("bare SQLCipher", "book")}
            spent = {who: Series(f"{who}: processor time", "ms") for who in waited}
            today = desk.archive.clock().astimezone().date()
            turns = [
                (today + timedelta(days=ahead), start, beautician(number))
                for ahead in range(1, AHEAD)
                for start in EVENING
                for number in range(PEOPLE)
            ]
            for number, (day, start, staff) in enumerate(turns):
                asked = Book(
                    request_id=secrets.token_hex(16),
                    client=number + 1,
                    day=day,
                    start=start,
                    parts=(PartAsked(service=1, staff=staff),),
                )
                rows_of = floor.prepared(number + 1, day, start, staff)
                for who in waited:
                    began, began_here = time.perf_counter(), time.thread_time()
                    if who == "book":
                        book(desk, asked)
                    else:
                        floor.save(rows_of)
                    if number >= WARMING:
                        waited[who].add((time.perf_counter() - began) * 1000)
                        spent[who].add((time.thread_time() - began_here) * 1000)
            floor.close()
    for one in (*waited.values(), *spent.values()):
        print(f"{one}   p99 {one.percentile(99):.3g}")
    ratio = waited["book"].median / waited["bare SQLCipher"].median
    print(f"processor time alone: {spent['book'].median / spent['bare SQLCipher'].median:.2f} (no goal)")
    return 0 if verdict("book ÷ bare transaction", ratio, GOAL) else 1


Rows = list[tuple[str, tuple[Any, ...]]]


class _Bare:
    """The same rows, written by nothing but SQL."""

    def __init__(self, place: Place) -> None:
        [key] = place.keys.glob("*.key")
        self._database = SalonDatabase(place.data / "salon.db", Keys(read_root(key)).database)
        self._database.connect()
        self._run: Any = self._database.connection().execute  # type: ignore[no-untyped-call]  # not in peewee's stubs
        [(self._last,)] = self._run("SELECT MAX(id) FROM appointment").fetchall()
        [(self._seq,)] = self._run("SELECT MAX(seq) FROM audit_entry").fetchall()
        self._saves = 0

    def prepared(self, client: int, day: date, start: int, staff: int) -> Rows:
        """What a booking leaves."""
        self._last += 1
        self._seq += 1
        id, on, finish, at = self._last, day.isoformat(), start + MINUTES, "2026-03-12 10:30:00.000000"
        holds = (
            ("staff", staff, start - BEFORE, finish + AFTER),
            ("resource", BEDS + 1, start - BEFORE, finish + AFTER),
            ("client", client, start, finish),
        )
        return [
            *(
                (
                    "SELECT holder, start, finish, service_start, service_finish, units FROM occupancy "
                    "WHERE kind = ? AND holder = ? AND day = ? AND start < ? AND finish > ?",
                    (kind, holder, on, until, since),
                )
                for kind, holder, since, until in holds
            ),
            (
                "INSERT INTO appointment (id, version, client_id, guest_name, guest_phone, day, start, finish, state, "
                "source, asked_for, note, reason, to_clear, made_at, made_by_id) "
                "VALUES (?, 1, ?, '', '', ?, ?, ?, 'booked', 'phone', 0, '', '', 0, ?, ?)",
                (id, client, on, start, finish, at, RECEPTIONIST),
            ),
            (
                "INSERT INTO appointment_event (appointment_id, at, by_id, what, day_after, start_after, reason) "
                "VALUES (?, ?, ?, 'booked', ?, ?, '')",
                (id, at, RECEPTIONIST, on, start),
            ),
            (
                "INSERT INTO appointment_part (id, appointment_id, seq, service_id, name, price, staff_id, minutes, "
                "start, finish, together, before, after, free_from, free_minutes, placed_by_id) "
                "VALUES (?, ?, 1, 1, '护理1', 9800, ?, ?, ?, ?, 0, ?, ?, 0, 0, ?)",
                (id, id, staff, MINUTES, start, finish, BEFORE, AFTER, RECEPTIONIST),
            ),
            ("INSERT INTO part_resource (part_id, resource_id, units) VALUES (?, ?, 1)", (id, BEDS + 1)),
            *(
                (
                    "INSERT INTO occupancy (kind, holder, start, finish, service_start, service_finish, units, "
                    "appointment_id, day) VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?)",
                    (*hold, start, finish, id, on),
                )
                for hold in holds
            ),
            (
                "UPDATE client_facts SET next_appointment = MIN(COALESCE(next_appointment, ?), ?) WHERE client_id = ?",
                (on, on, client),
            ),
            (
                "INSERT INTO request (id, staff_id, operation, result) VALUES (?, ?, 'book', ?)",
                (secrets.token_hex(16), RECEPTIONIST, id),
            ),
            (
                "INSERT INTO audit_entry (seq, at, staff, person, role, operation, action, outcome, client, what, "
                "reason, hash) VALUES (?, ?, ?, '王敏', 'receptionist', 'book', 'C', 'done', ?, '{}', '', ?)",
                (self._seq, at, RECEPTIONIST, client, "0123456789abcdef" * 4),
            ),
        ]

    def save(self, lines: Rows) -> None:
        """Writes it."""
        self._run("BEGIN IMMEDIATE")
        for line in lines:
            self._run(*line).fetchall()
        self._run("COMMIT")
        self._saves += 1
        write_back(self._run, self._saves)

    def close(self) -> None:
        """Closes the copy."""
        self._database.close()
