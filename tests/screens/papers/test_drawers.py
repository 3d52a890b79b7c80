"""Cabinets and drawers at the screen."""

from __future__ import annotations

import pytest

from db.papers.cabinets.queries import cabinet_plan
from db.papers.filing.order import Order
from tests.db.papers.filed import make_drawers, put_away
from tests.db.salon import DENG, DESK_WOMAN, EVANS, OUYANG, ZENG, Salon
from tests.screens.desks import at_desk


async def test_a_keeper_sets_up_a_cabinet(salon: Salon) -> None:
    async with at_desk(salon, DENG) as desk:
        await desk.go("cabinets")
        assert "No cabinet yet" in desk.text and "F4  New cabinet" in desk.text
        await desk.more("New cabinet")
        await desk.fill("A", "", "前台", "邓档")
        await desk.press("f10")
        assert "Cabinet A is saved. F6 adds its drawers." in desk.text
        assert f"keeper {DENG} since {salon.clock.today}" in desk.text
        await desk.press("f6")
        assert "New drawer in cabinet A" in desk.text
        await desk.fill("A-1")
        await desk.press("f10", "f6")
        await desk.fill("A-2", "李")
        await desk.press("f10")
        assert "from the beginning to before 李" in desk.text and "from 李 to the end" in desk.text
        [box] = cabinet_plan(desk.app.desk_in_use).cabinets
        assert [one.mark for one in box.drawers] == ["A-1", "A-2"]


async def test_a_beginning_out_of_turn_is_refused_at_its_field(salon: Salon) -> None:
    async with at_desk(salon, DENG) as desk:
        make_drawers(salon, desk.app.desk_in_use)
        await desk.go("cabinets")
        await desk.press("f6")
        await desk.fill("A-3", "M")
        await desk.press("f10")
        assert "Begins with: Another drawer begins so" in desk.text
        assert "A-3" in desk.text


async def test_a_new_drawer_says_how_many_cards_to_move(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        at = desk.app.desk_in_use
        make_drawers(salon, at)
        for name in (EVANS, OUYANG, ZENG):
            put_away(salon, at, name)
        await desk.go("cabinets")
        await desk.press("f6")
        await desk.fill("A-3", "O")
        await desk.press("f10")
        assert "2 papers belong in another drawer now: move them." in desk.text
        assert "2 papers" in desk.line("A-3")
        await desk.press("4")
        assert "Drawer A-3" in desk.text.splitlines()[0]
        await desk.press("f12")
        await desk.more("Remove")
        assert "Take drawer A-3 away? Its 2 papers belong" in desk.text
        await desk.press("f10")
        assert "A-3 is gone." in desk.text and "3 papers" in desk.line("A-2")


async def test_another_order_is_asked_about_and_sorts_everything(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        at = desk.app.desk_in_use
        make_drawers(salon, at)
        for name in salon.clients:
            put_away(salon, at, name)
        await desk.go("cabinets")
        await desk.more("Order")
        await desk.press("2")
        assert "Sort all drawers anew" in desk.text
        await desk.press("escape")
        assert cabinet_plan(at).order is Order.PINYIN
        await desk.more("Order")
        await desk.press("2", "f10")
        assert "5 papers stand in the new order now. Sort the drawers." in desk.text
        assert "in the order: strokes" in desk.text
        assert cabinet_plan(at).order is Order.STROKES


async def test_a_receptionist_reads_where_things_stand(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        make_drawers(salon, salon.desk(DENG))
        desk.app.enter(salon.desk(DESK_WOMAN))
        await desk.settle()
        await desk.go("cabinets")
        assert "A-2" in desk.text
        keys = desk.text.splitlines()[-1]
        assert "F6" not in keys and "F10" not in keys and "F4" not in keys
        await desk.press("1")
        assert "Cabinets and drawers" in desk.text.splitlines()[0]


@pytest.mark.parametrize("text", ["[/]", "O'Brien", "𬭎曾", "x" * 10_000])
async def test_odd_marks_are_shown_as_they_are(salon: Salon, text: str) -> None:
    async with at_desk(salon, DENG) as desk:
        await desk.go("cabinet_form")
        await desk.fill(text)
        await desk.press("f10")
        assert f"Cabinet {text[:8]}" in desk.text
