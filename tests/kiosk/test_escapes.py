"""Esc is Esc, and Alt types nothing, whatever a terminal makes of them."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from salon_tui.kiosk.escapes import KeyReader
from tests.kiosk.terminal import Terminal
from tests.kiosk.test_key_queue import fields

ALONE = 0.05
"""Seconds between keys that were pressed one after the other."""


def keys(*packets: str, apart: float = 0.0) -> list[str]:
    """What the reader makes of packets that come so many seconds apart."""
    reader = KeyReader()
    found = [key for at, packet in enumerate(packets) for key in reader.feed(packet, at * apart)]
    return [key.key for key in found if isinstance(key, events.Key)]


@given(character=st.characters(exclude_categories=["Cs"], exclude_characters="[O\x1b"), packets=st.booleans())
def test_esc_and_a_character_in_one_packet_is_esc(character: str, packets: bool) -> None:
    assert keys(*(["\x1b", character] if packets else [f"\x1b{character}"])) == ["escape"]


@pytest.mark.parametrize("character", [*string.digits, *string.ascii_lowercase, " ", "\r", "\x7f", "中"])
def test_what_comes_behind_it_counts_again(character: str) -> None:
    assert keys(f"\x1b{character}zf") == ["escape", "z", "f"]


def test_esc_and_a_key_after_it_are_two() -> None:
    assert keys("\x1b", "2", apart=ALONE) == ["escape", "2"]
    assert keys("\x1b\x1b2") == ["escape", "escape"]
    assert keys("\x1b\x1b[A") == ["escape", "up"]


@pytest.mark.parametrize(
    "sent",
    [
        "\x1b[49;3u",  # kitty's protocol: Alt and 1
        "\x1b[97;3u",
        "\x1b[97;3;229u",  # with the text that Alt makes of it
        "\x1b[97;4;197u",  # Alt and Shift
        "\x1b[97;33u",  # Meta
        "\x1b[97;9u",  # Super
        "\x1b[27;3;49~",  # xterm's modifyOtherKeys
        "\x1b[27;7;97~",  # Ctrl and Alt
        "\x1b[1;3A",  # Alt and an arrow
        "\x1b[999z",  # a key that nobody knows
        "\ufffd",  # a byte with its eighth bit set
    ],
)
def test_nothing_is_typed_by_alt(sent: str) -> None:
    assert keys(f"{sent}x") == ["x"]


@pytest.mark.parametrize(
    ("sent", "key"),
    [
        ("\x1bOQ", "f2"),
        ("\x1b[[A", "f1"),
        ("\x1b[15~", "f5"),
        ("\x1b[27u", "escape"),
        ("\x1b[97;5u", "ctrl+a"),
        ("\x1b[27;2;65~", "A"),
        ("\x1b[1;2A", "shift+up"),
        ("\x1b[Z", "shift+tab"),
    ],
)
def test_other_keys_are_themselves_however_they_are_cut(sent: str, key: str) -> None:
    assert keys(f"{sent}x") == [key, "x"]
    for cut in range(1, len(sent)):
        assert keys(sent[:cut], f"{sent[cut:]}x") == [key, "x"]


@pytest.mark.parametrize("second", ["1", "2", "3", "x", "é"])
def test_nothing_stands_in_the_field(desk: Terminal, second: str) -> None:
    desk.press("f4", *"no")
    desk.wait(lambda text: "no" in text)
    desk.send(f"\x1b{second}")
    desk.wait("ANSWER")
    desk.press(*"ab")
    desk.wait(lambda text: fields(text) == ["ab", ""])


def test_a_byte_of_eight_bits_types_nothing(desk: Terminal) -> None:
    desk.send(b"a\xb1b\xe1c")
    desk.wait(lambda text: fields(text) == ["abc", ""])
