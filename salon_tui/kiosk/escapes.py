"""Reads keys out of what the terminal sends, so that Esc is Esc and Alt types nothing.

Older terminals send Alt and a letter as Esc and the letter, so that the two can't be told apart when they come in one
packet: over a slow line Esc and a key after it look the same.  Textual's parser makes signs out of some of these pairs
(``™`` of Esc and 2) and loses the Esc of others.  Here Esc acts and the character is dropped; what terminals of today
send for Alt types nothing either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from textual import events
from textual._xterm_parser import XTermParser
from textual.message import Message

_ESC: Final = "\x1b"
_TOGETHER: Final = 0.03
"""Seconds; a character that comes so much later than Esc was pressed by itself."""
_INTRODUCERS: Final = "[O"
"""What follows Esc in the sequences of function keys."""
_LONGEST: Final = 32
"""Characters of a sequence, after which Textual's parser takes all of it for text."""
_MODIFIED: Final = r"\x1b\[[\d:]*;(\d+)"
_NO_TEXT: Final = 2 | 4 | 8 | 16 | 32
"""The bits of Alt, Ctrl, Super, Hyper and Meta in the number of a key's modifiers, which is one more than their sum."""
_WHOLE: Final = r"\x1b(\[[0-?]*[ -/]*[@-LN-Z\\-~]|O[^\d])"
"""A sequence that is complete, known or not; ``ESC [ [`` and ``ESC [ M`` may go on."""
_UNREADABLE: Final = "\ufffd"
"""A byte that was no UTF-8, as of a terminal that sets the eighth bit for Alt."""


class KeyReader:
    """Makes keys out of typed text."""

    def __init__(self) -> None:
        self._parser = XTermParser()
        self._sequence = ""
        """What has come since an Esc that nothing has come of yet."""
        self._began = 0.0

    def feed(self, text: str, now: float) -> Iterator[Message]:
        """Read what was typed.

        Args:
            text: What the terminal sent, in one read.
            now: Seconds on a clock that only goes forward.

        Yields:
            Keys, and what else the terminal has to say.
        """
        for character in text:
            try:
                yield from list(self._read(character, now))
            except (ValueError, OverflowError):
                # numbers in a forged key sequence that are no character end Textual's parser for good
                self._begin_anew()

    def tick(self) -> Iterator[Message]:
        """End an Esc that has waited for long enough.

        Yields:
            The Esc; of a sequence that is not known, nothing.
        """
        sequence = self._sequence
        found = list(self._parser.tick())
        if found or self._is_at_rest():
            self._sequence = ""
        if found and sequence:
            yield from [_escape()] if len(sequence) <= 2 else []
        else:
            yield from found

    def _read(self, character: str, now: float) -> Iterator[Message]:
        if self._sequence == _ESC and character != _ESC and character not in _INTRODUCERS:
            is_alone = now - self._began > _TOGETHER
            self._begin_anew()
            yield _escape()
            if not is_alone:
                return
        if character == _ESC:
            self._sequence, self._began = "", now
        if character == _ESC or self._sequence:
            self._sequence += character
        found = list(self._parser.feed(character))
        sequence = self._sequence
        if sequence and self._is_at_rest():
            self._sequence = ""
        elif re.fullmatch(_WHOLE, sequence):
            self._begin_anew()
        for message in found:
            if not (isinstance(message, events.Key) and _is_nothing(message, sequence)):
                yield message

    def _is_at_rest(self) -> bool:
        return self._parser._awaiting.timeout is None

    def _begin_anew(self) -> None:
        self._parser, self._sequence = XTermParser(), ""


def _escape() -> events.Key:
    return events.Key("escape", _ESC)


def _is_nothing(key: events.Key, sequence: str) -> bool:
    """Whether a key is not taken: Alt with something, a byte that can't be read, a sequence that is not known."""
    if key.character == _UNREADABLE or {"alt", "meta", "super", "hyper"} & set(key.key.split("+")[:-1]):
        return True
    modified = re.match(_MODIFIED, sequence)
    is_command = modified is not None and bool((int(modified[1]) - 1) & _NO_TEXT)
    return key.is_printable and (is_command or len(sequence) > _LONGEST)
