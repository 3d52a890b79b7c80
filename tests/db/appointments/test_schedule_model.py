"""The rules of booking against a model that counts minutes; ``python -m tests.benchmarks booking_model`` does more."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.db.appointments.against_model import play


@settings(max_examples=30)
@given(st.randoms(use_true_random=False))
def test_what_is_booked_is_what_the_model_books(random: Random) -> None:
    play(random, steps=8)


@pytest.mark.parametrize("seed", range(10))
def test_a_full_day_is_as_in_the_model(seed: int) -> None:
    play(Random(seed))
