"""A whole day at the desk in each language, played by three people: the book, money, calls, opinions, the till."""

from __future__ import annotations

import tempfile
from pathlib import Path

from db.staff import pins
from tests.db import salon as salons
from tests.journeys.days.whole_day import faults, play
from tests.journeys.mornings import at_ten
from tests.journeys.salon import LANGUAGES


def run() -> int:
    """Plays the day in each language.

    Returns:
        0 where everything is in the archive and on paper as it was done.
    """
    pins.FLOOR_KIB, pins.FLOOR_PASSES = salons.CHEAP
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as scratch, at_ten():
        folder = Path(scratch)
        salon = salons.build(folder / "salon")
        for language in LANGUAGES:
            found = faults(play(salon, folder / language, language))
            print(f"{language}: {'; '.join(found) or 'whole'}")
            wrong += found
    return int(bool(wrong))
