"""How text gets on the screen: as text and never as markup, without controls, fitted to cells."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from rich.cells import cell_len, set_cell_size
from textual.content import Content

Piece = str | tuple[str, str]
"""A text, or a text with the name of a style of :data:`STYLES`."""

NAMES = (
    "plain",
    "strong",
    "label",
    "quiet",
    "focus",
    "alarm",
    "rule",
    "shade",
    "bar",
    "tag",
    "stop",
    "seal",
    "well",
    "mark",
    "below",
)
"""What a piece can be: the six text styles, three inks of lines and bars, four grounds.

plain: what somebody said; strong: names, amounts, titles; label: names of fields, units, what is over; quiet:
placeholders; focus: where the keys go; alarm: what may hurt, is late or was refused, a sign always beside it.
rule: hairlines; shade: bars of a chart; bar: what is done of a bar. tag: number square; stop: block before an alert;
seal: the salon's; well: what can be typed into; mark: the line where the keys go; below: the page under a question.
"""

STYLES = {name: f".line--{name}" for name in NAMES}
"""How each is named in Textual's text; what it is made of is known to :mod:`salon_tui.widgets.inked`."""

_NUMBER = r"\d[\d.,:/-]*$"
_JOINERS = frozenset("\u200d\ufe0e\ufe0f")


def visible(text: str) -> str:
    """The text without anything that moves the cursor, changes direction or can't be seen."""
    # what Python doesn't call printable is what is hidden here, and blanks other than the blank
    if text.isprintable():
        return text
    return "".join(char for char in text if char in _JOINERS or unicodedata.category(char) not in _HIDDEN)


_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def width(text: str) -> int:
    """Width in cells; Chinese characters have two."""
    return cell_len(text)


def fit(text: str, cells: int, align: str = "left") -> str:
    """The text cut or padded to a number of cells; what was cut ends in an ellipsis, and in no part of a number."""
    # the beginning of a long note is enough, unless it is made of what takes no cells
    beginning = visible(text[: 4 * cells + 40])
    text = beginning if cell_len(beginning) > cells else visible(text)
    size = cell_len(text)
    if size > cells:
        return _cut(text, cells) if cells > 0 else ""
    return " " * (cells - size) + text if align == "right" else text + " " * (cells - size)


def _cut(text: str, cells: int) -> str:
    kept = set_cell_size(text, cells - 1)
    number = re.search(_NUMBER, kept)
    if number and number.start():
        kept = kept[: number.start()]
    return kept + "…" + " " * (cells - 1 - cell_len(kept))


def wrap(text: str, cells: int, most: int) -> list[str]:
    """The text broken into lines of a number of cells, between words or Chinese characters; at most ``most`` lines."""
    return list(_wrapped(text, cells, most))


@lru_cache(maxsize=1024)
def _wrapped(text: str, cells: int, most: int) -> tuple[str, ...]:
    """Asked for each field of a form whenever the keys move to another one."""
    lines = list(islice(_broken(text, cells), most + 1))
    if len(lines) > most:
        lines = [*lines[: most - 1], fit(lines[most - 1] + " …", cells).rstrip()]
    return tuple(lines)


def _broken(text: str, cells: int) -> Iterator[str]:
    """Line by line, so that nobody waits for the end of a long note of which three lines are shown."""
    for paragraph in map(visible, text.split("\n")):
        # as most do; the widths of its words add up to its own where nothing in it joins characters
        if len(paragraph) <= cells and cell_len(paragraph) <= cells and _JOINERS.isdisjoint(paragraph):
            yield paragraph.rstrip()
            continue
        line, size = "", 0
        for word in _words(paragraph):
            length = cell_len(word)
            if size and size + cell_len(word.rstrip()) > cells:
                yield line.rstrip()
                line, size = "", 0
                word = word.lstrip()
                length = cell_len(word)
            while cell_len(word.rstrip()) > cells:
                head = set_cell_size(word, cells).rstrip() or word[:1]
                yield head
                word = word[len(head) :]
            length = cell_len(word)
            line, size = line + word, size + length
        yield line.rstrip()


