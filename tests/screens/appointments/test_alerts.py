"""What may hurt the client stands in the head of every form of appointments, as soon as it is known who comes."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.db.salon import DESK_WOMAN, LIN, MOISTURE, OUYANG, ZENG, Salon
from tests.screens.appointments.days import booked, waiting
from tests.screens.desks import at_desk, burst

ALERT = "Allergy · caution  AHA or salicylic acid"


@pytest.mark.parametrize("page", ["book", "walk_in", "wait", "old_book"])
async def test_the_alerts_are_those_of_who_is_typed(salon: Salon, page: str) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go(page, day=salon.clock.today)
        start = ["9", "enter"] if page == "old_book" else []
        await burst(desk, *start, *OUYANG)
        assert ALERT not in desk.text
        await burst(desk, "enter")
        assert ALERT in desk.text
        # the list of services says it of those that it speaks against
        await burst(desk, "f4")
        assert "AHA or salicylic acid" in desk.asked
        await burst(desk, "escape", "up", "up", "up", *ZENG, "enter")
        assert "Allergy" not in desk.text
        await burst(desk, "up", *OUYANG, "enter")
        await desk.more("Empty")
        assert "Allergy" not in desk.text, "the empty form is about nobody"


@pytest.mark.parametrize("page", ["walk_in", "wait"])
async def test_the_alerts_of_a_draft_are_there_at_once(salon: Salon, page: str) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go(page)
        await burst(desk, *OUYANG, "enter", "f3")
        await desk.go(page)
        assert ALERT not in desk.text
        await desk.more("Bring back what is not finished")
        assert OUYANG in desk.text and ALERT in desk.text


async def test_the_alerts_are_there_where_nobody_types_who_it_is(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        at, today = desk.app.desk_in_use, salon.clock.today
        one = booked(salon, at, OUYANG, 840, MOISTURE, staff=LIN)
        line = waiting(salon, at, OUYANG, today + timedelta(days=1), MOISTURE)
        for page, target in (("move", {"appointment": one.id}), ("book", {"waiting": line.id})):
            await desk.go(page, **target)
            assert ALERT in desk.text
        await desk.go("book", day=today + timedelta(days=2), start=600)
        await burst(desk, *OUYANG, "enter")
        await desk.more("Put on the waiting list")
        assert desk.app.screen.name == "wait" and ALERT in desk.text
