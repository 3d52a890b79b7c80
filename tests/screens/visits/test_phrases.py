"""What is often written in the notes of a visit: below the fields where there is height, and by F4 everywhere."""

from __future__ import annotations

import pytest

from salon_tui.widgets.form import Form
from tests.db.salon import LIN, OUYANG, Salon
from tests.screens.desks import at_desk
from tests.screens.visits.test_visits import open_visit


@pytest.mark.parametrize(
    ("language", "written", "then"), [("zh", "两颊干燥", "两颊干燥、T 区油、紧绷"), ("en", "", "oily T zone, tight")]
)
async def test_phrases_follow_what_stands_there(salon: Salon, language: str, written: str, then: str) -> None:
    async with at_desk(salon, LIN, language) as desk:
        await open_visit(salon, desk, OUYANG)
        form = desk.app.screen.query_one(Form)
        form.go_to_field("skin_before")
        await desk.type(written)
        await desk.press("f4", "2", "5", "f10")
        assert desk.line(then)
        assert form.state.entry("skin_before").text == then
        await desk.press("ctrl+z")
        assert form.state.entry("skin_before").text == written


async def test_phrases_stand_below_the_field_where_there_is_height(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        await open_visit(salon, desk, OUYANG)
        desk.app.screen.query_one(Form).go_to_field("felt")
        await desk.settle()
        assert "fell asleep" not in desk.text and "F4 has what is often written." in desk.text
        await desk.pilot.resize_terminal(120, 40)
        await desk.settle()
        assert "fell asleep" in desk.text
        desk.app.screen.query_one(Form).go_to_field("next_date")
        await desk.settle()
        assert "fell asleep" not in desk.text
