"""Years of 400 days in random leaps, with visits, appointments and debts in between, and clocks that are set back.

No rule and key twice, nothing open that is done, what is known of clients as their rows say, after each step.
"""

from __future__ import annotations

import os
import tempfile
import time
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from random import Random
from typing import Final

from db.staff import pins
from tests.db.contacts.tasks.year import play
from tests.db.salon import CHEAP, build

YEARS: Final = 100
DAYS: Final = 400


def run(years: int = YEARS) -> int:
    """Plays the years, on all processors.

    Returns:
        0 where every rule held.
    """
    pins.FLOOR_KIB, pins.FLOOR_PASSES = CHEAP
    began, made = time.perf_counter(), 0
    with tempfile.TemporaryDirectory() as folder, Pool(os.cpu_count()) as pool:
        one = partial(_play, Path(folder))
        for done, (seed, tasks) in enumerate(pool.imap_unordered(one, range(years)), 1):
            if not tasks:
                print(f"year {seed} is wrong: play(salon, Random({seed}), {DAYS}) of tests.db.contacts.tasks.year")
                return 1
            made += tasks
            if done % 10 == 0:
                print(f"{done} years, {made:,} tasks, {time.perf_counter() - began:.0f} s", flush=True)
    return 0


def _play(folder: Path, seed: int) -> tuple[int, int]:
    salon = build(folder / str(seed))
    salon.reopen()
    try:
        return seed, play(salon, Random(seed), DAYS)
    except AssertionError:
        return seed, 0
    finally:
        salon.close()
