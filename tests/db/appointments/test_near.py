"""Which other times are offered where one can't be had."""

from __future__ import annotations

from datetime import timedelta

import pytest

from db.appointments.queries import availability, free_times
from db.appointments.records import NoneFree
from tests.db.appointments.samples import book, part, tomorrow
from tests.db.salon import LIN, OUYANG, OWNER, ZENG, Salon


def test_the_last_before_the_first_after_and_one_of_another_day(salon: Salon) -> None:
    desk, day = salon.desk(OWNER), tomorrow(salon)
    book(salon, desk, OUYANG, 14 * 60)
    found = availability(desk, salon.clients[ZENG], (part(salon),), day, 14 * 60 + 30)
    near = [(one.day, one.start, one.staff_name) for one in found.near]
    assert near == [(day, 13 * 60, LIN), (day, 15 * 60, LIN), (day + timedelta(days=1), 9 * 60, LIN)]
    assert availability(desk, salon.clients[ZENG], (part(salon),), day, 15 * 60).near == ()


@pytest.mark.parametrize(("left", "why"), [(10, NoneFree.FULL), (15, NoneFree.TOO_SHORT), (55, NoneFree.TOO_SHORT)])
def test_a_quarter_of_an_hour_is_a_gap_that_is_too_short(salon: Salon, left: int, why: NoneFree) -> None:
    """Less than that isn't proposed, and the day is full."""
    desk = salon.desk(OWNER)
    book(salon, desk, OUYANG, 540, parts=(part(salon, minutes=720 - left),))
    assert free_times(desk, 0, (part(salon),), tomorrow(salon), 1).why is why
