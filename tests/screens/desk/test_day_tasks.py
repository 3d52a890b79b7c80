"""The tasks of a day, made when the first of it signs in, and what fell due while nobody was there."""

from __future__ import annotations

import asyncio
import re

import pytest

from db.contacts.operations.making import make_day
from db.core.sql import rows
from salon_tui.app import day_tasks
from tests.db.salon import DESK_WOMAN, EVANS, LIN, OUYANG, PINS, Salon
from tests.screens.desks import Sitting, at_desk


async def sign_in(desk: Sitting, who: str) -> None:
    number = re.search(rf"(\d)  {who}", desk.text)
    assert number, desk.text
    await desk.press(number[1])
    await desk.pin(PINS[who])


async def test_the_first_who_signs_in_finds_what_the_day_brings(salon: Salon) -> None:
    salon.clock.forward(days=2)
    async with at_desk(salon, None, size=(120, 40)) as desk:
        await sign_in(desk, DESK_WOMAN)
        assert re.search(rf"◆ +03-12 +{OUYANG} ⚠ +生日致电", desk.text), desk.text
        made = rows("SELECT day FROM task_day")
        assert len(made) == 1
        desk.app.lock()
        await desk.settle()
        await sign_in(desk, LIN)
        assert rows("SELECT COUNT(*) FROM audit_entry WHERE operation = 'make_day'")[0][0] == 1, "once is enough"


async def test_what_is_made_waits_while_keys_come(salon: Salon, monkeypatch: pytest.MonkeyPatch) -> None:
    async with at_desk(salon, None) as desk:
        await sign_in(desk, DESK_WOMAN)
        for name, seconds in (("WORK_SECONDS", 0), ("QUIET_SECONDS", 3600), ("LONGEST_SECONDS", 3600)):
            monkeypatch.setattr(day_tasks, name, seconds)
        waits = asyncio.create_task(asyncio.to_thread(salon.archive.give_way))
        await desk.press("f2", "w", "f12")
        assert not waits.done()
        monkeypatch.setattr(day_tasks, "QUIET_SECONDS", 0)
        await waits


async def test_what_fell_due_while_closed_is_said_once_with_the_list(salon: Salon) -> None:
    make_day(salon.desk(DESK_WOMAN))
    salon.clock.forward(days=7)
    make_day(salon.desk(DESK_WOMAN))
    async with at_desk(salon, DESK_WOMAN, size=(120, 40)) as desk:
        said = desk.line("since 03-11")
        assert "2 birthdays" in said and said.partition("│")[2].startswith(" ▸ 1")
        assert f"{OUYANG} ·8000" in desk.text, "beside it, whose"
        await desk.press("enter")
        assert f"1  {OUYANG}  ·8000" in desk.asked and f"2  {EVANS}  ·4567" in desk.asked
        await desk.press("2")
        assert EVANS in desk.text.splitlines()[0]
    salon.clock.forward(days=1)
    with salon.archive.connected():
        make_day(salon.desk(DESK_WOMAN))
    async with at_desk(salon, DESK_WOMAN, size=(120, 40)) as desk:
        assert "since 03-11" not in desk.text
