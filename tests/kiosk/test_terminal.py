"""The terminal that the other tests look through shows what was printed."""

from __future__ import annotations

import sys

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.kiosk.emulation import EmulatedScreen, EmulatedStream
from tests.kiosk.terminal import Terminal

CAT = """
import sys, tty
tty.setraw(0)
sys.stderr.write("\\x1b[?1049h")  # says that it is ready, and shows nothing
sys.stderr.flush()
while (typed := sys.stdin.buffer.raw.read(99)) != b".":
    sys.stderr.buffer.write(typed)
    sys.stderr.flush()
"""


@pytest.fixture
def cat() -> Terminal:
    """A program that prints what is typed, until a full stop."""
    terminal = Terminal([sys.executable, "-c", CAT], cols=20, rows=4)
    terminal.wait_raw(b"\x1b[?1049h")
    return terminal


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("张伟 a", "张伟 a"),
        ("张伟\x1b[1Gx", "x 伟"),  # the left half of a wide character is painted over
        ("张伟\x1b[2Gx", " x伟"),  # the right half
        ("张伟\x1b[2G中", " 中"),  # two halves
        ("a\x1b[>25ub\x1b[?2026$p\x1b[<uc", "abc"),  # private sequences, which pyte takes for others
        ("\x1b[?2026ha\x1b[?2026lb", "ab"),
        ("old\x1b[?1049lnew", "new"),
    ],
)
def test_what_is_printed_is_shown(cat: Terminal, printed: str, shown: str) -> None:
    with cat:
        cat.type(printed)
        cat.wait(lambda text: text.splitlines()[0] == shown)


def test_a_read_may_end_within_a_sequence_or_a_character() -> None:
    screen = EmulatedScreen(10, 1)
    stream = EmulatedStream(screen, lambda _answer: None)
    for byte in "a\x1b[?2026h\x1b[1m张\x1b[0mb\x1b[?2026l".encode():
        stream.feed(bytes([byte]))
    assert screen.line(0).rstrip() == "a张b"
    assert stream.frames == 1


PARTS = [
    "a",
    "张",
    "𬭎 b",
    "e\u0301",
    "━" * 12,
    "\r",
    "\n",
    "\b",
    "\t",
    "\x1b[m",
    "\x1b[0m",
    "\x1b[1;31m",
    "\x1b[48;2;1;20;255m",
]
PARTS += ["\x1b[38;5;7;3m", "\x1b[H", "\x1b[2;4H", "\x1b[9;99H", "\x1b[3G", "\x1b[K", "\x1b[2J", "\x1b]22;default\x07"]
PARTS += ["\x1b]0;x\x1b\\", "\x1b(B", "\x1bM", "\x1b[?25l", "\x9b1m", "\x00", "\x1b[A", "\x1b[7m"]


@given(st.lists(st.sampled_from(PARTS), max_size=20))
def test_a_terminal_shows_what_pyte_makes_of_it(parts: list[str]) -> None:
    quick, plain = EmulatedScreen(10, 3), EmulatedScreen(10, 3)
    EmulatedStream(quick, lambda _answer: None).feed("".join(parts).encode())
    pyte.Stream(plain).feed("".join(parts))
    assert [dict(quick.buffer[row]) for row in range(3)] == [dict(plain.buffer[row]) for row in range(3)]
    assert (quick.cursor.x, quick.cursor.y, quick.cursor.attrs) == (plain.cursor.x, plain.cursor.y, plain.cursor.attrs)


def test_half_a_frame_is_not_looked_at(cat: Terminal) -> None:
    with cat:
        cat.type("\x1b[?2026hhalf")
        with pytest.raises(AssertionError, match="half"):
            cat.wait("half", timeout=0.2)
        cat.type("\x1b[?2026l")
        cat.wait("half")
        assert cat.frames == 1


def test_exit_code_and_figures(cat: Terminal) -> None:
    with cat:
        cat.type("up")
        cat.wait("up")
        assert 0 < cat.cpu_seconds() < 5
        assert 1 < cat.pss_bytes() / 2**20 < 100
        cat.press(".")
        assert cat.exit_code() == 0
        with pytest.raises(AssertionError, match="not on the screen"):
            cat.wait("down", timeout=0.1)
