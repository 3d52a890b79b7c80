"""A salon's first day, by keys alone; at its full size it is the benchmark ``first_day``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.days.first_day import SMALL, faults, play
from tests.journeys.mornings import at_ten


@pytest.mark.long
def test_a_first_day_from_the_old_table_to_the_closing_sheet(tmp_path: Path) -> None:
    with at_ten():
        home, played = play(tmp_path, "zh", SMALL)
        assert faults(home, played, SMALL) == []
    # an appointment of the old book, with its time, its client by four digits, service and beautician
    assert played.keys["old appointments"] <= 12 * SMALL.old + 18
