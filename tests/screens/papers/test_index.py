"""All clients in the orders of the cabinet, and leafing through them."""

from __future__ import annotations

from db.papers.filing.queries import PAGE
from tests.db.salon import CHEN, DESK_WOMAN, EVANS, LI, OUYANG, OWNER, ZENG, Salon, entries
from tests.screens.desks import Sitting, at_desk


def _names(desk: Sitting) -> list[str]:
    found = {name: desk.text.find(f" {name} ") for name in (OUYANG, CHEN, ZENG, EVANS, LI)}
    return sorted((name for name, at in found.items() if at >= 0), key=lambda name: found[name])


async def test_digits_change_the_order(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("cabinet")
        assert _names(desk) == [CHEN, LI, EVANS, OUYANG, ZENG]
        await desk.press("2")
        assert _names(desk) == [LI, CHEN, OUYANG, ZENG, EVANS]
        await desk.press("3")
        assert _names(desk) == [OUYANG, CHEN, ZENG, EVANS, LI]


async def test_phones_are_masked_and_looking_is_written_down(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("cabinet")
        assert "·8000" in desk.line(OUYANG) and "13800138000" not in desk.text
        assert len(entries(operation="list_seen")) == 1
        await desk.press("2")
        assert len(entries(operation="list_seen")) == 2


async def test_a_card_is_opened_and_leafed_on_from(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await desk.go("cabinet")
        await desk.press("down", "enter")
        assert LI in desk.text.splitlines()[0] and "2 of 5" in desk.text.splitlines()[0]
        await desk.press("f8")
        assert EVANS in desk.text.splitlines()[0]
        await desk.press("f12")
        assert "▸" in desk.line(EVANS), "the mark is on the card that was seen last"


async def test_more_than_a_page_of_clients(salon: Salon) -> None:
    registrar = salon.desk(OWNER)
    for number in range(PAGE + 20):
        salon.register(registrar, f"王{chr(0x4E00 + number)}", f"139{number:08d}")
    async with at_desk(salon) as desk:
        await desk.go("cabinet")
        await desk.press("3")
        for _times in range(8):
            await desk.press("pagedown")
        assert f"王{chr(0x4E00 + PAGE + 19)}" in desk.text
        await desk.press("enter")
        assert f"{PAGE + 25} of {PAGE + 25}" in desk.text.splitlines()[0]
        await desk.press("f12")
        assert "▸" in desk.line(f"王{chr(0x4E00 + PAGE + 19)}"), "the list is where it was left"


async def test_another_person_begins_at_the_beginning(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await desk.go("cabinet")
        desk.app.lock()
        await desk.settle()
        page = desk.app.page("cabinet")
        assert desk.app.desk is None
        assert OUYANG not in str([row.cells for row in page.query_one("PickList").rows])  # type: ignore[attr-defined]


async def test_the_index_is_still_there_after_a_lock(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await desk.go("cabinet")
        await desk.press("2", "f9")
        assert "Every card, in the order: Strokes." in desk.text
        desk.app.lock()
        await desk.settle()
        desk.app.enter(salon.desk(OWNER))
        await desk.settle()
        assert "Every card, in the order: Strokes." in desk.text
