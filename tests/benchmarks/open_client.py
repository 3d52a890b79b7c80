"""Opening a client's card with the first page of visits: 5,000 visits by turns with 5.

The page has 64 lines for the one and 5 for the other; what must not show is the 5,000.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import Final

from db.clients.operations.clients import open_client
from db.core.desk import Desk
from db.visits.queries import visit_summary, visits_of
from tests.benchmarks.archives import bulk, copy_of, opened, put_visits, register_one
from tests.benchmarks.people import RECEPTIONIST
from tests.benchmarks.support import Series, verdict

CLIENTS: Final = 1_000
FEW, MANY = 5, 5_000
ROUNDS: Final = 200
GOAL: Final = 1.2


def run() -> int:
    """Opens both clients, by turns.

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
            return _measure(desk, clients)


def _measure(desk: Desk, clients: dict[int, int]) -> int:
    series = {
        (count, what): Series(f"{count} visits: {what}", "ms")
        for what in ("card and first page", "processor time", "sums of all visits")
        for count in clients
    }
    for number in range(ROUNDS + 5):
        for count, client in clients.items():
            began, began_here = time.perf_counter(), time.thread_time()
            open_client(desk, client)
            visits_of(desk, client)
            waited, spent = time.perf_counter() - began, time.thread_time() - began_here
            began_here = time.thread_time()
            visit_summary(desk, client)
            summed = time.thread_time() - began_here
            if number >= 5:
                for what, seconds in (
                    ("card and first page", waited),
                    ("processor time", spent),
                    ("sums of all visits", summed),
                ):
                    series[count, what].add(seconds * 1000)
    for one in series.values():
        print(f"{one}   p95 {one.percentile(95):.3g}")
    ratio = {
        what: series[MANY, what].median / series[FEW, what].median for what in ("card and first page", "processor time")
    }
    print(f"with waiting for the disk: {ratio['card and first page']:.2f} (no goal)")
    return 0 if verdict(f"card with {MANY} visits ÷ with {FEW}, processor time", ratio["processor time"], GOAL) else 1
