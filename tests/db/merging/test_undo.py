"""A merge that is undone leaves nothing behind; and whatever happens between, nothing is lost."""

from __future__ import annotations

from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.db.merging.cases import Stage, part_again, work_between
from tests.db.salon import Salon

FEW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@FEW
@given(seed=st.integers(0, 2**32))
def test_undone_at_once_every_table_is_as_it_was(salon: Salon, seed: int) -> None:
    part_again(Stage.of(salon), Random(seed))


@FEW
@given(seed=st.integers(0, 2**32))
def test_whatever_is_done_between_nothing_is_lost(salon: Salon, seed: int) -> None:
    work_between(Stage.of(salon), Random(seed))
