"""Kills of a desk at which somebody types: ``kill`` does the same to whoever saves through the operations alone."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Final

from db.staff import pins
from tests.benchmarks.support import verdict
from tests.db import salon as salons
from tests.journeys.days.killing import FAULTS, killed
from tests.journeys.homes import copied
from tests.journeys.mornings import at_ten

KILLS: Final = 200
_SEED: Final = 20261128


def run() -> int:
    """Kills the desk after each of so many random keys.

    Returns:
        0 where nothing was lost, doubled or broken.
    """
    pins.FLOOR_KIB, pins.FLOOR_PASSES = salons.CHEAP
    with tempfile.TemporaryDirectory() as scratch, at_ten():
        folder = Path(scratch)
        witness = killed(copied(salons.build(folder / "salon"), folder / "home"), KILLS, _SEED)
    print(", ".join(f"{count:,} {what}" for what, count in witness.seen.items()))
    met = [verdict(what, witness.faults[what], 0) for what in FAULTS]
    # otherwise the kills came where nothing was under way, and nothing would be proved
    return 0 if all(met) and witness.seen["saved and not acknowledged"] else 1
