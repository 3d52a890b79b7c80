"""Keys that are typed ahead of a page which takes its time reach it, or are thrown away with a word."""

from __future__ import annotations

import asyncio

import pytest
from textual.widgets import Input

from salon_tui.kiosk import key_queue
from tests.kiosk.desk_app import Desk, Find, First, Page
from tests.kiosk.test_scanner import heard, posted


class Late(Find):
    """A page that is there only when the test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.is_let_in = asyncio.Event()

    async def on_mount(self) -> None:
        await self.is_let_in.wait()


class Early(First):
    """The page before it."""

    def action_find(self) -> None:
        assert isinstance(self.app, LateDesk)
        self.app.push_screen(self.app.late)


class LateDesk(Desk):
    """A desk whose F2 opens it."""

    def __init__(self) -> None:
        super().__init__()
        self.late = Late()

    def first_page(self) -> Page:
        return Early()


TYPED = [*"111212", "enter", *"19880312", "enter"]


def texts(desk: Desk) -> list[str]:
    """What stands in the fields in front."""
    return [field.value for field in desk.screen.query(Input)]


@pytest.mark.parametrize("gap", [0.0, 0.02, 0.06, 0.12])
async def test_digits_typed_ahead_reach_the_page_they_were_meant_for(gap: float) -> None:
    desk = LateDesk()
    desk.key_queue.pause_scale = 0
    async with desk.run_test():
        posted(desk, [(key, 1000 + gap * at) for at, key in enumerate(["f2", *TYPED])])
        while desk.screen is not desk.late:
            await asyncio.sleep(0)
        desk.late.is_let_in.set()
        while texts(desk) != ["111212", "19880312"]:
            await asyncio.sleep(0.001)


async def test_what_the_page_is_too_late_for_is_no_scan_and_lands_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_queue, "SETTLE_SECONDS", 0.05)
    desk = LateDesk()
    desk.key_queue.pause_scale = 0
    async with desk.run_test():
        first = desk.screen
        posted(desk, [(key, 1000.0) for key in ["f2", *TYPED]])
        while desk.screen is not desk.late or not desk.key_queue.is_empty:
            await asyncio.sleep(0.001)
        desk.late.is_let_in.set()
        await heard(desk, f"DROPPED {len(TYPED)}")
        assert texts(desk) == ["", ""] and [field.value for field in first.query(Input)] == ["", ""]
        # and keys come through again
        posted(desk, [("a", 2000.0)])
        while texts(desk) != ["a", ""]:
            await asyncio.sleep(0.001)
