"""What uses of a balance, a package or points are worth, whatever is used and taken back in between."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.money.ledger.lots import Lot, Unit, UseOrder

CARD = Lot(unit=Unit.FEN, size=400_000, gift=100_000, paid=300_000, left=400_000, value_left=300_000)
"""3,000 yuan with 1,000 given along."""
TWELVE = Lot(unit=Unit.SESSION, size=12, gift=2, paid=268_000, left=12, value_left=268_000)
"""Ten sessions for 2,680 yuan, and two given along."""


def use(lot: Lot, units: int) -> tuple[Lot, int]:
    value = lot.value_of(units)
    return replace(lot, left=lot.left - units, value_left=lot.value_left - value), value


def test_what_was_used_of_a_balance_counts_at_the_ratio_of_what_was_paid() -> None:
    lot, value = use(CARD, 359_400)
    assert value == 269_550
    assert (lot.left, lot.value_left, lot.gift_left) == (40_600, 30_450, 10_150)


@pytest.mark.parametrize(
    ("order", "values", "gifts"),
    [
        (UseOrder.RATIO, [150_000, 75_000, 75_000], [50_000, 25_000, 0]),
        (UseOrder.PRINCIPAL, [200_000, 100_000, 0], [100_000, 100_000, 0]),
        (UseOrder.GIFT, [100_000, 100_000, 100_000], [0, 0, 0]),
    ],
)
def test_a_balance_is_used_in_each_order(order: UseOrder, values: list[int], gifts: list[int]) -> None:
    lot, found, left = replace(CARD, order=order), [], []
    for units in (200_000, 100_000, 100_000):
        lot, value = use(lot, units)
        found.append(value)
        left.append(lot.gift_left)
    assert (found, left) == (values, gifts)


@pytest.mark.parametrize(
    ("order", "values", "gifts"),
    [
        (UseOrder.RATIO, [22_333, 22_333, 22_334], [1, 1, 1]),
        (UseOrder.PRINCIPAL, [26_800, 26_800, 26_800], [2, 2, 2]),
        (UseOrder.GIFT, [0, 0, 26_800], [1, 0, 0]),
    ],
)
def test_sessions_are_used_in_each_order(order: UseOrder, values: list[int], gifts: list[int]) -> None:
    lot, found, left = replace(TWELVE, order=order), [], []
    for _ in range(3):
        lot, value = use(lot, 1)
        found.append(value)
        left.append(lot.gift_left)
    assert (found, left) == (values, gifts)


def test_points_are_worth_nothing_of_what_was_paid() -> None:
    points = Lot(unit=Unit.POINT, size=340, gift=340, paid=0, left=340, value_left=0)
    assert points.value_of(120) == 0


@pytest.mark.parametrize("units", [0, -1, 400_001])
def test_no_more_is_used_than_is_left(units: int) -> None:
    with pytest.raises(ValueError, match="not so many"):
        CARD.value_of(units)


def test_of_a_package_half_paid_half_can_be_used() -> None:
    assert [TWELVE.may_use(paid) for paid in (0, 134_000, 267_999, 268_000)] == [0, 6, 11, 12]
    assert replace(TWELVE, gift=12, paid=0, value_left=0).may_use(0) == 12, "what was given is paid for"


@pytest.mark.parametrize(
    "wrong",
    [
        {"gift": 100_001},
        {"gift": -1, "paid": 400_001},
        {"value_left": 300_001},
        {"value_left": -1},
    ],
)
def test_what_is_no_lot_is_not_made(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        replace(CARD, **wrong)


@st.composite
def lots(draw: st.DrawFn) -> Lot:
    """A lot as bought: of any size, price and order."""
    unit = draw(st.sampled_from([Unit.FEN, Unit.SESSION]))
    size = draw(st.integers(1, 99_999_999 if unit is Unit.FEN else 400))
    gift = draw(st.integers(0, size))
    paid = size - gift if unit is Unit.FEN else draw(st.integers(0, 9_999_999)) * (gift < size)
    order = draw(st.sampled_from(UseOrder))
    return Lot(unit=unit, size=size, gift=gift, paid=paid, left=size, value_left=paid, order=order)


class History:
    """Uses of a lot, of which any can be taken back."""

    def __init__(self, lot: Lot) -> None:
        self.lot = lot
        self.uses: list[tuple[int, int]] = []

    def use(self, units: int) -> int:
        self.lot, value = use(self.lot, units)
        self.uses.append((units, value))
        return value

    def restore(self, which: int) -> None:
        units, value = self.uses.pop(which)
        self.lot = replace(self.lot, left=self.lot.left + units, value_left=self.lot.value_left + value)


@given(lots(), st.lists(st.tuples(st.booleans(), st.integers(0, 10**9)), max_size=60))
def test_a_use_takes_no_more_than_there_is_and_the_last_one_leaves_nothing(
    lot: Lot, steps: list[tuple[bool, int]]
) -> None:
    history = History(lot)
    for back, number in steps:
        if back and history.uses:
            history.restore(number % len(history.uses))
        elif history.lot.left:
            units = 1 + number % history.lot.left
            before = history.lot
            value = history.use(units)
            assert 0 <= value <= before.value_left
            if lot.unit is Unit.FEN:
                assert units - before.gift_left <= value <= units
        now = history.lot
        assert (now.left, now.value_left) == (
            lot.size - sum(units for units, _ in history.uses),
            lot.paid - sum(value for _, value in history.uses),
        )
        assert 0 <= now.gift_left <= lot.gift
    if history.lot.left:
        history.use(history.lot.left)
    assert (history.lot.left, history.lot.value_left, history.lot.gift_left) == (0, 0, 0)


def test_a_use_never_gives_principal_back() -> None:
    """Gifts first: once their use is taken back, more principal is gone than should be, until gifts are used again."""
    history = History(replace(CARD, order=UseOrder.GIFT))
    assert [history.use(units) for units in (100_000, 50_000)] == [0, 50_000]
    history.restore(0)
    assert [history.use(units) for units in (10, 99_990, 100_000)] == [0, 0, 100_000]
    history.use(history.lot.left)
    assert (history.lot.left, history.lot.value_left) == (0, 0)


@given(lots(), st.lists(st.integers(1, 10**9), max_size=20))
def test_without_anything_taken_back_a_use_leaves_the_exact_share(lot: Lot, steps: list[int]) -> None:
    history, bought = History(lot), lot.size - lot.gift
    for number in steps:
        if history.lot.left:
            history.use(1 + number % history.lot.left)
    used = history.lot.used
    exact = {
        UseOrder.RATIO: lot.paid * used // lot.size,
        UseOrder.PRINCIPAL: lot.paid * min(used, bought) // bought if bought else 0,
        UseOrder.GIFT: lot.paid * max(0, used - lot.gift) // bought if bought else 0,
    }
    assert history.lot.value_used == (exact[lot.order] if history.lot.left else lot.paid)


@given(lots(), st.data())
def test_a_use_after_one_was_taken_back_returns_to_the_exact_share(lot: Lot, data: st.DataObject) -> None:
    if lot.size < 4:
        return
    history = History(replace(lot, order=UseOrder.RATIO))
    for _ in range(2):
        history.use(data.draw(st.integers(1, max(1, history.lot.left // 4))))
    first = history.uses[0][0]
    history.restore(0)
    history.use(first)
    assert history.lot.value_used == lot.paid * history.lot.used // lot.size
