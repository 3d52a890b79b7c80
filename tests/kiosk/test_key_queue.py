"""Typing ahead of the screen loses nothing and leaks nothing."""

from __future__ import annotations

import re

from textual.widgets import Input

from tests.kiosk.conftest import StartDesk
from tests.kiosk.desk_app import PIN, Desk
from tests.kiosk.terminal import Terminal


def fields(text: str) -> list[str]:
    """What the screen's fields hold, from top to bottom."""
    return re.findall(r"▊  (.*?) *▎", text)


def test_a_burst_behind_f2_lands_in_the_new_page(desk: Terminal) -> None:
    desk.press("f2", *"hello", "enter", *"world", "enter")
    desk.wait(lambda text: "FIND" in text and fields(text) == ["hello", "world"])


def test_keys_before_the_first_page_are_kept(start_desk: StartDesk) -> None:
    desk = start_desk(ready="STARTING", cold=True)
    desk.press(*"early", "enter", *"bird")
    desk.wait(lambda text: "READY" in text and fields(text) == ["early", "bird"])


def test_backspace_in_a_burst_takes_back_the_right_letter(desk: Terminal) -> None:
    desk.press("a", "b", "backspace", "c", "left", "x", "enter", "y")
    desk.wait(lambda text: fields(text) == ["axc", "y"])


def test_a_hundred_keys_in_one_burst(desk: Terminal) -> None:
    for _ in range(2):
        desk.press(*"0123456789abcdefghijklmno", "ctrl+n", *"0123456789abcdefghijklmno", "enter")
    desk.wait(lambda text: "COUNT 2" in text and fields(text) == ["0123456789abcdefghijklmno" * 2] * 2)


def test_keys_behind_a_sign_in_go_to_the_page_behind_it(desk: Terminal) -> None:
    desk.press("f3", *PIN, "enter", *"inside", "enter", *"two")
    desk.wait(lambda text: "INSIDE" in text and fields(text) == ["inside", "two"])


def test_a_second_pin_behind_a_wrong_one_never_shows(desk: Terminal) -> None:
    desk.press("f3", *"9999", "enter", *PIN, "enter", *"ok")
    desk.wait(lambda text: "INSIDE" in text and fields(text) == ["ok", ""])
    assert PIN.encode() not in desk.raw


def test_keys_held_for_too_long_are_thrown_away_with_a_word(desk: Terminal) -> None:
    desk.press("f5", *"4711", "enter")
    desk.wait("DROPPED 5")
    desk.press("a")
    desk.wait(lambda text: fields(text) == ["a", ""])


def test_digits_behind_a_command_that_is_a_digit_wait_for_it(desk: Terminal) -> None:
    desk.press("f1", "9", "5", "6", "enter", *"two")
    desk.wait(lambda text: "FIND" in text and fields(text) == ["56", "two"])


def test_a_dialog_awaited_in_a_worker(desk: Terminal) -> None:
    desk.press("f4", *"yes", "enter", *"after", "enter", "f4", *"again", "enter", *"more")
    desk.wait(lambda text: "ANSWER again" in text and fields(text) == ["after", "more"])


def test_a_dialog_left_by_a_binding_without_priority(desk: Terminal) -> None:
    desk.press("f4", *"no", "f2")
    desk.wait(lambda text: "FIND" not in text and "no" in text)  # the page below takes no key while a dialog is open
    desk.press("esc")
    desk.wait(lambda text: "ANSWER" in text)


def test_fifty_thousand_keys_do_not_stall(desk: Terminal) -> None:
    desk.send(b"x" * 50_000)
    desk.wait("DROPPED", timeout=60)
    desk.press("f2", *"alive")
    desk.wait(lambda text: "FIND" in text and "alive" in fields(text), timeout=2)


async def test_pilot_presses_go_through() -> None:
    desk = Desk()
    async with desk.run_test() as pilot:
        await pilot.press(*"ab", "enter", *"c", "f2", *"d")
        assert desk.screen.query_one("#one", Input).value == "d"
        desk.pop_screen()
        await pilot.pause()
        assert [field.value for field in desk.screen.query(Input)] == ["ab", "c"]
