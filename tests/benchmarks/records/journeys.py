"""Journeys about what is kept of a client, each in both languages, in both sizes: slowly, with a lock, in one burst."""

from __future__ import annotations

import tempfile
import time
from itertools import product
from pathlib import Path
from typing import Final

from db.staff import pins
from tests.benchmarks.support import verdict
from tests.db import salon as salons
from tests.journeys.records.playing import Way, play
from tests.journeys.records.stories import STORIES
from tests.journeys.salon import LANGUAGES

SIZES: Final = ((80, 24), (120, 40))


def run() -> int:
    """Plays each in every setting.

    Returns:
        0 where each came to its end, and the archive has what it is to have.
    """
    pins.FLOOR_KIB, pins.FLOOR_PASSES = salons.CHEAP
    wrong = 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        salon = salons.build(folder / "salon")
        for number, (story, language, size, way) in enumerate(product(STORIES, LANGUAGES, SIZES, Way)):
            began, said = time.monotonic(), "whole"
            try:
                play(story, salon, folder / str(number), language, size, way)
            except AssertionError as error:
                wrong, said = wrong + 1, f"WRONG\n{error}"
            print(f"{story.name:<12} {language} {size[0]:>3}×{size[1]} {way.value:<8}", end=" ")
            print(f"{time.monotonic() - began:>4.0f} s  {said}", flush=True)
    return 0 if verdict("journeys that fail", wrong, 0) else 1
