"""An event at the desk: planned, its guests found and invited, and ticked off at the door."""

from __future__ import annotations

from db.clients.operations.clients import open_client
from db.core.sql import rows
from db.events.queries import guest_list
from tests.db.salon import DESK_WOMAN, LI, OUYANG, ZENG, Salon
from tests.screens.desks import at_desk, burst


async def test_from_the_plan_to_the_door(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        at = desk.app.desk_in_use
        for name in (OUYANG, LI):
            salon.change(at, open_client(at, salon.clients[name]), hobbies="喝茶、旅行")
        salon.change(at, open_client(at, salon.clients[OUYANG]), consent_contact=("message", "post"))
        salon.change(at, open_client(at, salon.clients[ZENG]), consent_contact=("post",))
        await desk.go("events")
        assert "No event is planned" in desk.text
        await desk.press("f6")
        await desk.fill("秋茶与润养", "3.20", "1400", "", "", "茶")
        await desk.press("f10")
        assert "秋茶与润养: 2026-03-20 Fri 14:00" in desk.text
        assert "F4 puts everybody on it whom it suits: 茶." in desk.text
        await desk.more("All whom it suits")
        assert "2 clients are added." in desk.text
        # another one is typed; who is on it already is said to be
        await burst(desk, *"7002", "enter")
        assert f"{ZENG} is added." in desk.text
        await burst(desk, *"7002", "enter")
        assert f"{ZENG} is on the list already." in desk.text
        # what she declined is not offered
        await desk.press("up", "f10")
        assert OUYANG in desk.line("秋茶与润养")
        assert "phone" not in desk.text and "WeChat" in desk.text
        await desk.press("2", "enter", "1", "f10")
        assert f"{OUYANG}: will come" in desk.text
        assert "Invited 1" in desk.text and "Will come 1" in desk.text
        # who is left and agreed to it has a letter that says to what, and when
        await desk.more("Letters")
        assert "Invitation · 秋茶与润养 2026-03-20" in desk.text
        assert ZENG in desk.text and OUYANG not in desk.text
        await desk.press("f12")
        # the day is here: a scan says who came
        event = guest_list(at, 1).event
        rows("UPDATE event SET day = ? WHERE id = ?", salon.clock.today.isoformat(), event.id)
        await desk.press("f5")
        await burst(desk, *"00000013", "enter")
        assert f"{OUYANG}: came" in desk.text and "✓ came" in desk.line(OUYANG)
        await desk.press("f10")
        assert f"{OUYANG}: stayed away" in desk.text
        await desk.press("f10", "f10")
        # from there to the card, and her history has it
        await desk.press("enter", "6")
        assert "秋茶与润养" in desk.line("event")
