"""What the command line writes: plain sentences, without any control that a name or a path may carry."""

from __future__ import annotations

import sys
import unicodedata


class Trouble(Exception):
    """A command can't go on; the text is the sentence to say, and the exit status is 1."""


def prepare_streams() -> None:
    """Lets every character through to a terminal that can't show it, as an escape, instead of failing there."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def tell(text: str = "") -> None:
    """Writes a line to standard output."""
    print(harmless(text))


def complain(text: str) -> None:
    """Writes a line to standard error."""
    if sys.stderr is not None:
        print(harmless(text), file=sys.stderr, flush=True)


def harmless(text: str) -> str:
    """The text without controls and direction overrides; lines stay lines."""
    return "".join(char if char == "\n" or unicodedata.category(char) not in ("Cc", "Cf") else "�" for char in text)


def wide(text: str, cells: int) -> str:
    """The text filled up to a number of terminal cells; Chinese characters take two."""
    taken = sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
    return text + " " * max(0, cells - taken)
