"""Journeys about what is kept of a client, each in one setting; the benchmark ``journeys`` plays them in all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.db.salon import Salon
from tests.journeys.records.playing import Story, Way, play
from tests.journeys.records.stories import STORIES

NARROW, WIDE = (80, 24), (120, 40)
SETTINGS = {
    "tested": ("zh", NARROW, Way.BURST),
    "signed": ("en", WIDE, Way.LOOKING),
    "unchanged": ("en", NARROW, Way.LOCKED),
    "analysed": ("en", NARROW, Way.LOCKED),
    "tolerated": ("en", WIDE, Way.LOCKED),
    "mailed": ("zh", NARROW, Way.LOOKING),
    "merged": ("zh", NARROW, Way.BURST),
}


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_journey(story: Story, prepared: Salon, tmp_path: Path) -> None:
    language, size, way = SETTINGS[story.name]
    play(story, prepared, tmp_path / "home", language, size, way)
