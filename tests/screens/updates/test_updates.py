"""Updates at the desk: what is said of the stick, what F10 asks root for, and what Home says where one failed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from salon_tui.app.settings import Places
from salon_tui.screens.updates import reading
from salon_tui.update import result
from salon_tui.update.machine import Machine
from salon_tui.update.request import take_request
from salon_tui.update.stick import LABEL, look_at
from tests.db.salon import DESK_WOMAN, OWNER, Salon, entries
from tests.screens.desks import at_desk
from tests.screens.updates.updates_views import FAILED
from tests.sticks import Machine as Plugged
from tests.sticks import machine as plugged
from tests.update.machines import machine_of, stick_of

__all__ = ["plugged"]


@pytest.fixture
def machine(salon: Salon, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    found = machine_of(tmp_path / "machine", Places(salon.folder / "data", salon.folder / "keys"))
    found.state.mkdir()
    monkeypatch.setattr(reading, "Machine", lambda places: found)
    return found


async def test_the_manager_reads_what_is_new_and_asks_for_it(
    salon: Salon, machine: Machine, plugged: Plugged, tmp_path: Path
) -> None:
    stick = plugged.plug_in(stick_of(tmp_path / "machine"), LABEL)
    async with at_desk(salon) as desk:
        await desk.go("updates")
        assert "0.1.0" in desk.line("Version") and "列表更快" in desk.line("中文") and "Faster lists" in desk.text
        await desk.press("f10")
        assert "Update from 0.1.0 to 0.2.0?" in desk.text
        await desk.press("f10")
        assert "The update begins. Leave the stick plugged in." in desk.said
        assert "The update was asked for" in desk.text
        assert take_request(machine) == look_at(stick, machine.keys).digest
        asked = entries(operation="ask_for_update")[-1]
        assert (asked["staff"], asked["outcome"]) == (salon.staff[OWNER], "done")
        # a stick that was changed since can't be asked for
        (stick / "release.sig").write_bytes(b"0" * 64)
        await desk.press("f5")
        assert "The update is not signed by the program's publisher." in desk.text
        await desk.press("f10")
        assert "Update from" not in desk.text


async def test_home_says_to_who_looks_after_it_that_an_update_failed(salon: Salon, machine: Machine) -> None:
    at = salon.clock()
    result.keep(machine, replace(FAILED, at=at.isoformat()))
    async with at_desk(salon) as desk:
        assert "The program was not updated" in desk.text
    async with at_desk(salon, DESK_WOMAN) as desk:
        assert "The program was not updated" not in desk.text, "the reception can do nothing about it"
    result.keep(machine, replace(FAILED, at=(at - timedelta(days=8)).isoformat()))
    async with at_desk(salon) as desk:
        assert "The program was not updated" not in desk.text
