"""Stroke counts and first strokes of Chinese characters; see the package for sources and licences."""

from __future__ import annotations

import zlib
from functools import cache
from pathlib import Path

RANGES = (
    (0x3400, 0x4DBF),  # extension A
    (0x4E00, 0x9FFF),  # the everyday characters
    (0xF900, 0xFAD9),  # compatibility ideographs
    (0x20000, 0x2EBE0),  # extensions B to F
    (0x2F800, 0x2FA1D),  # compatibility supplement
    (0x30000, 0x323AF),  # extensions G and H
)
"""First and last code points, in the order in which the file has one byte for each; 0 is unknown."""

FILE = Path(__file__).with_name("strokes.bin")

FIRST_RANGE = (0x4E00, 0x9FFF)
"""First and last code points for which the other file has one byte each; 0 is unknown."""

FIRST_FILE = Path(__file__).with_name("first_strokes.bin")


def count(char: str) -> int:
    """Return a character's number of strokes, or 0 if it isn't Chinese or is not known."""
    code = ord(char)
    offset = 0
    for first, last in RANGES:
        if first <= code <= last:
            return _table()[offset + code - first]
        offset += last - first + 1
    return 0


def first(char: str) -> int:
    """Return the class of a character's first stroke, 1 to 5 for 横竖撇点折, or 0 if it is not known."""
    code = ord(char) - FIRST_RANGE[0]
    return _firsts()[code] if 0 <= code <= FIRST_RANGE[1] - FIRST_RANGE[0] else 0


@cache
def _firsts() -> bytes:
    return zlib.decompress(FIRST_FILE.read_bytes())


@cache
def _table() -> bytes:
    # 20 kB on disk, 98 kB in memory, under a millisecond; only who sorts by strokes pays for it.
    return zlib.decompress(FILE.read_bytes())
