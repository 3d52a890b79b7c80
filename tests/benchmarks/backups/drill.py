"""A drill on 100,000 clients: how long it takes, and that no row is lost."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import Final

from db.backup.operations.drill import drill_unasked
from db.backup.operations.making import back_up_unasked
from tests.benchmarks.archives import bulk, copy_of, opened
from tests.benchmarks.support import verdict

CLIENTS: Final = 100_000
GOAL_SECONDS: Final = 120


def run(clients: int = CLIENTS) -> int:
    """Makes a backup, and restores it for trial.

    Returns:
        0 where nothing is lost, in time.
    """
    with tempfile.TemporaryDirectory() as scratch:
        place = copy_of(bulk(clients), Path(scratch) / "salon")
        with opened(place) as desk:
            began = time.perf_counter()
            made = back_up_unasked(desk.archive, Path(scratch) / "backups")
            backed_up = time.perf_counter()
            done = drill_unasked(desk.archive, Path(scratch) / "backups")
            ended = time.perf_counter()
    print(f"{made.rows:,} rows, {made.bytes / 1e6:.0f} MB: backed up in {backed_up - began:.1f} s")
    assert done.same is not None and done.leads_here
    met = [
        verdict("a drill", ended - backed_up, GOAL_SECONDS, " s"),
        verdict("rows lost", done.rows - done.same, 0),
    ]
    return 0 if all(met) else 1
