"""Tells what a scanner types from what a person types, and a card's number from what else can be scanned.

A USB scanner is a keyboard that types faster than anybody can, so pace is what tells them apart: at least
``LEAST_CHARACTERS`` of them, so many seconds apart on average.  What such a burst says is another question: the number
may stand behind a prefix that names the kind of barcode, and a keyboard layout, Shift or an input method may have made
other characters of its digits.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, pairwise
from typing import Final, NamedTuple, Protocol

CARD_DIGITS: Final = 8
LEAST_CHARACTERS: Final = 6
USUAL_GAP: Final = 0.035
"""Seconds between the characters of a scan, on average, at most; slower scanners have a pace of their own."""
LEAST_GAP: Final = 0.010
MOST_GAP: Final = 0.090
"""A pace beyond this is that of people."""
LONGEST_PREFIX: Final = 8
_PAUSE: Final = 0.1
_STANDS_OUT: Final = 3
"""How many times longer than the gaps of a burst is the one between it and what was typed before or after."""

_AIM: Final = r"\][A-Za-z][0-9A-Za-z]"
"""The mark that a scanner may put before what it reads, to say which kind of barcode it was (ISO/IEC 15424)."""
_LAYOUTS: Final = (
    ")!@#$%^&*(",  # Shift or Caps Lock: United States, Chinese
    ')!"£$%^&*(',  # United Kingdom
    '=!"§$%&/()',  # German; the shifted 9 and 0 of others are the same two
    '=!"·$%&/()',  # Spanish
    "à&é\"'(-è_ç",  # French, not shifted
    "à&é\"'(§è!ç",  # Belgian, not shifted
    "é+ěščřžýáí",  # Czech, not shifted
)
"""What the keys 0 to 9 type instead of digits."""
_CHINESE_SIGNS: Final = {"……": "^", "￥": "$", "¥": "$", "×": "*"}
"""What a Chinese input method makes of some of them; the rest is in Unicode's table of wide signs."""


class ScannerPace(NamedTuple):
    """How fast the scanner of this desk types, and what it puts before a number."""

    gap: float = USUAL_GAP
    prefix: str = ""

    @property
    def pause(self) -> float:
        """Seconds without a key after which a burst is over."""
        return max(_PAUSE, 2 * self.gap)


class Scans(Protocol):
    """What the program says about scans."""

    def is_card_number(self, digits: str) -> bool:
        """Whether these eight digits end in the right check digit."""

    def is_card_expected(self, number: str) -> bool:
        """Whether there is such a card; if not, what was typed stays where text is taken, and the end key counts."""

    def are_scans_welcome(self) -> bool:
        """Whether a scan is reported; at a locked desk it is refused like any other burst."""


class NoScans:
    """No burst is a card."""

    def is_card_number(self, digits: str) -> bool:
        """None is known."""
        return False

    def is_card_expected(self, number: str) -> bool:
        """There is none."""
        return False

    def are_scans_welcome(self) -> bool:
        """A scan is refused like any other burst."""
        return False


class Typed(NamedTuple):
    """A character, and when it came: seconds on a clock that only goes forward."""

    character: str
    time: float


def find_bursts(run: Sequence[Typed], gap: float) -> list[tuple[int, int]]:
    """Where in a run of characters without a pause the scanner may have typed.

    A part of the run counts only where it stands apart from the rest: among the gaps of a person who types a PIN
    quickly there are always some short ones.

    Args:
        run: What was typed.
        gap: Seconds between the characters of a scan, on average, at most.

    Returns:
        Where each burst begins and ends, the longest first; nothing where all was typed by a person, or by a key held
        down.
    """
    gaps = [after.time - before.time for before, after in pairwise(run)]
    edges = [0, *(at for at, between in enumerate(gaps, 1) if between >= gap), len(run)]
    found = []
    for begin, end in combinations(edges, 2):
        if end - begin < LEAST_CHARACTERS:
            continue
        average = (run[end - 1].time - run[begin].time) / (end - begin - 1)
        if average >= gap or any(gaps[at - 1] < _STANDS_OUT * average for at in (begin, end) if 0 < at < len(run)):
            continue
        if len({one.character for one in run[begin:end]}) > 1:
            found.append((begin, end))
    return sorted(found, key=lambda part: part[0] - part[1])


def card_number(text: str, prefix: str, valid: Callable[[str], bool]) -> str | None:
    """The card's number in what was scanned.

    Args:
        text: What was scanned.
        prefix: What this desk's scanner puts before every number.
        valid: Whether eight digits end in their right check digit.

    Returns:
        The digits, or None where it is no card.
    """
    found = {digits for digits in _readings(_bare(text, prefix)) if valid(digits)}
    return found.pop() if len(found) == 1 else None


def _bare(text: str, prefix: str) -> str:
    for written, meant in _CHINESE_SIGNS.items():
        text = text.replace(written, meant)
    text = unicodedata.normalize("NFKC", "".join(one for one in text if one.isprintable()))
    if prefix and len(text) > CARD_DIGITS and text.casefold().startswith(prefix.casefold()):
        text = text[len(prefix) :]
    mark = re.match(_AIM, text)
    return text[mark.end() :] if mark else text


def _readings(text: str) -> Iterator[str]:
    if len(text) != CARD_DIGITS:
        return
    if text.isascii() and text.isdigit():
        yield text
        return
    for layout in _LAYOUTS:
        if all(one in layout for one in text):
            yield "".join(str(layout.index(one)) for one in text)
