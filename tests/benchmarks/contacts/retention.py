"""A page of who stays away or is watched, among 100,000 clients of whom one in ten is in each list."""

from __future__ import annotations

import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import Final

from db.contacts.queries.retention import retention
from db.contacts.records.retention import WatchedLine
from db.contacts.store.retention import KINDS, PAGE
from db.core.connection import Archive, utc_now
from db.core.desk import Desk
from db.core.sql import Transaction, rows, write
from tests.benchmarks.archives import bulk, copy_of, opened
from tests.benchmarks.people import BEAUTICIAN, RECEPTIONIST
from tests.benchmarks.support import Series, verdict

CLIENTS: Final = 100_000
ONE_IN: Final = 10
ROUNDS: Final = 100
GOAL_MS: Final = 5.0


def run(clients: int = CLIENTS) -> int:
    """Reads the first page of each list, and one in the middle, by turns.

    Returns:
        0 where the goal is met.
    """
    with tempfile.TemporaryDirectory() as folder:
        place = copy_of(bulk(clients), Path(folder))
        with opened(place, RECEPTIONIST) as desk:
            fill(desk.archive)
            return _measure(desk)


def fill(archive: Archive) -> None:
    """Says of each client what they spent, and puts one in ten into each list."""
    today = utc_now().date()
    last, since = (today - timedelta(days=150)).isoformat(), today.isoformat()
    with archive.connected(), Transaction():
        write(
            "INSERT INTO client_facts (client_id, as_of, last, visits, gap, spend_12m, spend_before, spend_90, "
            "spend_90_before, last_method, owed, missed_12m) "
            "SELECT id, ?, ?, 9, 21, id * 7919 % 500000, 0, 0, 0, '', 0, 0 FROM client",
            since,
            last,
        )
        write(
            "INSERT INTO absence (version, client_id, last, since, reason, owner_id, state, worth) "
            f"SELECT 1, id, ?, ?, '', ?, 'open', id * 7919 % 500000 FROM client WHERE id % {ONE_IN} = 0",
            last,
            since,
            BEAUTICIAN,
        )
        for number, kind in enumerate(KINDS[1:], 1):
            write(
                "INSERT INTO watch (version, client_id, kind, cause, since, owner_id, worth) "
                f"SELECT 1, id, ?, '', ?, ?, id * 7919 % 500000 FROM client WHERE id % {ONE_IN} = ?",
                kind,
                since,
                BEAUTICIAN,
                number,
            )
        rows("ANALYZE")


def _measure(desk: Desk) -> int:
    deep = {kind: _deep(desk, kind) for kind in KINDS}
    first, inside = Series("first page", "ms"), Series("a page in the middle", "ms")
    for number in range(ROUNDS + 5):
        for kind in KINDS:
            for series, after in ((first, 0), (inside, deep[kind].id)):
                began = time.perf_counter()
                found = retention(desk, kind, after)
                spent = (time.perf_counter() - began) * 1000
                assert len(found.lines) == PAGE
                if number >= 5:
                    series.add(spent)
    for one in (first, inside):
        print(f"{one}   p99 {one.percentile(99):.3g}")
    slowest = max(first.percentile(99), inside.percentile(99))
    return 0 if verdict("a page of clients who stay away or are watched, p99 in ms", slowest, GOAL_MS) else 1


def _deep(desk: Desk, kind: str) -> WatchedLine:
    """The last line of the fifth page."""
    after = 0
    for _ in range(5):
        line = retention(desk, kind, after).lines[-1]
        after = line.id
    return line
