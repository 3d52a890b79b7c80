"""The terminal that the other tests look through shows what was printed."""

from __future__ import annotations

import sys

import pytest

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
