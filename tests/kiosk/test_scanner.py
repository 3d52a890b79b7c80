"""Scans are told from typing, taken back, and reported; what is no card does nothing where text is not taken."""

from __future__ import annotations

import asyncio
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.widgets import Input, Static

from salon_tui.kiosk.scanner import CARD_DIGITS, USUAL_GAP, Typed, card_number, find_bursts
from tests.kiosk.desk_app import CARD, Desk
from tests.kiosk.terminal import Terminal
from tests.kiosk.test_key_queue import fields

digits = st.text("0123456789", min_size=CARD_DIGITS, max_size=CARD_DIGITS).filter(lambda text: len(set(text)) > 1)
paces = st.floats(0, 0.034)
EAN = "6901234567892"


def at_pace(text: str, *gaps: float, start: float = 100.0) -> list[Typed]:
    """Characters so many seconds apart; the last gap holds for the rest."""
    found = [Typed(text[0], start)]
    for at, character in enumerate(text[1:]):
        found.append(Typed(character, found[-1].time + gaps[min(at, len(gaps) - 1)]))
    return found


def first_burst(run: list[Typed], gap: float) -> tuple[int, int] | None:
    """The longest burst."""
    return next(iter(find_bursts(run, gap)), None)


@given(number=digits, pace=paces)
def test_six_quick_characters_are_a_burst(number: str, pace: float) -> None:
    for length in range(1, len(number) + 1):
        is_one_key = len(set(number[:length])) == 1
        found = first_burst(at_pace(number[:length], pace), USUAL_GAP)
        assert found == (None if length < 6 or is_one_key else (0, length))


@given(st.lists(st.floats(0.0, 0.1), min_size=5, max_size=11).filter(lambda gaps: sum(gaps) >= 0.036 * len(gaps)))
def test_a_pin_that_is_typed_quickly_is_no_burst(gaps: list[float]) -> None:
    pin = "902718345716"[: len(gaps) + 1]
    found = first_burst(at_pace(pin, *gaps), USUAL_GAP)
    # among a person's gaps there may be short ones; a scan stands apart by three times its own
    if found is not None:
        begin, end = found
        inside = gaps[begin : end - 1]
        context = [gaps[at - 1] for at in found if 0 < at <= len(gaps)]
        assert context and min(context) >= 3 * sum(inside) / len(inside)


def test_a_scan_in_the_middle_of_typing_is_found() -> None:
    run = [*at_pace("12", 0.08), *at_pace(CARD, 0.01, start=100.17), Typed("3", 100.33)]
    assert (2, 10) in find_bursts(run, USUAL_GAP)


def test_a_key_that_is_held_down_is_no_scan() -> None:
    assert first_burst(at_pace("1" * 40, 0.02), USUAL_GAP) is None


def test_a_slow_scanner_has_a_pace_of_its_own() -> None:
    run = at_pace(CARD, 0.05)
    assert first_burst(run, USUAL_GAP) is None
    assert first_burst(run, 0.06) == (0, CARD_DIGITS)


@pytest.mark.parametrize(
    ("scanned", "prefix"),
    [
        (CARD, ""),
        (f"]C1{CARD}", ""),
        (f"]A0{CARD}", ""),
        (f"~{CARD}", "~"),
        (f"x]C1{CARD}", "X"),
        (f"\x02{CARD}", ""),
        ("%&@$))%(", ""),  # capitals: 57240059 with Shift held
        ("(èé'àà(ç", ""),  # a French layout
        ('%/"$==%)', ""),  # a German layout, in capitals
        ("５７２４００５９", ""),  # an input method that writes wide digits
        ("％＆＠￥））％（", ""),  # a Chinese one, in capitals; the 7 of it is the sign of 7
    ],
)
def test_a_card_is_known_in_other_clothes(scanned: str, prefix: str) -> None:
    assert card_number(scanned, prefix, lambda number: number == CARD) == CARD


@pytest.mark.parametrize("scanned", [EAN, "57240058", "5724005", f"9{CARD}", f"]C1{EAN}", "(èé'àà(é", "abcdefgh"])
def test_other_codes_are_no_card(scanned: str) -> None:
    assert card_number(scanned, "", lambda number: number == CARD) is None


def test_a_scan_takes_itself_back(desk: Terminal) -> None:
    desk.press(*"abc", "left")
    desk.wait(lambda text: fields(text) == ["abc", ""])
    desk.settle()
    desk.type(f"{CARD}\r\n")
    desk.wait(f"CARD {CARD}")
    desk.press("x", "enter", "y")
    desk.wait(lambda text: fields(text) == ["abxc", "y"])


