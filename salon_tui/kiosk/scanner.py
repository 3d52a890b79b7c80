"""Tells a scanned card from typed digits.

A USB scanner is a keyboard that types the number and an end key, faster than anybody can.  So pace is what tells them
apart; length, the check digit and (in the gate) whether such a card exists keep out the rest: a phone number, or a
date that a test types in one burst.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from typing import Final

CARD_DIGITS: Final = 8
AVERAGE_GAP: Final = 0.025
"""Seconds between the digits of a scan, on average, at most."""
LONGEST_GAP: Final = 0.04
"""Seconds between two keys of a scan, at most; a longer pause ends the burst."""

_END_KEYS: Final = frozenset({"enter", "tab", "ctrl+j"})  # the terminal's carriage return, tab and line feed


class Verdict(Enum):
    """What a key is, as far as scanning goes."""

    TYPED = auto()
    """No part of a scan."""
    FIRST = auto()
    """A digit with which a scan may begin."""
    DIGIT = auto()
    """A digit with which the burst goes on and may still be a scan."""
    SCAN = auto()
    """The end key of a scan; the number is in ``ScanDetector.number``."""
    ECHO = auto()
    """The line feed after a scan's carriage return: the same end once more."""


class ScanDetector:
    """Watches keys go by and says which of them were scanned.

    Pure: it knows neither fields nor pages, and time comes in with the keys.
    """

    def __init__(self, valid: Callable[[str], bool]) -> None:
        """Make a detector.

        Args:
            valid: Whether a string of digits ends in its right check digit.
        """
        self._valid = valid
        self._digits = ""
        self._started = 0.0
        self._last = 0.0
        self._ended_by = ""
        self.number = ""

    def feed(self, key: str, time: float) -> Verdict:
        """Take the next key.

        Args:
            key: A character, or Textual's name of the key.
            time: When it came, in seconds on a clock that only goes forward.

        Returns:
            What the key is.
        """
        gap = time - self._last
        ended_by, self._ended_by = self._ended_by, ""
        if len(key) == 1 and key.isascii() and key.isdigit():
            return self._digit(key, time, gap)
        digits, self._digits = self._digits, ""
        if key in _END_KEYS:
            if ended_by not in ("", key) and gap <= LONGEST_GAP:
                return Verdict.ECHO
            if self._is_scan(digits, time, gap):
                self._last = time
                self._ended_by = key
                self.number = digits
                return Verdict.SCAN
        return Verdict.TYPED

    def forget(self) -> None:
        """Start anew: what came so far was no scan after all."""
        self._digits = self._ended_by = ""

    def _digit(self, digit: str, time: float, gap: float) -> Verdict:
        goes_on = bool(self._digits) and gap <= LONGEST_GAP
        self._digits = self._digits + digit if goes_on else digit
        self._last = time
        if not goes_on:
            self._started = time
            return Verdict.FIRST
        # A burst that has grown too long is remembered one digit over, so that its tail can't pass for a card.
        self._digits = self._digits[: CARD_DIGITS + 1]
        return Verdict.DIGIT if len(self._digits) <= CARD_DIGITS else Verdict.TYPED

    def _is_scan(self, digits: str, time: float, gap: float) -> bool:
        return (
            len(digits) == CARD_DIGITS
            and gap <= LONGEST_GAP
            and (time - self._started) / CARD_DIGITS < AVERAGE_GAP
            and self._valid(digits)
        )
