"""Stretches of a day, in minutes since local midnight."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Interval(NamedTuple):
    """A stretch of a day: half-open, so that two that touch don't overlap."""

    start: int
    finish: int


def within(intervals: Iterable[Interval], bounds: Interval) -> tuple[Interval, ...]:
    """What of some intervals lies within bounds."""
    cut = (Interval(max(one.start, bounds.start), min(one.finish, bounds.finish)) for one in intervals)
    return tuple(one for one in cut if one.start < one.finish)


def without(intervals: Iterable[Interval], taken: Iterable[Interval]) -> tuple[Interval, ...]:
    """What of some intervals is left when others are taken out."""
    left = list(intervals)
    for gone in taken:
        left = [
            part
            for one in left
            for part in (
                Interval(one.start, min(one.finish, gone.start)),
                Interval(max(one.start, gone.finish), one.finish),
            )
            if part.start < part.finish
        ]
    return tuple(left)


def length(intervals: Iterable[Interval]) -> int:
    """Minutes of intervals that don't overlap."""
    return sum(one.finish - one.start for one in intervals)
