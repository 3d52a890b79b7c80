"""What stands on a page that is empty names no key that does nothing for who reads it."""

from __future__ import annotations

import pytest

from db.clients.operations.clients import open_client
from db.clients.operations.emergency_access import break_glass
from db.core.permissions import Role
from db.core.sql import run
from db.papers.cabinets.operations import SaveCabinet, save_cabinet
from salon_tui.screens.menus import PLACES
from tests.db.salon import LI, OWNER, PERSON, Salon
from tests.screens.desks import at_desk
from tests.screens.hints import useless_keys


@pytest.mark.parametrize("role", Role)
async def test_an_empty_page_names_only_keys_that_work_for_who_reads_it(salon: Salon, role: Role) -> None:
    save_cabinet(salon.desk(OWNER), SaveCabinet(request_id="box", mark="A", room="前台"))
    run("UPDATE service SET active = 0")
    run("UPDATE product SET active = 0")
    async with at_desk(salon, PERSON[role]) as desk:
        for place in PLACES:
            if desk.app.allows(place):
                await desk.go(place.page)
                assert useless_keys(desk) == [], place.page
                await desk.go("home")
        assert useless_keys(desk) == []
        await desk.press("f2")
        await desk.type("zzz")
        assert "Nobody is found" in desk.text and useless_keys(desk) == []
        await desk.press("f12")
        at = desk.app.desk_in_use
        if role in (Role.BEAUTICIAN, Role.ADVISOR):
            break_glass(at.because("电话咨询"), salon.clients[LI])
        await desk.go("client", record=open_client(at, salon.clients[LI]))
        for tab in "1112589":
            await desk.press(tab)
            assert useless_keys(desk) == [], tab
