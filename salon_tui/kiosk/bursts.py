"""Characters that have come without a pause, until it is known whether a person or a scanner typed them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from textual import events
from textual.widget import Widget

from salon_tui.kiosk.scan_undo import TouchedFields
from salon_tui.kiosk.scanner import CARD_DIGITS, ScannerPace, Typed, card_number, find_bursts

END_KEYS: Final = frozenset({"enter", "tab", "ctrl+j", "ctrl+c"})
"""What scanners end with: the terminal's carriage return, tab, line feed, and ETX."""
_FRAMING: Final = frozenset({"ctrl+b", "ctrl+right_square_bracket", "ctrl+circumflex_accent", "ctrl+backslash"})
"""What scanners put before a number and between its parts: STX, GS, RS, FS. No page knows these keys."""
LONGEST_RUN: Final = 48
"""Characters; nobody scans more, and what is held back has to end somewhere."""


class Run:
    """The characters since the last pause, those among them that wait, and the fields as they were before."""

    def __init__(self, pace: ScannerPace) -> None:
        self.pace = pace
        self.typed: list[Typed] = []
        self.waiting: list[tuple[int, events.Key]] = []
        """What was not delivered, because it would be a command; with its place among ``typed``."""
        self.last = 0.0
        """When the last key of it came."""
        self.is_late = False
        """Whether some of it was read after a standstill, so that nobody knows how fast it came."""
        self._touched: dict[int, TouchedFields] = {}
        self._kept_as_text: set[int] = set()

    @staticmethod
    def takes(event: events.Key) -> bool:
        """Whether a key is a character, which can be part of a scan."""
        return event.is_printable or event.key in _FRAMING

    def goes_on(self, time: float) -> bool:
        """Whether a key at this time still belongs to the run."""
        return bool(self.typed) and time - self.last <= self.pace.pause

    def add(self, event: events.Key, focused: Widget | None) -> bool:
        """Take the next character.

        Args:
            event: The character.
            focused: What it would be typed into.

        Returns:
            Whether it may be delivered: what is in the widget can be put back, and is no command.
        """
        before, self.last = self.last, event.time
        at = len(self.typed)
        if at == LONGEST_RUN:
            # its tail can't pass for a card, and is no command either
            return not self.waiting
        if at == 0 or event.time - before >= self.pace.gap:
            # a scan may begin at the first character, and behind the last one that a person typed
            self._touched = {begin: fields for begin, fields in self._touched.items() if begin == 0}
            self._touched[at] = TouchedFields()
        self.typed.append(Typed(event.character or "", event.time))
        self.is_late = self.is_late or getattr(event, "is_late", False)
        if event.key in _FRAMING:
            return False
        can_be_undone = [fields.remember(focused) for fields in self._touched.values()]
        is_text = getattr(focused, "keeps_scans", True)
        if self.waiting or not all(can_be_undone) or not (is_text or not typed_digit(event)):
            self.waiting.append((at, event))
            return False
        if is_text:
            self._kept_as_text.add(at)
        return True

    def is_burst(self) -> bool:
        """Whether the scanner has typed, or part of it."""
        return bool(find_bursts(self.typed, self.pace.gap))

    def find(self, valid: Callable[[str], bool]) -> tuple[int, int, str | None] | None:
        """What the scanner has typed, if it has; where that can't be told by the pace, whether all of it is a card.

        Args:
            valid: Whether eight digits end in their right check digit.

        Returns:
            Where it begins and ends, and the card's number, where it is one.
        """
        found = find_bursts(self.typed, self.pace.gap)
        for begin, end in found or [(0, len(self.typed))] * self.is_late:
            text = "".join(one.character for one in self.typed[begin:end])
            if (number := card_number(text, self.pace.prefix, valid)) is not None:
                return begin, end, number
        return (*found[0], None) if found else None

    def may_be_card(self) -> bool:
        """Whether it may end in a card's number, so that a pause says what it was."""
        if len(self.typed) < CARD_DIGITS:
            return False
        # at every key, so what people type is told apart without looking at all of it
        seconds = self.typed[-1].time - self.typed[-CARD_DIGITS].time
        return seconds < self.pace.gap * (CARD_DIGITS - 1) and self.is_burst()

    def stays(self, begin: int, end: int) -> bool:
        """Whether a burst went into fields that take text or a number, and so is text."""
        return all(at in self._kept_as_text or not self.typed[at].character.isprintable() for at in range(begin, end))

    def touched(self, begin: int) -> TouchedFields | None:
        """The fields as they were before a burst began; None where that is not known any more."""
        return self._touched.get(begin)


def typed_digit(event: events.Key) -> bool:
    """Whether a key is a digit, which chooses from lists and menus."""
    return event.character is not None and event.character in tuple("0123456789")
