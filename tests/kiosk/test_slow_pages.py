"""Keys that are typed ahead of a page which takes its time reach it, or are thrown away with a word."""

from __future__ import annotations

import asyncio
import time

import pytest
from textual.widgets import Input

from salon_tui.kiosk import key_queue
from salon_tui.kiosk.hold import Hold
from tests.kiosk.desk_app import Desk, Find, First, Page
from tests.kiosk.test_scanner import heard, posted

SHORT = 0.05
"""Seconds that a key waits at most."""


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


class Slow(First):
    """A page whose work makes the whole program stand still."""

    STILL_SECONDS = 0.3

    def action_find(self) -> None:
        time.sleep(self.STILL_SECONDS)
        self.app.push_screen(Find())

    def action_ask(self) -> None:  # type: ignore[override]
        assert isinstance(self.app, Desk)
        hold = self.app.key_queue.hold(SHORT)
        self.set_timer(0.001, lambda: self.answer(hold))

    def answer(self, hold: Hold) -> None:
        with hold:
            self.action_find()


class SlowDesk(Desk):
    """A desk that begins with it."""

    def first_page(self) -> Page:
        return Slow()


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


async def filled_in(desk: Desk, *expected: str) -> None:
    """Lets the loop turn until the fields in front hold what is expected."""
    async with asyncio.timeout(20):
        while texts(desk) != [*expected]:
            await asyncio.sleep(0.001)


@pytest.mark.parametrize("gap", [0.0, 0.02, 0.06, 0.12])
async def test_digits_typed_ahead_reach_the_page_they_were_meant_for(gap: float) -> None:
    desk = LateDesk()
    desk.key_queue.pause_scale = 0
    async with desk.run_test():
        posted(desk, [(key, 1000 + gap * at) for at, key in enumerate(["f2", *TYPED])])
        while desk.screen is not desk.late:
            await asyncio.sleep(0)
        desk.late.is_let_in.set()
        await filled_in(desk, "111212", "19880312")


@pytest.mark.parametrize("key", ["f2", "f4"])
async def test_a_machine_that_stands_still_loses_no_key(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_queue, "SETTLE_SECONDS", SHORT)
    desk = SlowDesk()
    async with desk.run_test():
        posted(desk, [(key, 1000.0) for key in [key, *TYPED]])
        await filled_in(desk, "111212", "19880312")


async def test_what_follows_lost_keys_without_a_rest_is_lost_with_them() -> None:
    desk = Desk()
    desk.key_queue.pause_scale = 0
    async with desk.run_test():
        hold = desk.key_queue.hold(SHORT)
        posted(desk, [("f2", 1000.0), ("4", 1000.1)])
        await heard(desk, "DROPPED 2")
        posted(desk, [("7", 1000.3), ("f2", 1000.7), ("5", 1000.8)])
        await heard(desk, "DROPPED 3")
        posted(desk, [("a", 1001.3)])
        await filled_in(desk, "a", "")
        hold.release()


async def test_what_the_page_is_too_late_for_is_no_scan_and_lands_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_queue, "SETTLE_SECONDS", SHORT)
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
        await filled_in(desk, "a", "")
