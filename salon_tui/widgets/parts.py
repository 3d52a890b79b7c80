"""What pages are made of: rows of pieces, measured in cells, for :class:`Bar`, :class:`Blocks` and :class:`Side`.

A page says what stands there; how it looks is decided here once::

    side.show(lambda cells: [[section(_("Balance"), cells, note="2"), *facts([(_("Card"), "A-3")], cells)]])
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from textual.renderables.digits import DIGITS, DIGITS3X3_BOLD
from textual.renderables.digits import DIGITS3X3 as DIGITS3X3_THIN

from salon_tui.widgets.paint import Piece, columns, fit_pieces, flow, size, width, wrap

FACT = 6
"""Cells of a fact's label, where a longer one doesn't widen it."""
NOTHING_DONE = 0.0
AIM = "┃"
"""Where a bar ought to end."""
MOST_GRADE = 3
"""The highest degree: so many squares."""
_SIGN = 2
"""Cells before the lines of a list, for the sign of the mark."""
_READ = 44
"""Cells of a line that is read with ease."""
_SPARE = 4
"""Cells more than a line would need at least, for words are not parted."""


class Nothing(NamedTuple):
    """What a list says that is empty.

    Attributes:
        what: What isn't there.
        would: What would stand here, or how it comes here.
        keys: The keys that make it, each with what it does.
    """

    what: str
    would: str = ""
    keys: tuple[tuple[str, str], ...] = ()


def section(name: str, cells: int, note: str = "", tag: str = "") -> list[Piece]:
    """A section's first line: ``[ B ] name ───── note``."""
    left: list[Piece] = [(f" {tag} ", "tag"), " "] if tag else []
    left += [(name, "strong"), " "]
    right: list[Piece] = [(f" {note}", "label")] if note else []
    line = cells - size(left) - size(right)
    if line < 3 and note:
        return section(name, cells, tag=tag)
    return [*left, ("─" * max(0, line), "rule"), *right]


def ends(cells: int, left: Sequence[Piece], right: Sequence[Piece]) -> list[Piece]:
    """Pieces at both edges: a name and its amount."""
    return columns(left, right, cells)


def facts(pairs: Iterable[tuple[str, str | Sequence[Piece]]], cells: int, lead: int = FACT) -> list[list[Piece]]:
    """Facts under each other, label and value; a long value goes on below itself, and an empty one is left out."""
    known = [(label, [value] if isinstance(value, str) else list(value)) for label, value in pairs if value]
    lead = max([lead, *(width(label) for label, _value in known)])
    rows: list[list[Piece]] = []
    for label, value in known:
        first, *more = flow(value, max(1, cells - lead - 1))
        rows.append([*fit_pieces([(label, "label")], lead), " ", *first])
        rows += [[" " * (lead + 1), *row] for row in more]
    return rows


def told(text: str, cells: int, most: int = 3, style: str = "plain") -> list[list[Piece]]:
    """A sentence or a note, on so many lines at most."""
    return [[(line, style)] for line in wrap(text, cells, most)]


