"""A whole day at the desk, played by three people; in both languages it is the benchmark ``whole_day``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.db.salon import Salon
from tests.journeys.days.whole_day import faults, play
from tests.journeys.mornings import at_ten


@pytest.mark.long
def test_a_whole_day_is_in_the_archive_and_on_paper_as_it_was_done(prepared: Salon, tmp_path: Path) -> None:
    with at_ten():
        assert faults(play(prepared, tmp_path / "home", "zh")) == []