@pytest.mark.parametrize("end", ["\r", "\n", "\t", "\r\n", "\x03", ""])
@pytest.mark.parametrize("start", ["", "\x02", "]C1", "\x02]C1"])
def test_each_end_and_start(desk: Terminal, start: str, end: str) -> None:
    desk.type(start + CARD + end)
    desk.wait(lambda text: f"CARD {CARD}" in text and fields(text) == ["", ""])
    desk.type("z")
    desk.wait(lambda text: fields(text) == ["z", ""])


@pytest.mark.parametrize("typed", ["13800138000", "19880312", "57240058", "5724005", f"1{CARD}"])
def test_typed_numbers_stay_where_they_were_typed(desk: Terminal, typed: str) -> None:
    desk.type(f"{typed}\rnext")
    desk.wait(lambda text: fields(text) == [typed, "next"])
    assert "CARD" not in desk.text()


@pytest.mark.parametrize("end", ["\r", "\n", "\t", "\r\n", "\x03", ""])
def test_a_scan_presses_nothing_on_a_menu(desk: Terminal, end: str) -> None:
    desk.press("f1")
    desk.wait("MENU")
    desk.type(CARD + end)
    desk.wait(f"CARD {CARD}")
    desk.type_by_hand("42")
    desk.wait("CHOSEN 42")


@pytest.mark.parametrize("end", ["\r", "\n", "\t", "\r\n", "\x03", ""])
@pytest.mark.parametrize("scanned", [EAN, f"]C1{EAN}", "57240058", "19880312", "A1B2C3", EAN * 9])
def test_what_is_no_card_is_one_sentence_on_a_menu(desk: Terminal, scanned: str, end: str) -> None:
    desk.press("f1")
    desk.wait("MENU")
    desk.type(scanned + end)
    desk.wait(f"REFUSED {'19880312' if scanned == '19880312' else None}")
    desk.type_by_hand("42")
    desk.wait("CHOSEN 42")


def test_what_is_no_card_spends_no_try_of_a_pin(desk: Terminal) -> None:
    desk.press("f3")
    desk.wait("PIN")
    desk.type_by_hand("47")
    desk.type(f"{EAN}\r")
    desk.wait(lambda text: "REFUSED" in text and "•" not in text)


def test_digits_that_come_slower_are_commands(desk: Terminal) -> None:
    desk.press("f1")
    desk.wait("MENU")
    desk.type_by_hand("12345678")
    desk.wait("CHOSEN 12345678")


def posted(desk: Desk, keys: list[tuple[str, float]]) -> None:
    """Keys with times of their own, all at once."""
    for key, at in keys:
        event = events.Key(key, key if len(key) == 1 else None)
        event.time = at
        desk.post_message(event)


@pytest.mark.parametrize("gap", [0.0, 0.01, 0.028, 0.034])
async def test_it_is_the_pace_that_counts(gap: float) -> None:
    desk = Desk()
    desk.key_queue.pause_scale = 0
    async with desk.run_test() as pilot:
        await pilot.press("f1")
        posted(desk, [(key, 1000 + gap * at) for at, key in enumerate([*EAN, "enter"])])
        await heard(desk, "REFUSED None")
        assert desk.chosen == ""
        posted(desk, [(key, 2000 + 0.06 * at) for at, key in enumerate("12345678")])
        await heard(desk, "CHOSEN 12345678")


@pytest.mark.parametrize("before", ["2", "23"])
async def test_a_digit_that_somebody_typed_before_a_scan_counts(before: str) -> None:
    desk = Desk()
    desk.key_queue.pause_scale = 0
    async with desk.run_test() as pilot:
        await pilot.press("f1")
        typed = [(key, 1000 + 0.15 * at) for at, key in enumerate(before)]
        began = typed[-1][1] + 0.15
        posted(desk, [*typed, *((key, began + 0.005 * at) for at, key in enumerate([*EAN, "enter"]))])
        await heard(desk, "REFUSED None")
        assert desk.chosen == before


async def test_reads_that_cut_a_scan_in_two_change_nothing() -> None:
    desk = Desk()
    async with desk.run_test() as pilot:
        await pilot.press("f1")
        for number, (begin, end) in enumerate(pairwise([0, 3, 4, 9, len(EAN)])):
            posted(desk, [(key, 1000 + 0.02 * number) for key in EAN[begin:end]])
            await asyncio.sleep(0)
        await heard(desk, "REFUSED None")
        assert desk.chosen == ""


async def heard(desk: Desk, words: str) -> None:
    """Waits until the page says something."""
    while str(desk.screen.query_one("#heard", Static).render()) != words:
        await asyncio.sleep(0.001)


async def test_a_locked_desk_opens_no_card() -> None:
    desk = Desk()
    desk.is_locked = True
    async with desk.run_test() as pilot:
        await pilot.press("f3")
        field = desk.screen.query_one("#pin", Input)
        desk.set_focus(None)
        posted(desk, [(key, 1000.0) for key in [*CARD, "enter"]])
        await heard(desk, "REFUSED None")
        assert field.value == ""
