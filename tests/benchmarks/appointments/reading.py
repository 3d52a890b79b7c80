"""The grid of a day, and free times, in an archive of many appointments beside one of few.

What a day costs must not show how many others there are. The floor of the grid is the bare statement that reads the
day's appointments with their parts.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Final

from db.appointments.queries import arrivals, day_grid, free_times
from db.appointments.requests import PartAsked
from db.core.desk import Desk
from db.core.sql import rows
from tests.benchmarks.appointments.days import AHEAD, PER_DAY, booked
from tests.benchmarks.archives import SERVICES, opened
from tests.benchmarks.people import RECEPTIONIST
from tests.benchmarks.support import Series, verdict

FEW: Final = 10_000
MANY: Final = 1_000_000
ROUNDS: Final = 200
GRID_MS, FREE_MS, ARRIVALS_MS = 3.0, 20.0, 3.0
RATIO: Final = 1.3


def run(many: int = MANY) -> int:
    """Asks both archives.

    Returns:
        0 where the goals are met.
    """
    series: dict[tuple[int, str], Series] = {}
    for count in (FEW, many):
        with tempfile.TemporaryDirectory() as folder:
            began = time.perf_counter()
            place = booked(count, Path(folder))
            print(f"{count:,} appointments in {time.perf_counter() - began:.0f} s", flush=True)
            with opened(place, RECEPTIONIST) as desk:
                _measure(desk, count, series)
    for one in series.values():
        print(f"{one}   p99 {one.percentile(99):.3g}")
    good = True
    for what, goal in (("day_grid", GRID_MS), ("free_times", FREE_MS), ("arrivals", ARRIVALS_MS)):
        good &= verdict(f"{what} of {many:,}, p99 in ms", series[many, what].percentile(99), goal)
        good &= verdict(f"{what} of {many:,} ÷ {FEW:,}", series[many, what].median / series[FEW, what].median, RATIO)
    return 0 if good else 1


def _measure(desk: Desk, count: int, series: dict[tuple[int, str], Series]) -> None:
    today, random = desk.archive.clock().astimezone().date(), Random(count)
    # full days of the last years, as many for either
    days = [today - timedelta(days=random.randrange(1, FEW // PER_DAY - AHEAD)) for _ in range(ROUNDS)]
    parts = (PartAsked(service=1), PartAsked(service=SERVICES))
    long = tuple(PartAsked(service=part.service, minutes=150) for part in parts)

    def bare(number: int) -> object:
        return rows(
            "SELECT a.id, a.start, a.finish, a.state, c.name, p.name, p.staff_id, p.start, p.finish FROM appointment a "
            "JOIN client c ON c.id = a.client_id JOIN appointment_part p ON p.appointment_id = a.id WHERE a.day = ?",
            days[number].isoformat(),
        )

    asked: dict[str, Callable[[int], object]] = {
        "bare day": bare,
        "day_grid": lambda number: day_grid(desk, days[number]),
        "arrivals": lambda number: arrivals(desk),
        # a month whose days are full but for the evening, which is too short
        "free_times": lambda number: free_times(desk, number + 1, long, today, 31),
        "free_times, forty": lambda number: free_times(desk, number + 1, parts[:1], today, 31),
    }
    for what, ask in asked.items():
        series[count, what] = Series(f"{count:,}: {what}", "ms")
        for number in [*range(10), *range(ROUNDS)]:
            began = time.thread_time()
            ask(number)
            spent = (time.thread_time() - began) * 1000
            series[count, what].add(spent)
        del series[count, what].values[:10]
