"""Box A stands in a line while the keys are elsewhere, and is whole where they are."""

from __future__ import annotations

from salon_tui.widgets.form import Form
from tests.db.salon import DESK_WOMAN, Salon
from tests.screens.desks import at_desk


async def test_box_a_closes_behind_the_keys_and_opens_before_them(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN, size=(80, 24)) as desk:
        await desk.press("f6", *"1112", *"12", "enter")
        line = desk.line("A2 Keep a file yes")
        assert "A1 Purpose told yes" in line and "A6" not in desk.text
        assert "B10 Address" in desk.text
        await desk.press("up")
        assert "A2  Keep a file" in desk.text and "A6  Guardian" in desk.text
        # typed into the field that it came back to, and read in the line again
        await desk.press("up", "up", "up", "1", "enter")
        assert "A5 Contact by phone" in desk.line("A5") and "A8" not in desk.text


async def test_paging_passes_over_nothing(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN, size=(80, 24)) as desk:
        await desk.press("f6")
        seen = [desk.text]
        for _page in range(9):
            await desk.press("pagedown")
            seen.append(desk.text)
        form = desk.app.screen.query_one(Form)
        for entry in form.state.entries:
            assert any(f" {entry.field.box} " in text for text in seen), entry.field.box
        for _page in range(9):
            await desk.press("pageup")
        assert form.current is form.state.entries[0] and "A6  Guardian" in desk.text
