"""A page of a client's history: 5,000 visits by turns with 5, each page of 64 lines of the same mixture.

Beside each visit stand three appointments that were cancelled, three purchases, five contacts, a letter and an opinion.
"""

from __future__ import annotations

import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import Final

from db.contacts.queries.timeline import timeline
from db.contacts.records.timeline import Before
from db.core.connection import Archive, utc_now
from db.core.counters import next_number
from db.core.desk import Desk
from db.core.row_values import moment_text
from db.core.sql import Transaction, rows, write, write_each
from db.text.card_number import Register, register_number
from tests.benchmarks.archives import bulk, copy_of, opened, put_visits, register_one
from tests.benchmarks.people import BEAUTICIAN, RECEPTIONIST
from tests.benchmarks.support import Series, verdict

CLIENTS: Final = 1_000
FEW, MANY = 5, 5_000
ROUNDS: Final = 200
GOAL: Final = 1.2
APPOINTMENTS, PURCHASES, CONTACTS = 3, 3, 5
"""Beside each visit."""
LINES: Final = 64


def run() -> int:
    """Reads the first page of both clients by turns, and one in the middle of the long history.

    Returns:
        0 where the goal is met.
    """
    with tempfile.TemporaryDirectory() as folder:
        place = copy_of(bulk(CLIENTS), Path(folder))
        with opened(place, RECEPTIONIST) as desk:
            clients = {}
            for count in (FEW, MANY):
                clients[count] = register_one(desk, f"with {count}", f"1380013{count:04d}")
                put_visits(desk.archive, clients[count], count)
                put_beside(desk.archive, clients[count], count)
            return _measure(desk, clients)


def put_beside(archive: Archive, client: int, count: int) -> None:
    """Gives a client what stands beside so many visits, a day apart."""
    first = utc_now() - timedelta(days=count + 1)
    days = [(first + timedelta(days=number)).date().isoformat() for number in range(count)]
    at = [moment_text(first + timedelta(days=number)) for number in range(count)]
    with archive.connected(), Transaction():
        for number, day in enumerate(days):
            for _ in range(APPOINTMENTS):
                [(made,)] = rows(
                    "INSERT INTO appointment (version, client_id, guest_name, guest_phone, day, start, finish, state, "
                    "source, asked_for, note, reason, to_clear, made_at, made_by_id) "
                    "VALUES (1, ?, '', '', ?, 600, 660, 'cancelled', 'phone', 0, '', 'client', 0, ?, ?) RETURNING id",
                    client,
                    day,
                    at[number],
                    RECEPTIONIST,
                )
                write(
                    "INSERT INTO appointment_part (appointment_id, seq, service_id, name, price, staff_id, minutes, "
                    "start, finish, together, before, after, free_from, free_minutes, placed_by_id) "
                    "VALUES (?, 0, 1, '护理1', 26800, ?, 60, 600, 660, 0, 0, 0, 0, 0, ?)",
                    made,
                    BEAUTICIAN,
                    RECEPTIONIST,
                )
            for _ in range(PURCHASES):
                [(made,)] = rows(
                    "INSERT INTO bill (version, number, client_id, guest_name, guest_phone, day, kind, state, total, "
                    "paid, by_id) VALUES (1, ?, ?, '', '', ?, 'retail', 'settled', 6000, 6000, ?) RETURNING id",
                    register_number(Register.BILL, next_number("bill")),
                    client,
                    day,
                    RECEPTIONIST,
                )
                write(
                    "INSERT INTO bill_line (bill_id, seq, kind, item, name, qty, unit, list_unit, discount, amount, "
                    "reason) VALUES (?, 0, 'product', 1, '精华1', 1, 6000, 6000, 0, 6000, '')",
                    made,
                )
        write_each(
            "INSERT INTO contact (client_id, day, at, by_id, purpose, channel, direction, outcome, summary, "
            "next_place, next_about) VALUES (?, ?, ?, ?, 'return', 'phone', 'out', 'reached', '肩颈好些', '', '')",
            [
                (client, day, moment, RECEPTIONIST)
                for day, moment in zip(days, at, strict=True)
                for _ in range(CONTACTS)
            ],
        )
        write_each(
            "INSERT INTO sheet (client_id, kind, version, at, by_id, digest, state, since, filed_key, occasion) "
            "VALUES (?, 'letter', ?, ?, ?, '', 'posted', ?, '', 'festival')",
            [(client, number, moment, RECEPTIONIST, moment) for number, moment in enumerate(at, 1)],
        )
        write_each(
            "INSERT INTO opinion (client_id, day, kind, heading, rating, text, at, by_id) "
            "VALUES (?, ?, 'praise', 'service', '5', '手法很轻', ?, ?)",
            [(client, day, moment, RECEPTIONIST) for day, moment in zip(days, at, strict=True)],
        )


def _measure(desk: Desk, clients: dict[int, int]) -> int:
    middle: Before = ((utc_now() - timedelta(days=MANY // 2)).date().isoformat(), 0, 0)
    pages = {
        f"{FEW} visits": (clients[FEW], None),
        f"{MANY} visits": (clients[MANY], None),
        f"{MANY} visits, in the middle": (clients[MANY], middle),
    }
    series = {name: Series(name, "ms") for name in pages}
    for number in range(ROUNDS + 5):
        for name, (client, before) in pages.items():
            began = time.thread_time()
            found = timeline(desk, client, before)
            spent = time.thread_time() - began
            assert len(found) == LINES
            if number >= 5:
                series[name].add(spent * 1000)
    for one in series.values():
        print(f"{one}   p95 {one.percentile(95):.3g}")
    few, many, inside = (one.median for one in series.values())
    print(f"in the middle ÷ first page: {inside / many:.2f} (no goal)")
    return 0 if verdict(f"first page with {MANY} visits ÷ with {FEW}, processor time", many / few, GOAL) else 1
