"""Takes bracketed pastes out of what the terminal sends, with bounds.

Textual's parser collects a paste until its end mark comes, however long that takes: one ``ESC [ 200 ~`` without an end
turned the keyboard off.  Here a paste has at most so many characters and so much time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

LONGEST_PASTE: Final = 10_000
"""Characters; the rest is cut off."""
PASTE_SECONDS: Final = 1.0
"""After this long a paste counts as ended, and keys are keys again."""

_CONTROLS: Final = r"[\x00-\x08\x0b-\x1f\x7f-\x9f]"  # all but tab and line feed
_START: Final = "\x1b[200~"
_END: Final = "\x1b[201~"


class Pasted(NamedTuple):
    """A paste as a whole."""

    text: str
    was_cut: bool


class PasteReader:
    """Splits the terminal's input into typed text and pastes.

    The start mark is passed on with the typed text, followed at once by an end mark.  It can't be kept back: it begins
    with ESC, and whoever presses Esc would wait for it.
    """

    def __init__(self) -> None:
        self._tail = ""
        self._is_open = False
        self._opened = 0.0
        self._text = ""
        self._carry = ""
        self._was_cut = False

    def feed(self, data: str, now: float) -> Iterator[str | Pasted]:
        """Split what was read.

        Args:
            data: Decoded input.
            now: Seconds on a clock that only goes forward.

        Yields:
            Typed text for the key parser, and pastes, in order.
        """
        yield from self.tick(now)
        while data:
            if self._is_open:
                end, data = self._collect(data)
                if end:
                    yield self._close()
                continue
            seen = self._tail + data
            mark = seen.find(_START)
            if mark < 0:
                self._tail = seen[1 - len(_START) :]
                yield data
                return
            typed = mark + len(_START) - len(self._tail)
            yield data[:typed] + _END
            data = data[typed:]
            self._tail = ""
            self._is_open = True
            self._opened = now

    def tick(self, now: float) -> Iterator[Pasted]:
        """End a paste that has been open for too long.

        Args:
            now: Seconds on the same clock as for ``feed``.

        Yields:
            The paste, if there is one to end.
        """
        if self._is_open and now - self._opened >= PASTE_SECONDS:
            self._keep(self._carry)
            yield self._close()

    def _collect(self, data: str) -> tuple[bool, str]:
        """Add to the open paste; say whether its end was found, and what comes after."""
        data = self._carry + data
        body, mark, rest = data.partition(_END)
        if mark:
            self._keep(body)
            return True, rest
        # The last characters may be the beginning of the end mark, the rest of which comes with the next read.
        held = next(size for size in range(len(_END) - 1, -1, -1) if data.endswith(_END[:size]))
        self._keep(data[: len(data) - held])
        self._carry = data[len(data) - held :]
        return False, ""

    def _keep(self, text: str) -> None:
        room = LONGEST_PASTE - len(self._text)
        self._text += text[:room]
        self._was_cut = self._was_cut or len(text) > room
        self._carry = ""

    def _close(self) -> Pasted:
        paste = Pasted(re.sub(_CONTROLS, "", self._text.replace("\r\n", "\n").replace("\r", "\n")), self._was_cut)
        self._text = ""
        self._was_cut = self._is_open = False
        return paste
