"""A festival at the desk: from the page of days over the task to its list."""

from __future__ import annotations

from db.clients.operations.clients import open_client
from db.contacts.operations.making import make_day
from tests.db.salon import OUYANG, OWNER, Salon
from tests.screens.desks import at_desk


async def test_a_day_of_ones_own_from_the_form_to_who_is_reached(salon: Salon) -> None:
    async with at_desk(salon, OWNER) as desk:
        at = desk.app.desk_in_use
        salon.change(at, open_client(at, salon.clients[OUYANG]), grade="diamond", consent_contact=("phone", "message"))
        make_day(at)
        await desk.go("occasions")
        assert "2026-09-25 Fri" in desk.line("Mid-Autumn Festival") and "八月十五" in desk.line("Mid-Autumn Festival")
        await desk.press("f6", "1", "enter")
        await desk.fill("踏青节", "农历1-25", "5", "春分将至，祝您安康。")
        await desk.press("f10")
        assert "踏青节: 2026-03-13, thought of on 2026-03-08" in desk.text
        assert "正月廿五" in desk.line("踏青节")
        # its task stands there at once, and opens the list
        await desk.go("tasks")
        assert "03-13" in desk.line("list for 踏青节")
        await desk.press(desk.line("list for 踏青节").split()[0])
        assert "To reach 1" in desk.text and "core client" in desk.line(OUYANG)
        assert "phone" in desk.line(OUYANG) and "post" not in desk.line(OUYANG)
        await desk.press("f10")
        assert OUYANG in desk.text and "festival" in desk.line("Purpose")
        await desk.press("1", "f10")
        assert "Reached 1" in desk.text and "✓" in desk.line(OUYANG)
        # nobody is reminded of it any more
        await desk.go("occasions")
        await desk.press("home")
        await desk.more("Let it be")
        assert "踏青节: nobody is reminded of it any more" in desk.text
        await desk.go("tasks")
        assert "踏青节" not in desk.text
