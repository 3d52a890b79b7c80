"""What a client has, told and put right from the card."""

from __future__ import annotations

from db.clients.operations.clients import open_client
from db.clients.queries import conditions
from salon_tui.screens.clients.register import EditPage
from tests.db.salon import LIN, OUYANG, OWNER, Salon
from tests.screens.desks import at_desk, burst


async def test_told_with_its_days_and_over_again(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        await burst(desk, "f2", *"8000", "enter", "2", "2", "f6")
        await burst(desk, *"33", "enter", *"20250101", "f10")
        assert "isotretinoin" in desk.line("2025-01-01")
        await burst(desk, "down", "enter")
        await burst(desk, "enter", *"20260301", "f10")
        line = desk.line("2026-03-01")
        assert "isotretinoin" in line and "counts to 2026-08-28" in line
    [_, one] = [found for found in conditions(salon.desk(LIN), salon.clients[OUYANG])]
    assert (one.item, str(one.ended)) == ("isotretinoin", "2026-03-01")


async def test_a_question_is_declined_from_the_form_and_says_so(salon: Salon) -> None:
    async with at_desk(salon, OWNER) as desk:
        await burst(desk, "f2", *"8000", "enter", "f10")
        screen = desk.app.screen
        assert isinstance(screen, EditPage)
        screen.form.go_to_field("occupation")
        await desk.more("Would rather not say")
        assert "would rather not say" in desk.line("Occupation")
        screen.form.go_to_field("name")
        await desk.more("Would rather not say")
        assert "Empty it first" in desk.text
        assert open_client(desk.app.desk_in_use, salon.clients[OUYANG]).declined == {"occupation"}


async def test_none_over_what_is_known_names_it_and_is_saved_by_a_second_f10(salon: Salon) -> None:
    client = salon.clients[OUYANG]
    async with at_desk(salon, OWNER) as desk:
        await burst(desk, "f2", *"8000", "enter", "f10")
        screen = desk.app.screen
        assert isinstance(screen, EditPage)
        screen.form.go_to_field("allergens")
        await desk.settle()
        await burst(desk, "0", "f10")
        assert "AHA or salicylic acid" in desk.line("ends what is known")
        assert [one.item for one in conditions(desk.app.desk_in_use, client) if one.ended is None] == ["acids"]
        await burst(desk, "f10")
        assert not [one.item for one in conditions(desk.app.desk_in_use, client) if one.ended is None]
