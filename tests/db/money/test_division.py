"""A package's price over its services, and points."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.money.ledger.division import divide
from db.money.ledger.points import points_due, points_for, worth_of

WEIGHTS = st.lists(st.integers(0, 10**9), min_size=1, max_size=12)


def test_a_package_price_is_divided_by_list_price() -> None:
    """Ten times 268 and five times 120 for 2,680 yuan: 3,280 at list price."""
    assert divide(268_000, [268_000, 60_000]) == [218_976, 49_024]


def test_what_is_left_over_goes_to_the_largest_remainder_and_then_to_the_first() -> None:
    assert divide(100, [1, 1, 1]) == [34, 33, 33]
    assert divide(10, [3, 3, 1]) == [4, 4, 2]
    assert divide(7, [0, 0]) == [4, 3]


@pytest.mark.parametrize(("amount", "weights"), [(5, []), (5, [1, -1]), (-1, [1])])
def test_what_cannot_be_divided_is_refused(amount: int, weights: list[int]) -> None:
    with pytest.raises(ValueError, match="nothing to divide by"):
        divide(amount, weights)


@given(st.integers(0, 10**10), WEIGHTS)
def test_nothing_is_lost_and_no_share_is_a_fen_off(amount: int, weights: list[int]) -> None:
    shares = divide(amount, weights)
    assert sum(shares) == amount
    if any(weights):
        for share, weight in zip(shares, weights, strict=True):
            assert abs(share - Fraction(amount * weight, sum(weights))) < 1


def test_points_are_counted_over_all_that_was_received_of_a_bill() -> None:
    assert points_due(12_850, 100) == 128
    assert points_due(12_850 + 12_850, 100, earned=128) == 129
    assert points_due(0, 100) == 0
    assert points_due(12_850, 0) == 0


def test_what_is_paid_back_takes_its_points_along_once() -> None:
    assert points_due(25_700 - 12_900, 100, earned=257) == -129
    assert points_due(25_700 - 12_900, 100, earned=128) == 0
    assert points_due(-500, 100, earned=10) == -10


@given(st.lists(st.integers(1, 10**7), max_size=8), st.integers(1, 10**5))
def test_parts_earn_what_the_whole_earns(parts: list[int], rate: int) -> None:
    earned = received = 0
    for part in parts:
        received += part
        earned += points_due(received, rate, earned)
    assert earned == sum(parts) // rate


def test_points_below_zero_pay_nothing_and_points_never_pay_more_than_is_owed() -> None:
    assert worth_of(340, 1) == 340
    assert worth_of(-5, 1) == 0
    assert points_for(345, 10) == 34
    assert points_for(345, 0) == 0
