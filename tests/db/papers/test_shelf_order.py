"""Comparing a scanned drawer with what belongs in it, without an archive."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from db.papers.shelf_check.shelf_order import compare, longest_run
from db.text.card_number import card_number

DRAWERS = st.integers(1, 60).map(lambda count: [card_number(at) for at in range(1, count + 1)])
CHANCE = st.randoms(use_true_random=False)


def keys_of(numbers: list[str]) -> dict[str, str]:
    """Keys in the order of the numbers."""
    return {number: f"key {place:05d}" for place, number in enumerate(numbers)}


@given(DRAWERS)
def test_a_drawer_in_order_has_nothing_to_report(drawer: list[str]) -> None:
    found = compare(keys_of(drawer), drawer)
    assert (found.misfiled, found.double, found.missing) == ((), (), ())
    assert found.right == tuple(range(len(drawer)))


@given(DRAWERS, st.integers(0, 6), CHANCE)
def test_moved_cards_are_no_more_than_were_moved(drawer: list[str], moves: int, chance: random.Random) -> None:
    scans = list(drawer)
    for _ in range(moves):
        card = scans.pop(chance.randrange(len(scans)))
        scans.insert(chance.randrange(len(scans) + 1), card)
    found = compare(keys_of(drawer), scans)
    assert len(found.misfiled) <= moves
    assert (found.double, found.missing) == ((), ())
    # without those that are reported, the drawer is in order
    rest = [card for place, card in enumerate(scans) if place not in found.misfiled]
    assert rest == sorted(rest, key=drawer.index)


@given(DRAWERS, st.integers(0, 10), CHANCE)
def test_cards_taken_out_are_missing_and_nothing_else(drawer: list[str], count: int, chance: random.Random) -> None:
    gone = set(chance.sample(drawer, min(count, len(drawer))))
    found = compare(keys_of(drawer), [card for card in drawer if card not in gone])
    assert found.missing == tuple(card for card in drawer if card in gone)
    assert (found.misfiled, found.double) == ((), ())


@given(DRAWERS, st.integers(1, 5), CHANCE)
def test_a_second_card_is_double_wherever_it_stands(drawer: list[str], count: int, chance: random.Random) -> None:
    scans = list(drawer)
    for card in chance.sample(drawer, min(count, len(drawer))):
        scans.insert(chance.randrange(len(scans) + 1), card)
    found = compare(keys_of(drawer), scans)
    assert len(found.double) == len(scans) - len(drawer)
    # the one that stands right is the one that stays
    assert (found.misfiled, found.missing) == ((), ())
    assert [scans[place] for place in found.right] == drawer


@given(DRAWERS, st.integers(0, 5), st.integers(0, 5), CHANCE)
def test_strangers_change_nothing(drawer: list[str], moves: int, strangers: int, chance: random.Random) -> None:
    scans = list(drawer)
    for _ in range(moves):
        scans.insert(chance.randrange(len(scans)), scans.pop(chance.randrange(len(scans))))
    alone = compare(keys_of(drawer), scans)
    mixed = list(scans)
    for at in range(strangers):
        mixed.insert(chance.randrange(len(mixed) + 1), card_number(900 + at))
    found = compare(keys_of(drawer), mixed)
    assert [mixed[place] for place in found.misfiled] == [scans[place] for place in alone.misfiled]
    assert (len(found.double), found.missing) == (0, ())


@given(st.lists(st.integers(0, 30), max_size=9))
def test_the_run_is_the_longest_there_is(keys: list[int]) -> None:
    pairs = [(f"{key:03d}", "") for key in keys]
    run = longest_run(pairs)
    taken = [pairs[place] for place in run]
    assert taken == sorted(set(taken)) and run == sorted(run)
    assert len(run) == _longest(keys)


def _longest(keys: list[int]) -> int:
    """By trying every subset."""
    best = 0
    for mask in range(1 << len(keys)):
        some = [key for at, key in enumerate(keys) if mask >> at & 1]
        if some == sorted(set(some)):
            best = max(best, len(some))
    return best


def test_cards_of_one_key_stand_by_their_numbers() -> None:
    keys = {"00000013": "li", "00000022": "li"}
    assert compare(keys, ["00000013", "00000022"]).misfiled == ()
    assert len(compare(keys, ["00000022", "00000013"]).misfiled) == 1


def test_a_card_that_stands_wrong_twice_is_out_of_order_once_and_double_once() -> None:
    keys = keys_of(["a", "b", "c", "d", "e", "f"])
    found = compare(keys, ["b", "c", "f", "f", "d", "e", "a", "a"])
    assert ([*found.misfiled], [*found.double]) == ([2, 6], [3, 7])
