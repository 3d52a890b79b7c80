"""The key that locks darkens the screen when it is pressed, whatever the desk is at."""

from __future__ import annotations

import pytest

from tests.kiosk.desk_app import PIN
from tests.kiosk.terminal import Terminal

WIPED = b"\x1b[2J\x1b[3J"


@pytest.mark.parametrize("key", ["f11", "ctrl+l"])
def test_locking_wipes_the_screen_and_shows_the_locked_page(desk: Terminal, key: str) -> None:
    desk.press(*"secret")
    desk.wait("secret")
    seen = len(desk.raw)
    desk.press(key)
    desk.wait("LOCKED")
    wiped = desk.raw.index(WIPED, seen)
    assert b"secret" not in desk.raw[wiped:], "nothing of what was there is drawn again"


def test_it_is_dark_while_work_under_way_holds_the_keys(desk: Terminal) -> None:
    """For a second nobody can say what keys mean: the screen is dark meanwhile, and the desk is locked then."""
    desk.press(*"secret", "f5")
    desk.wait("STUCK")
    desk.press("f11")
    desk.wait(lambda text: not text.strip())
    desk.wait("LOCKED")
    assert "secret" not in desk.text()


def test_keys_that_are_thrown_away_take_no_lock_with_them(desk: Terminal) -> None:
    desk.press("f5", *"4711", "f11")
    desk.wait("LOCKED")


def test_it_is_dark_while_a_pin_is_checked(desk: Terminal) -> None:
    desk.press("f3", *PIN, "enter", "f11")
    desk.wait(lambda text: not text.strip())
    desk.wait("LOCKED")


def test_in_the_middle_of_a_scan(desk: Terminal) -> None:
    desk.press(*"secret", "f1")
    desk.wait("MENU")
    seen = len(desk.raw)
    desk.press(*"5724", "f11")
    desk.wait_raw(WIPED)
    desk.settle()
    assert b"secret" not in desk.raw[desk.raw.index(WIPED, seen) :]
