"""Changes of the log by whoever has the machine and its keys: the head on paper has to find every one of them.

A column is edited, entries are deleted, put in, reordered, cut off, all taken away, and the chain is hashed anew from
there on: then the log is sound by itself, and only paper tells.
"""

from __future__ import annotations

import time
from collections import Counter
from random import Random
from typing import Final

from tests.benchmarks.money.salons import salon_in_memory
from tests.db.log.changing import attempt, busy

CHANGES: Final = 1_000
ENTRIES: Final = 400


def run(changes: int = CHANGES, entries: int = ENTRIES) -> int:
    """Changes a log of so many entries so many times.

    Returns:
        0 where all changes are found.
    """
    began, draw = time.perf_counter(), Random(20261128)
    made: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    unnamed: Counter[str] = Counter()
    at = busy(salon_in_memory(), entries)
    for _ in range(changes):
        tried = attempt(at, draw)
        made[tried.kind] += 1
        missed[tried.kind] += not tried.found
        unnamed[tried.kind] += not tried.named
    for kind, count in sorted(made.items()):
        print(f"{kind:24} {count:4} made, {count - missed[kind]:4} found, {unnamed[kind]:4} with a wrong first entry")
    print(f"{changes} changes of a log of {entries} entries, {time.perf_counter() - began:.0f} s")
    print(f"found: {100 * (changes - missed.total()) / changes:.2f} % (goal: 100 %)")
    return int(bool(missed.total() or unnamed.total()))
