"""Random histories of ledgers against a model, and edits from outside; the benchmarks of these names do more."""

from __future__ import annotations

from random import Random

import pytest

from db.core import sql
from tests.db.money.held.against_model import play
from tests.db.money.held.edits import COLUMNS, plant, prepare
from tests.db.money.held.model_stage import Stage
from tests.db.salon import Salon


@pytest.fixture
def stage(salon: Salon) -> Stage:
    sql.wait_for_disk(False)
    return Stage(salon)


def test_what_is_left_is_what_the_model_has_left(stage: Stage) -> None:
    for seed in range(14):
        play(stage, Random(seed))


def test_check_finds_whatever_is_edited_from_outside(stage: Stage) -> None:
    random = Random(3)
    prepare(stage, random, 90)
    found = [plant(random) for _ in range(120)]
    assert [column for column, was_found in found if not was_found] == []
    assert len({column for column, _ in found}) > len(COLUMNS) * 3 // 4
