"""Scans are told from typing, taken back, and reported."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.widgets import Input, Static

from salon_tui.kiosk.scanner import CARD_DIGITS, LONGEST_GAP, ScanDetector, Verdict
from tests.kiosk.desk_app import CARD, Desk
from tests.kiosk.terminal import Terminal
from tests.kiosk.test_gate import fields

END_KEYS = ("enter", "tab", "ctrl+j")
digits = st.text("0123456789", min_size=CARD_DIGITS, max_size=CARD_DIGITS)
paces = st.floats(0, 0.024)


def feed(detector: ScanDetector, keys: list[str], gap: float, start: float = 100.0) -> list[Verdict]:
    return [detector.feed(key, start + gap * position) for position, key in enumerate(keys)]


@given(number=digits, pace=paces, end=st.sampled_from(END_KEYS))
def test_a_scan_is_known_at_its_end_key(number: str, pace: float, end: str) -> None:
    detector = ScanDetector(lambda _digits: True)
    verdicts = feed(detector, [*number, end], pace)
    assert verdicts == [Verdict.FIRST, *[Verdict.DIGIT] * (CARD_DIGITS - 1), Verdict.SCAN]
    assert detector.number == number


@given(number=digits, pace=st.floats(0.026, 10), end=st.sampled_from(END_KEYS))
def test_a_person_is_never_a_scanner(number: str, pace: float, end: str) -> None:
    assert Verdict.SCAN not in feed(ScanDetector(lambda _digits: True), [*number, end], pace)


@given(number=st.text("0123456789", min_size=1, max_size=30), pace=paces, end=st.sampled_from(END_KEYS))
def test_only_eight_digits_are_a_card(number: str, pace: float, end: str) -> None:
    verdicts = feed(ScanDetector(lambda _digits: True), [*number, end], pace)
    assert (Verdict.SCAN in verdicts) == (len(number) == CARD_DIGITS)


@given(before=st.lists(st.sampled_from([*"0a1", "enter", "f2", "backspace"])), number=digits, pace=paces)
def test_what_was_typed_before_does_not_matter(before: list[str], number: str, pace: float) -> None:
    detector = ScanDetector(lambda _digits: True)
    feed(detector, before, 0.01, start=0.0)
    assert feed(detector, [*number, "enter"], pace, start=100.0)[-1] is Verdict.SCAN


@given(number=digits)
def test_the_check_digit_counts(number: str) -> None:
    assert Verdict.SCAN not in feed(ScanDetector(lambda _digits: False), [*number, "enter"], 0)


def test_carriage_return_and_line_feed_are_one_end() -> None:
    detector = ScanDetector(lambda _digits: True)
    assert feed(detector, [*CARD, "enter", "ctrl+j", "enter"], 0)[-3:] == [Verdict.SCAN, Verdict.ECHO, Verdict.TYPED]
    feed(detector, [*CARD, "enter"], 0)
    assert detector.feed("enter", 100.0) is Verdict.TYPED
    assert detector.feed("ctrl+j", 100.0 + LONGEST_GAP * 2) is Verdict.TYPED


def test_a_scan_takes_itself_back(desk: Terminal) -> None:
    desk.press(*"abc", "left")
    desk.wait(lambda text: fields(text) == ["abc", ""])
    desk.type(f"{CARD}\r\n")
    desk.wait(f"CARD {CARD}")
    desk.press("x", "enter", "y")
    desk.wait(lambda text: fields(text) == ["abxc", "y"])


@pytest.mark.parametrize("end", ["\r", "\n", "\t", "\r\n"])
def test_each_end_key(desk: Terminal, end: str) -> None:
    desk.type(CARD + end + "z")
    desk.wait(lambda text: f"CARD {CARD}" in text and fields(text) == ["z", ""])


@pytest.mark.parametrize("typed", ["13800138000", "19880312", "57240058", "5724005"])
def test_typed_numbers_stay_where_they_were_typed(desk: Terminal, typed: str) -> None:
    desk.type(f"{typed}\rnext")
    desk.wait(lambda text: fields(text) == [typed, "next"])
    assert "CARD" not in desk.text()


def test_a_scan_presses_nothing_on_a_menu(desk: Terminal) -> None:
    desk.press("f1")
    desk.wait("MENU")
    desk.type(f"{CARD}\r")
    desk.wait(f"CARD {CARD}")
    desk.press("4", "2")
    desk.wait("CHOSEN 42")


def test_a_burst_of_commands_is_no_scan(desk: Terminal) -> None:
    desk.press("f1", *"123456780", "enter", "1", "f2", *"1")
    desk.wait(lambda text: "FIND" in text and fields(text) == ["1", ""])


async def test_a_locked_desk_takes_a_scan_back_and_says_nothing() -> None:
    desk = Desk()
    desk.is_locked = True
    async with desk.run_test() as pilot:
        await pilot.pause()
        for key in [*CARD, "enter", "q"]:
            desk.post_message(events.Key(key, key if len(key) == 1 else None))
        field = desk.screen.query_one("#one", Input)
        while field.value != "q":
            await asyncio.sleep(0)
        assert desk.focused is field
        assert "CARD" not in str(desk.screen.query_one("#heard", Static).render())
