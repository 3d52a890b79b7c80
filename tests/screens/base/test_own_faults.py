"""A mistake in the program itself is said with its number, written down, and the desk goes on."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from db.core.desk import Desk
from salon_tui.screens.desk.home import HomePage
from tests.db.salon import DESK_WOMAN, Salon
from tests.screens.desks import at_desk

SECRET = "欧阳静怡 13800138000"
WAYS: dict[str, Callable[[HomePage, Callable[[Desk], Any]], object]] = {
    "at once": lambda page, call: page.perform(call),
    "in a worker": lambda page, call: page.perform_slowly(call),
    "in the middle of reading": lambda page, call: page.ask(call, None),
    "before anybody has signed in": lambda page, call: page.perform_before_sign_in(call),  # type: ignore[arg-type]
}


def _mistaken(_asked: object) -> None:
    raise RuntimeError(SECRET)


@pytest.mark.parametrize("way", WAYS)
async def test_a_mistake_is_said_and_written_down_without_what_it_was_about(
    salon: Salon, way: str, tmp_path: Path
) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        log, page = tmp_path / "incidents.log", desk.app.screen
        desk.app.incident_log = log
        assert isinstance(page, HomePage)
        WAYS[way](page, _mistaken)
        await desk.settle()
        [number] = re.findall(r"[Ii]ncident ([0-9A-Z-]+)", desk.text)
        written = log.read_text("utf-8")
        assert number in written and "RuntimeError" in written
        assert SECRET not in written + desk.text
        await desk.press("f2", *"8000", "enter")
        assert desk.app.screen.name == "client", "it goes on"
