"""Which lot of a client is used first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from db.money.ledger.lots import Lot, Unit
from db.money.ledger.order import Barred, Held, draws, in_order

TODAY = date(2026, 11, 27)
LOT = Lot(unit=Unit.SESSION, size=10, gift=0, paid=100_000, left=10, value_left=100_000)


def held(id: int, left: int = 10, own: bool = True, until: date | None = None, frozen: bool = False) -> Held:
    lot = replace(LOT, left=left, value_left=left * 10_000)
    return Held(id=id, holding=id, lot=lot, own=own, until=until, frozen=frozen)


def test_own_ones_come_before_shared_ones_then_what_ends_first_then_the_older() -> None:
    shared = held(1, own=False, until=date(2026, 12, 1))
    endless, older = held(9), held(2)
    soon, sooner = held(3, until=date(2027, 1, 1)), held(4, until=date(2026, 12, 31))
    assert in_order([shared, endless, older, soon, sooner]) == [sooner, soon, older, endless, shared]


def test_a_use_goes_on_with_the_next_lot_and_says_what_is_short() -> None:
    found, short = draws([held(1, left=2), held(2, left=3)], 4, TODAY)
    assert ([(one.held.id, one.units) for one in found], short) == ([(1, 2), (2, 2)], 0)
    assert draws([held(1, left=2), held(2, left=3)], 7, TODAY)[1] == 2


def test_nothing_is_taken_of_what_is_stopped_or_past_its_day() -> None:
    yesterday = held(1, until=date(2026, 11, 26))
    on_the_day = held(2, until=TODAY)
    assert yesterday.barred(TODAY) is Barred.EXPIRED
    assert on_the_day.barred(TODAY) is None
    assert held(3, frozen=True).barred(TODAY) is Barred.FROZEN
    assert held(4, left=0).barred(TODAY) is Barred.EMPTY
    found, short = draws([yesterday, held(3, frozen=True), on_the_day], 12, TODAY)
    assert ([(one.held.id, one.units) for one in found], short) == ([(2, 10)], 2)


@given(st.lists(st.builds(held, st.integers(1, 99), st.integers(0, 10), st.booleans()), max_size=8), st.integers(0, 90))
def test_no_more_is_taken_than_there_is(some: list[Held], units: int) -> None:
    found, short = draws(some, units, TODAY)
    assert sum(one.units for one in found) + short == units
    assert short == max(0, units - sum(one.lot.left for one in some))
    assert all(0 < one.units <= one.held.lot.left for one in found)