def progress(done: float, cells: int, aim: float | None = None) -> list[Piece]:
    """How much of a whole: ``━━━╸────``; heavy on light, so that it needs no colour. The aim stands on it."""
    halves = round(cells * 2 * min(1.0, max(NOTHING_DONE, done)))
    heavy = "━" * (halves // 2) + "╸" * (halves % 2)
    light = "─" * (cells - len(heavy))
    if aim is None:
        return [(heavy, "bar"), (light, "rule")]
    at = min(cells - 1, round(cells * aim))
    if at < len(heavy):
        return [(heavy[:at], "bar"), (AIM, "strong"), (heavy[at + 1 :], "bar"), (light, "rule")]
    at -= len(heavy)
    return [(heavy, "bar"), (light[:at], "rule"), (AIM, "strong"), (light[at + 1 :], "rule")]


def day_bar(done: int, here: int, expected: int, cells: int) -> list[Piece]:
    """The day as a bar of visits: done, here, still expected."""
    total = max(1, done + here + expected)
    first = round(cells * done / total)
    second = max(round(cells * (done + here) / total), first + (1 if here else 0))
    return [("━" * first, "quiet"), ("━" * (second - first), "bar"), ("─" * (cells - second), "rule")]


def big(text: str, style: str = "strong") -> list[list[Piece]]:
    """Three rows high: the one number of a page that is seen first; beside it one in ``plain``, which is thin."""
    table = DIGITS3X3_BOLD if style == "strong" else DIGITS3X3_THIN
    rows = ["", "", ""]
    for char in text.replace("−", "-"):  # as Textual's table has it
        if char in " .,:":
            dots = {" ": ("  ", "  ", "  "), ".": (" ", " ", "."), ",": (" ", " ", ","), ":": (" ", ":", " ")}[char]
            rows = [row + dot for row, dot in zip(rows, dots, strict=True)]
        elif char in DIGITS:
            at = DIGITS.index(char) * 3
            rows = [row + table[at + y].ljust(3) for y, row in enumerate(rows)]
    return [[(row, style)] for row in rows]


def big_fact(label: str, text: str, style: str = "strong", align: int = 0) -> list[list[Piece]]:
    """A big number with its label before its middle row.

    Args:
        label: What it is.
        text: The number.
        style: ``strong``, or ``plain`` for the thin one beside it.
        align: Cells in which it stands right; 0 for its own width.
    """
    head = width(label) + 2
    rows = [[(label, "label") if y == 1 else " " * (head - 2), "  ", *row] for y, row in enumerate(big(text, style))]
    return [fit_pieces(row, align, "right") if align else list(row) for row in rows]


def effect(stars: int) -> list[Piece]:
    """An effect from 1 to 5 as dots."""
    return [("●" * stars, "plain"), ("○" * (5 - stars), "label")] if stars else []


def grade(degree: int) -> tuple[str, str]:
    """A degree from 0 to 3 as squares."""
    return ("■" * degree + "□" * (MOST_GRADE - degree), "plain" if degree else "quiet")


def ticked(is_ticked: bool) -> Piece:
    """A box that is ticked or not."""
    return ("[✓]", "strong") if is_ticked else ("[ ]", "label")


def abreast(left: Sequence[Sequence[Piece]], right: Sequence[Sequence[Piece]], cells: int) -> list[list[Piece]]:
    """Two columns of one pane; the left one is so many cells wide."""
    rows = max(len(left), len(right))
    first = [*left, *([[]] * (rows - len(left)))]
    second = [*right, *([[]] * (rows - len(right)))]
    return [[*fit_pieces(a, cells), *b] for a, b in zip(first, second, strict=True)]


def whole(blocks: Iterable[Sequence[Sequence[Piece]]], rows: int) -> list[Sequence[Piece]]:
    """The first blocks that fit into so many rows, none of them cut, each under an empty row."""
    shown: list[Sequence[Piece]] = []
    for block in blocks:
        if len(shown) + 1 + len(block) > rows:
            break
        shown += [[], *block]
    return shown


def nothing_yet(nothing: Nothing, cells: int, height: int = 0) -> list[list[Piece]]:
    """What an empty list says, in the middle of it; where that doesn't fit whole, what isn't there and no more.

    Args:
        nothing: What it says.
        cells: The width of the list.
        height: Its height; 0 where that follows from what it says.
    """
    room = max(1, cells - _SIGN)
    first = told(nothing.what, room, style="strong")
    rows = [*first, *([[], *_even(nothing.would, min(_READ, room))] if nothing.would else [])]
    if nothing.keys:
        keys: list[Piece] = []
        for key, does in nothing.keys:
            keys += [*(["    "] if keys else []), (key, "strong"), f"  {does}"]
        rows += [[], keys]
    if height and len(rows) > height:
        rows = first
    above = max(0, height - len(rows)) // 2
    # a list as high as what it says begins where its lines would
    before = max(_SIGN, (cells - max(size(row) for row in rows)) // 2) if above else _SIGN
    return [*([[]] * above), *([" " * before, *row] for row in rows)]


def _even(text: str, cells: int) -> list[list[Piece]]:
    """A sentence on as few lines as it needs, the last of them not much shorter than the others."""
    rows = told(text, cells, 4)
    evened = told(text, -(-width(text) // len(rows)) + _SPARE, 4)
    return evened if len(evened) == len(rows) else rows
