"""Edits one stored amount, unit, value, day or link of a ledger at a time: ``check`` has to name every one of them."""

from __future__ import annotations

import os
import time
from collections import Counter
from multiprocessing import Pool
from random import Random
from typing import Final

from tests.benchmarks.money.salons import stage_in_memory
from tests.db.money.held.edits import Column, plant, prepare

EDITS: Final = 10_000
STEPS: Final = 240
AT_ONCE: Final = 500


def run(edits: int = EDITS) -> int:
    """Plants the edits in archives with different histories, on all processors.

    Returns:
        0 where all are found.
    """
    began = time.perf_counter()
    found: Counter[tuple[str, str]] = Counter()
    missed: Counter[tuple[str, str]] = Counter()
    with Pool(os.cpu_count(), maxtasksperchild=1) as pool:
        for some in pool.imap_unordered(_plant, range(edits // AT_ONCE)):
            for column, was_found in some:
                (found if was_found else missed)[column.table, column.name] += 1
    for (table, name), count in sorted(missed.items()):
        print(f"{table}.{name}: {count} of {count + found[table, name]} not found")
    done = found.total() + missed.total()
    print(f"{done} edits of {len(found | missed)} columns, {time.perf_counter() - began:.0f} s")
    print(f"found: {100 * found.total() / done:.2f} % (goal: 100 %)")
    return int(bool(missed))


def _plant(seed: int) -> list[tuple[Column, bool]]:
    random = Random(seed)
    prepare(stage_in_memory(), random, STEPS)
    return [plant(random) for _ in range(AT_ONCE)]
