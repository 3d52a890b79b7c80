"""What a drawer that was scanned from end to end shows: the cards that stand wrong, stand twice, or don't stand there.

The fewest cards that can be moved so that all others stand in order are those outside a longest increasing run of keys.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Compared(NamedTuple):
    """Places among the scans, counted from 0; a scan of a card that doesn't belong to the drawer is in none of them."""

    right: tuple[int, ...]
    misfiled: tuple[int, ...]
    double: tuple[int, ...]
    missing: tuple[str, ...]
    """Numbers that were not scanned, in the order in which they should stand."""


def compare(keys: Mapping[str, str], scans: Sequence[str]) -> Compared:
    """Compares what was scanned with what belongs to the drawer.

    Args:
        keys: The key by which each card that belongs here is filed, by card number.
        scans: Card numbers in the order in which the cards stand.
    """
    places = [place for place, number in enumerate(scans) if number in keys]
    # the number decides between cards of the same key, and makes each card's own key unique
    run = longest_run([(keys[scans[place]], scans[place]) for place in places])
    right = [places[at] for at in run]
    seen = {scans[place] for place in right}
    misfiled: list[int] = []
    double: list[int] = []
    for place in sorted(set(places).difference(right)):
        (double if scans[place] in seen else misfiled).append(place)
        seen.add(scans[place])
    missing = sorted(keys.keys() - set(scans), key=lambda number: (keys[number], number))
    return Compared(tuple(right), tuple(misfiled), tuple(double), tuple(missing))


def longest_run(keys: Sequence[tuple[str, str]]) -> list[int]:
    """Places of a longest strictly increasing run, by patience sorting: n log n steps."""
    ends: list[tuple[str, str]] = []
    at: list[int] = []
    before: list[int] = []
    for place, key in enumerate(keys):
        pile = bisect_left(ends, key)
        before.append(at[pile - 1] if pile else -1)
        if ends[pile : pile + 1] == [key]:
            # the first of two that could stay
            continue
        ends[pile : pile + 1] = [key]
        at[pile : pile + 1] = [place]
    run: list[int] = []
    place = at[-1] if at else -1
    while place >= 0:
        run.append(place)
        place = before[place]
    return run[::-1]