def content(*pieces: Piece) -> Content:
    """Pieces of text, each in its style, ready to be shown."""
    return Content.assemble(
        *(visible(piece) if isinstance(piece, str) else (visible(piece[0]), STYLES[piece[1]]) for piece in pieces)
    )


def lines(rows: Iterable[Sequence[Piece]]) -> Content:
    """Several lines of pieces."""
    return Content("\n").join([content(*row) for row in rows])


@lru_cache(maxsize=4096)
def seen_width(text: str) -> int:
    """Width in cells of what is visible of a text: asked for each cell of a list whenever it is filled."""
    return cell_len(visible(text))


def size(pieces: Iterable[Piece]) -> int:
    """Width of pieces in cells."""
    return sum([seen_width(piece if isinstance(piece, str) else piece[0]) for piece in pieces])


def fit_pieces(pieces: Sequence[Piece], cells: int, align: str = "left") -> list[Piece]:
    """The pieces cut or padded to a number of cells."""
    spare = cells - size(pieces)
    if spare >= 0:
        return [" " * spare, *pieces] if align == "right" else [*pieces, " " * spare]
    return columns(pieces, (), cells)[:-1]


def flow(pieces: Sequence[Piece], cells: int) -> list[list[Piece]]:
    """The pieces broken into lines of a number of cells, between words or Chinese characters; nothing is cut."""
    rows: list[list[Piece]] = [[]]
    room = cells
    for piece in pieces:
        style = "" if isinstance(piece, str) else piece[1]
        # a block stays in one piece
        for word in [visible(_text(piece))] if style in ("tag", "stop", "seal") else _words(visible(_text(piece))):
            if cell_len(word.rstrip()) > room and rows[-1]:
                rows[-1][-1] = _stripped(rows[-1][-1])
                rows.append([])
                room, word = cells, word.lstrip()
            while cell_len(word.rstrip()) > room:
                head = set_cell_size(word, room).rstrip() or word[:1]
                rows[-1].append((head, style) if style else head)
                rows.append([])
                room, word = cells, word[len(head) :]
            rows[-1].append((word, style) if style else word)
            room -= cell_len(word)
    return [_joined(row) for row in rows]


def _stripped(piece: Piece) -> Piece:
    """Without the blanks at its end, for which there may be no room."""
    return piece.rstrip() if isinstance(piece, str) else (piece[0].rstrip(), piece[1])


def _joined(row: Sequence[Piece]) -> list[Piece]:
    """Words of one style that stand beside each other are one piece."""
    joined: list[Piece] = []
    for piece in row:
        last = joined[-1] if joined else None
        if isinstance(piece, str) and isinstance(last, str):
            joined[-1] = last + piece
        elif isinstance(piece, tuple) and isinstance(last, tuple) and piece[1] == last[1]:
            joined[-1] = (last[0] + piece[0], piece[1])
        else:
            joined.append(piece)
    return joined


def columns(left: Sequence[Piece], right: Sequence[Piece], cells: int) -> list[Piece]:
    """Pieces at the left and at the right edge of a line; where both don't fit, the left is cut."""
    size_right = size(right)
    room = max(0, cells - size_right - (1 if right else 0))
    kept: list[Piece] = []
    for piece in left:
        text = visible(_text(piece))
        taken = cell_len(text)
        if taken > room:
            text = fit(text, room)
            taken = room
        kept.append(text if isinstance(piece, str) else (text, piece[1]))
        room -= taken
        if room <= 0:
            break
    return [*kept, " " * (room + (1 if right else 0)), *right]


_STAYS = frozenset(" ，。、；：！？）】》」』”’…·")
"""A blank, and marks with which no Chinese line begins (GB/T 15834): they stay with the word before."""


def _text(piece: Piece) -> str:
    return piece if isinstance(piece, str) else piece[0]


def _words(text: str) -> Iterator[str]:
    begin, is_joined = 0, False
    for at, char in enumerate(text):
        is_narrow = cell_len(char) < 2
        if at > begin and not (char in _STAYS or (is_narrow and is_joined)):
            yield text[begin:at]
            begin = at
        is_joined = is_narrow and char != " "
    if text:
        yield text[begin:]
