"""Random days of 12 people, 10 rooms and beds and 4 instruments, booked by the rules and by a model side by side.

Each day has thirty bookings, moves and cancellations; what is accepted has to be what the model accepts, with the same
reasons, and every time that is proposed what the model finds free.
"""

from __future__ import annotations

import os
import time
from multiprocessing import Pool
from random import Random
from typing import Final

from tests.db.appointments.against_model import play

DAYS: Final = 20_000
AT_ONCE: Final = 50


def run(days: int = DAYS) -> int:
    """Plays the days, on all processors.

    Returns:
        0 where the model and the rules never differ.
    """
    began, asked = time.perf_counter(), 0
    with Pool(os.cpu_count()) as pool:
        for done, (seed, times) in enumerate(pool.imap_unordered(_play, range(days), AT_ONCE), 1):
            if not times:
                print(
                    f"day {seed} differs: python -c 'from random import Random; "
                    f"from tests.db.appointments.against_model import play; play(Random({seed}))'"
                )
                return 1
            asked += times
            if done % 1000 == 0:
                print(f"{done} days, {asked:,} times asked for, {time.perf_counter() - began:.0f} s", flush=True)
    return 0


def _play(seed: int) -> tuple[int, int]:
    try:
        return seed, play(Random(seed))
    except AssertionError:
        return seed, 0
