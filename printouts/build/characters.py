"""Which characters the printed faces have: a core that every sheet reads, and a rest for rare names.

Core: GB 2312, the 8,105 characters of 通用规范汉字表 (2013), Latin with its accents, punctuation, circled and Roman
numerals. Rest: every other Chinese character that the source font has (the rest of GBK, extensions A to G,
compatibility ideographs) and its other symbols; Hangul syllables stay out, and print as a visible 〓.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

GENERAL_STANDARD = Path(__file__).parent / "data" / "general_standard.txt"

_CORE_RANGES = (
    (0x20, 0x7E),
    (0xA0, 0x17F),  # Latin-1, Latin Extended-A
    (0x1A0, 0x1B0),  # horned o and u of Vietnamese
    (0x1CD, 0x1DC),  # Pinyin's third tones
    (0x1E3E, 0x1E3F),
    (0x1EA0, 0x1EF9),  # Vietnamese
    (0x2010, 0x2027),
    (0x2030, 0x203B),
    (0x20A0, 0x20BF),
    (0x2100, 0x2189),
    (0x2190, 0x2199),
    (0x2460, 0x24FF),
    (0x25A0, 0x25FF),
    (0x2605, 0x2606),
    (0x2640, 0x2642),
    (0x3000, 0x301F),
    (0x3200, 0x33FF),
    (0xFF00, 0xFFEF),
)
_REST_RANGES = (
    (0x180, 0x24F),
    (0x370, 0x4FF),
    (0x1E00, 0x1EFF),
    (0x2000, 0x2BFF),
    (0x2E80, 0x4DFF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)


def gb2312() -> set[int]:
    """Returns the 7,445 characters of GB 2312-80: 6,763 Chinese ones and the symbols."""
    characters = set()
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                characters.add(ord(bytes((row, cell)).decode("gb2312")))
            except UnicodeDecodeError:
                continue
    return characters


def core() -> set[int]:
    """Returns the code points that the core files should have, as far as the source font has them."""
    standard = {ord(char) for char in GENERAL_STANDARD.read_text(encoding="utf-8") if char != "\n"}
    return gb2312() | standard | _all(_CORE_RANGES)


def rest() -> set[int]:
    """Returns the code points of the files that are read only when a character is missing."""
    return _all(_REST_RANGES) - core()


def digest(points: Iterable[int]) -> str:
    """Returns a short SHA-256 of a set of characters, so that a build knows whether the set has changed."""
    text = ",".join(f"{point:x}" for point in sorted(points))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _all(ranges: Iterable[tuple[int, int]]) -> set[int]:
    return {point for first, last in ranges for point in range(first, last + 1)}
