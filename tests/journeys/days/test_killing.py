"""Kills of a desk at which somebody types; at its full size it is the benchmark ``day_kill``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.db.salon import Salon
from tests.journeys.days.killing import killed
from tests.journeys.homes import copied
from tests.journeys.mornings import at_ten


@pytest.mark.long
def test_what_the_desk_said_is_there_once_after_a_kill(prepared: Salon, tmp_path: Path) -> None:
    with at_ten():
        witness = killed(copied(prepared, tmp_path / "home"), kills=4, seed=3)
    assert witness.seen["kills"] == 4 and witness.seen["saves acknowledged"]
    assert not witness.faults
