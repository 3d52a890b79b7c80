"""A salon's year in leaps, as far as it fits among the other tests; ``task_year`` plays whole ones."""

from __future__ import annotations

from random import Random

import pytest

from tests.db.contacts.tasks.year import play
from tests.db.salon import Salon


@pytest.mark.parametrize("seed", range(3))
def test_no_task_comes_twice_and_none_is_open_that_is_done(salon: Salon, seed: int) -> None:
    assert play(salon, Random(seed), days=120) > 5
