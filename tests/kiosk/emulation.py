"""What a terminal is made of: the bytes of its keys, and pyte mended where it is wrong."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

import pyte
from pyte.charsets import LAT1_MAP
from pyte.modes import IRM
from pyte.screens import Char, wcwidth

_FRAME_START: Final = "\x1b[?2026h"
_FRAME_END: Final = "\x1b[?2026l"
_LEAVE_SCREEN: Final = "\x1b[?1049l"
_SYNC_QUERY: Final = "\x1b[?2026$p"
_SYNC_ANSWER: Final = b"\x1b[?2026;2$y"

KEYS: Final[Mapping[str, bytes]] = {
    **{f"f{number}": f"\x1bO{letter}".encode() for number, letter in zip(range(1, 5), "PQRS", strict=True)},
    **{
        f"f{number}": f"\x1b[{code}~".encode()
        for number, code in zip(range(5, 13), (15, 17, 18, 19, 20, 21, 23, 24), strict=True)
    },
    **{f"ctrl+{letter}": bytes([ord(letter) - 96]) for letter in "abcdefghijklmnopqrstuvwxyz"},
    **{"ctrl+\\": b"\x1c", "ctrl+]": b"\x1d", "ctrl+@": b"\x00"},
    **{"enter": b"\r", "tab": b"\t", "shift+tab": b"\x1b[Z", "esc": b"\x1b", "space": b" ", "backspace": b"\x7f"},
    **{"up": b"\x1b[A", "down": b"\x1b[B", "right": b"\x1b[C", "left": b"\x1b[D", "home": b"\x1b[H", "end": b"\x1b[F"},
    **{"insert": b"\x1b[2~", "delete": b"\x1b[3~", "pgup": b"\x1b[5~", "pgdn": b"\x1b[6~"},
}
"""What a key sends, by its name."""


class EmulatedScreen(pyte.Screen):
    """pyte's screen, mended: half a wide character that is painted over takes its other half with it.

    What is painted is mostly one or two cells that are there, in a look that was there before, for which pyte is slow.
    """

    def draw(self, data: str) -> None:
        cursor, row = self.cursor, self.buffer[self.cursor.y]
        known = _known_cells(cursor.attrs)
        is_plain = not self.charset and self.g0_charset is LAT1_MAP and IRM not in self.mode
        for character in data:
            cell = known.get(character)
            if cell is None:
                cell = known[character] = cursor.attrs._replace(data=character)
            column, width = cursor.x, wcwidth(character)
            after = column + width
            if width > 0:
                if 0 < column < self.columns and row[column].data == "":
                    row[column - 1] = row[column - 1]._replace(data=" ")
                if after < self.columns and row[after].data == "":
                    row[after] = row[after]._replace(data=" ")
            if not is_plain or width not in (1, 2) or after > self.columns:
                super().draw(character)
                row = self.buffer[cursor.y]
                continue
            row[column] = cell
            if width == 2:
                row[column + 1] = known[""]
            cursor.x = after
        self.dirty.add(cursor.y)

    def line(self, number: int) -> str:
        """One line as text; the second cell of a wide character is empty."""
        return "".join(self.buffer[number][column].data for column in range(self.columns))


@cache
def _known_cells(look: Char) -> dict[str, Char]:
    """The cells of a look, by what stands in them."""
    return {"": look._replace(data="")}


class EmulatedStream:
    """Feeds pyte, mended: it takes private sequences (``CSI > 25 u``, ``CSI ? 2026 $ p``) for others or for text.

    Here, too, it is seen where frames begin and end. Most of what is written are texts, places and looks, which pyte
    reads character by character; they are handed to its screen as a whole.
    """

    _private = re.compile(r"\x1b\[[<=>?][0-9;:]*[ -/]*[@-~]")
    _unfinished = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|\][^\x07\x1b]*\x1b?)?\Z")
    _passed_on = re.compile(r"\x1b\[\?(25|7)[hl]")
    _parts = re.compile(
        r"(?P<text>[^\x00-\x1f\x7f-\x9f]+)"
        r"|\x1b\[(?P<numbers>\d{0,4}(?:;\d{1,4})*)(?P<kind>[Hm])"
        r"|\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()#%]?.)"
        r"|[^\x1b]",
        re.DOTALL,
    )
    _eight_bit = re.compile(r"[\x80-\x9f]")

    def __init__(self, screen: EmulatedScreen, answer: Callable[[bytes], None]) -> None:
        self.is_in_frame = False
        self.frames = 0
        self._screen = screen
        self._answer = answer
        self._stream = pyte.Stream(screen)
        self._decode = codecs.getincrementaldecoder("utf-8")(errors="replace").decode
        self._rest = ""
        self._looks: dict[tuple[Char, str], Char] = {}

    def feed(self, data: bytes) -> None:
        text = self._rest + self._decode(data)
        unfinished = self._unfinished.search(text)
        cut = unfinished.start() if unfinished else len(text)
        text, self._rest = text[:cut], text[cut:]
        position = 0
        for match in self._private.finditer(text):
            self._show(text[position : match.start()])
            self._private_sequence(match[0])
            position = match.end()
        self._show(text[position:])

    def _show(self, text: str) -> None:
        if self._eight_bit.search(text):
            # sequences of another kind
            self._stream.feed(text)
            return
        for part in self._parts.finditer(text):
            if part["text"]:
                self._screen.draw(part["text"])
            elif part["kind"] == "H":
                self._screen.cursor_position(*(int(number or 0) for number in part["numbers"].split(";")))
            elif part["kind"]:
                self._look(part[0])
            else:
                self._stream.feed(part[0])

    def _look(self, sequence: str) -> None:
        cursor = self._screen.cursor
        key = cursor.attrs, sequence
        if key not in self._looks:
            self._stream.feed(sequence)
            self._looks[key] = cursor.attrs
        cursor.attrs = self._looks[key]

    def _private_sequence(self, sequence: str) -> None:
        if sequence == _FRAME_START:
            self.is_in_frame = True
        elif sequence == _FRAME_END:
            self.is_in_frame = False
            self.frames += 1
        elif sequence == _SYNC_QUERY:
            self._answer(_SYNC_ANSWER)
        elif sequence == _LEAVE_SCREEN:
            self._screen.reset()
        elif self._passed_on.fullmatch(sequence):
            self._stream.feed(sequence)
