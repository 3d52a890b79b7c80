"""Which lines of a list have something in them that was typed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from db.text.cleaning import fold
from db.text.names import readings
from salon_tui.widgets.cells import plain_text
from salon_tui.widgets.pick_list import Row

_CHINESE = re.compile("[\u4e00-\u9fff]+")


def has(text: str, wanted: str) -> bool:
    """Whether a line has what was typed in it, as it is written or in pinyin, whole or initials.

    Args:
        text: What stands in the line.
        wanted: What was typed, folded.
    """
    if not wanted or wanted in fold(text):
        return True
    return wanted.isascii() and any(wanted in one for one in _spoken(text))


def _spoken(text: str) -> Iterable[str]:
    for word in _CHINESE.findall(text):
        for reading in readings(word):
            syllables = [*reading.surname, *reading.given]
            yield fold("".join(syllables))
            yield fold("".join(syllable[:1] for syllable in syllables))


def text_of(row: Row[Any]) -> str:
    """What stands in a line."""
    return " ".join(plain_text(cell) for cell in row.cells)
