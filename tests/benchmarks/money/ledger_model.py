"""Random histories of what clients hold, by the program's operations and by a model of sums, side by side.

Each history has sixty steps: bought, paid, used, taken back in any order, shared, handed over, stopped, extended,
lapsed, paid back, put right, signed, files merged and parted again; after each of them every balance, its value, its
last day, whose it is and who may use it have to be the model's, and after the last one ``check`` has to find nothing.
"""

from __future__ import annotations

import os
import time
from multiprocessing import Pool
from random import Random
from typing import Final

from tests.benchmarks.money.salons import stage_in_memory
from tests.db.money.held.against_model import play
from tests.db.money.held.model_stage import Stage

HISTORIES: Final = 20_000
AT_ONCE: Final = 50
_stage: Stage


def run(histories: int = HISTORIES) -> int:
    """Plays the histories, on all processors.

    Returns:
        0 where the model and the program never differ.
    """
    began, steps = time.perf_counter(), 0
    with Pool(os.cpu_count(), _begin) as pool:
        for done, (seed, played, why) in enumerate(pool.imap_unordered(_play, range(histories), AT_ONCE), 1):
            if why:
                print(f"history {seed} differs: {why}")
                return 1
            steps += played
            if done % 1000 == 0:
                print(f"{done} histories, {steps:,} steps, {time.perf_counter() - began:.0f} s", flush=True)
    return 0


def _begin() -> None:
    global _stage
    _stage = stage_in_memory()


def _play(seed: int) -> tuple[int, int, str]:
    try:
        return seed, play(_stage, Random(seed)), ""
    except AssertionError as error:
        return seed, 0, repr(error)
