"""A salon's first day by keys alone, and how many minutes the keys of it take.

First run, opening hours, four people, a table of 80 clients with what they have left, 30 appointments of the old book;
then 18 people come, and the day is closed and printed. ``check`` has to find nothing.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.journeys.days.first_day import FULL, SECONDS_A_KEY, faults, play
from tests.journeys.mornings import at_ten
from tests.journeys.salon import LANGUAGES


def run() -> int:
    """Plays the day in each language.

    Returns:
        0 where everything is in the archive as it was typed.
    """
    wrong = []
    for language in LANGUAGES:
        with tempfile.TemporaryDirectory() as scratch, at_ten():
            home, played = play(Path(scratch), language, FULL)
            wrong += faults(home, played, FULL)
        for part, keys in played.keys.items():
            print(f"{part:<18} {keys:>5} keys  {keys * SECONDS_A_KEY / 60:>5.1f} min")
        print(f"{language}: {sum(played.keys.values())} keys, {played.minutes:.1f} min at {SECONDS_A_KEY} s a key")
    for one in wrong:
        print(one)
    return int(bool(wrong))
