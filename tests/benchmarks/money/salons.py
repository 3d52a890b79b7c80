"""A small salon in memory that sells ahead, for benchmarks of ledgers."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from pathlib import Path

from db.core import sql
from db.staff import pins
from tests.db.money.held.model_stage import Stage
from tests.db.salon import CHEAP, Salon, build, copy

MEMORY = Path("/dev/shm")


def salon_in_memory() -> Salon:
    """The tests' salon, on a disk in memory, which goes when the process ends."""
    pins.FLOOR_KIB, pins.FLOOR_PASSES = CHEAP
    folder = Path(tempfile.mkdtemp(prefix="salon-bench-", dir=MEMORY if MEMORY.is_dir() else None))
    atexit.register(shutil.rmtree, folder, True)
    return copy(build(folder / "prepared"), folder / "salon")


def stage_in_memory() -> Stage:
    """The same with what is sold there."""
    stage = Stage(salon_in_memory())
    sql.wait_for_disk(False)
    return stage
