"""What a client who has come is asked again, on the page on which the visit is opened."""

from __future__ import annotations

import pytest

from db.clients.operations.clients import open_client
from db.clients.queries import conditions
from db.completeness.queries import to_ask_again
from tests.db.clients.told import tell
from tests.db.salon import DESK_WOMAN, OUYANG, OWNER, Salon
from tests.screens.desks import at_desk, burst


async def test_a_box_that_is_out_of_date_is_confirmed_with_one_key(salon: Salon) -> None:
    at = salon.desk(OWNER)
    salon.change(at, open_client(at, salon.clients[OUYANG]), keep_clear=())
    salon.clock.forward(days=100)
    async with at_desk(salon, OWNER) as desk:
        await burst(desk, "f2", *"8000", "enter", "f6", "2", "enter")
        assert "Health 2026-03-10" in desk.line("Still true")
        await burst(desk, "enter", "1", "f10")
        assert to_ask_again(desk.app.desk_in_use, salon.clients[OUYANG]).boxes == ()


async def test_what_has_changed_opens_the_form_at_its_box(salon: Salon) -> None:
    at = salon.desk(OWNER)
    salon.change(at, open_client(at, salon.clients[OUYANG]), keep_clear=())
    salon.clock.forward(days=100)
    async with at_desk(salon, OWNER) as desk:
        await burst(desk, "f2", *"8000", "enter", "f6", "2", "enter", "enter", "2", "f10")
        assert desk.app.screen.name == "edit" and desk.line("C1  Do not treat")


async def test_what_is_over_by_now_is_said_at_arrival(salon: Salon) -> None:
    client = salon.clients[OUYANG]
    tell(salon, salon.desk(OWNER), client, "bruise")
    salon.clock.forward(days=20)
    async with at_desk(salon, OWNER) as desk:
        await burst(desk, "f2", *"8000", "enter", "f6", "2", "enter")
        assert "bruise" in desk.line("asked on 2026-03-10")
        await burst(desk, "enter", "3", *"3.25", "f10")
        assert [str(one.ended) for one in conditions(desk.app.desk_in_use, client) if one.item == "bruise"] == [
            "2026-03-25"
        ]


@pytest.mark.parametrize(
    ("who", "offers"),
    [(OWNER, "1 still so   2 doesn't know   3 over"), (DESK_WOMAN, "1 still so   2 doesn't know")],
)
async def test_a_digit_answers_the_same_for_who_may_end_a_condition_and_who_may_not(
    salon: Salon, who: str, offers: str
) -> None:
    tell(salon, salon.desk(OWNER), salon.clients[OUYANG], "bruise")
    salon.clock.forward(days=20)
    async with at_desk(salon, who) as desk:
        await burst(desk, "f2", *"8000", "enter", "f6", "2", "enter", "enter")
        assert desk.line("1 still so").strip() == offers
