"""Text in the printed faces: which face has which character, how wide a text is, where it has to be cut.

The chain is core → rest → a visible 〓: nothing is ever left out silently, and no character prints as a crossed box,
which would read as "ticked". The core faces are read when first needed (two faces of 10,139 characters, about 0.1 s:
call :func:`load` in a thread after the first paint), the rest only when a character is missing from the core.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from reportlab.pdfbase import pdfmetrics

from printouts.drawing.embedded_font import PrintedFont
from printouts.errors import PaperCode, PaperError

FOLDER = Path(__file__).parents[1] / "fonts"
STAND_IN = "〓"
"""Geta mark (U+3013): the printer's own sign for a sort that isn't in the case."""
ELLIPSIS = "…"
SHRINK = 0.72
"""Smallest share of its size that a text is shrunk to before it is cut."""
_LONGEST = 2000
_LAST_LATIN = "\u024f"
_NEVER_FIRST = frozenset("，。；：！？、）》〉」』】〕”’…—%,.;:!?)]")
_NEVER_LAST = frozenset("（《〈「『【〔“‘([")
"""Marks that no line begins or ends with."""
_STYLES = {False: "Regular", True: "Bold"}
_lock = threading.Lock()
# Normalisation would turn these into their everyday forms, though the identity card shows just this one.
_COMPATIBLE = re.compile("([\uf900-\ufaff\U0002f800-\U0002fa1f]+)")
_UNSEEN = {"Cc", "Cf", "Cs"}
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_PLAIN = re.compile(f"[^{_SELECTORS}]*").fullmatch


class Glyph(NamedTuple):
    """What is drawn for a character: the face, the character or its stand-in, and its width in 1/1000 of the size."""

    font: str
    char: str
    width: float


class Fit(NamedTuple):
    """A text made to fit: what is left of it, at which size in pt, and whether it was cut."""

    text: str
    size: float
    cut: bool


def load() -> None:
    """Reads and registers the two core faces.

    Raises:
        PaperError: ``fonts_missing``.
    """
    for bold in _STYLES:
        core(bold)


def core(bold: bool) -> PrintedFont:
    """The face that nearly all text is set in.

    Raises:
        PaperError: ``fonts_missing``.
    """
    return face(f"SalonSansSC-{_STYLES[bold]}")


def clean(text: str) -> str:
    """One line of text as it may be drawn; the one place where anything foreign passes on its way to paper.

    NFC, blanks instead of line ends and tabs; controls, direction overrides, joiners, selectors and surrogates go.
    """
    if len(text) <= 4 * _LONGEST and text.isprintable() and _PLAIN(text) and unicodedata.is_normalized("NFC", text):
        return text.strip()
    parts = _COMPATIBLE.split(text[: 4 * _LONGEST])
    text = "".join(part if place % 2 else unicodedata.normalize("NFC", part) for place, part in enumerate(parts))
    text = "".join(" " if char.isspace() else char for char in text)
    kept = (char for char in text if not _is_unseen(char))
    return " ".join("".join(kept).split(" ")).strip()


def glyph(char: str, bold: bool) -> Glyph:
    """What is drawn for a character: itself, or a stand-in that is seen.

    Raises:
        PaperError: ``fonts_missing``.
    """
    font, shown = core(bold), char
    if ord(char) not in font.face.charToGlyph:
        font = face(f"SalonSansSCRest-{_STYLES[bold]}")
        if ord(char) not in font.face.charToGlyph:
            font, shown = core(bold), STAND_IN
    return Glyph(font.fontName, shown, font.face.getCharWidth(ord(shown)))


def width(text: str, size: float, bold: bool = False) -> float:
    """The width of a cleaned text in pt, at a size in pt."""
    return sum(map(_widths(bold).__getitem__, text)) * size / 1000


class _Widths(dict[str, float]):
    """The widths of the characters of a weight, in 1/1000 of the size."""

    def __init__(self, bold: bool) -> None:
        self._bold = bold

    def __missing__(self, char: str) -> float:
        wide = self[char] = glyph(char, self._bold).width
        return wide


@cache
def _widths(bold: bool) -> _Widths:
    return _Widths(bold)


class Shown(NamedTuple):
    """A character in a document: the document's name of its subset, its code in hexadecimal, and its width."""

    font: str
    code: str
    width: float


class Codes(dict[str, Shown]):
    """The characters of a weight as one document shows them; those it has not shown yet are added to its subsets."""

    def __init__(self, bold: bool, document: Any) -> None:
        self._bold, self._document = bold, document

    def __missing__(self, char: str) -> Shown:
        drawn = glyph(char, self._bold)
        shown = self[char] = Shown(*face(drawn.font).code(drawn.char, self._document), drawn.width)
        return shown


def fit(text: str, size: float, room: float, bold: bool = False, least: float = SHRINK) -> Fit:
    """Makes a cleaned text fit: it shrinks first, and then ends in "…".

    Args:
        text: One line.
        size: Its size in pt.
        room: What there is for it, in pt.
        bold: Whether it is bold.
        least: Smallest share of the size.
    """
    natural = width(text, size, bold) if len(text) <= _LONGEST else float("inf")
    if natural <= room:
        return Fit(text, size, False)
    if natural * least <= room:
        return Fit(text, size * room / natural, False)
    return Fit(text[: _kept(text, size * least, room, bold)].rstrip() + ELLIPSIS, size * least, True)


def wrap(text: str, size: float, room: float, lines: int, bold: bool = False, least: float = SHRINK) -> tuple[Fit, ...]:
    """Breaks a cleaned text into lines: anywhere in Chinese, between words in Latin.

    Args:
        text: What to break; ``size``, ``room`` and ``least`` are as in :func:`fit`.
        size: Its size in pt.
        room: The length of a line in pt.
        lines: How many lines there are.
        bold: Whether it is bold.
        least: Smallest share of the size; all lines are of one size.
    """
    if not text:
        return ()
    if width(text, size, bold) <= room:
        return (Fit(text, size, False),)
    for share in (1.0, (1 + least) / 2, least):
        broken = _broken(text, size * share, room, lines, bold)
        if len(broken) <= lines:
            return tuple(Fit(line, size * share, False) for line in broken)
    *whole, rest, _ = broken
    return (*(Fit(line, size * least, False) for line in whole), _cut(rest, size * least, room, bold))


def lines(text: str, size: float, room: float, indent: float = 0.0) -> list[str]:
    """Breaks a cleaned text into as many lines as it takes, by the same rules as :func:`wrap`.

    Args:
        text: What to break.
        size: Its size in pt.
        room: The length of a line in pt.
        indent: How much shorter the first line is, in pt.
    """
    kept: list[str] = []
    left = room - indent
    while text:
        line, text = _line(text, size, left, False)
        kept.append(line)
        left = room
    return kept


def _cut(text: str, size: float, room: float, bold: bool) -> Fit:
    return Fit(text[: _kept(text, size, room, bold)].rstrip() + ELLIPSIS, size, True)


def _kept(text: str, size: float, room: float, bold: bool) -> int:
    """How many characters fit beside an ellipsis."""
    return _reach(text, size, room - width(ELLIPSIS, size, bold), bold)


def _reach(text: str, size: float, room: float, bold: bool) -> int:
    """How many characters fit."""
    widths, left = _widths(bold), room * 1000 / size
    for place, char in enumerate(text):
        left -= widths[char]
        if left < 0:
            return place
    return len(text)


def _broken(text: str, size: float, room: float, lines: int, bold: bool) -> list[str]:
    """Lines of a text. Where there would be too many, the last has all the rest, and an empty one follows."""
    broken: list[str] = []
    rest = text
    while text:
        if len(broken) == lines:
            return [*broken[:-1], rest, ""]
        rest = text
        line, text = _line(text, size, room, bold)
        broken.append(line)
    return broken


def _line(text: str, size: float, room: float, bold: bool) -> tuple[str, str]:
    """The first line of a text, and the rest of it."""
    place = _reach(text, size, room, bold)
    if place < len(text):
        place = _break_before(text, max(place, 1))
    return text[:place].rstrip(), text[place:].lstrip()


def _break_before(text: str, place: int) -> int:
    """The last good place for a line's end at or before one: not in a Latin word, nor beside marks that belong on."""
    for at in range(place, max(place - max(16, place // 2), 0), -1):
        # the blanks at the break are in neither line
        if text[at:].lstrip()[:1] in _NEVER_FIRST or text[:at].rstrip()[-1:] in _NEVER_LAST:
            continue
        if max(text[at - 1 : at + 1]) <= _LAST_LATIN and " " not in text[at - 1 : at + 1]:
            continue
        return at
    return place


def _is_unseen(char: str) -> bool:
    return unicodedata.category(char) in _UNSEEN or not _PLAIN(char)


def face(name: str) -> PrintedFont:
    """A registered face by its name, read when it is asked for first.

    Raises:
        PaperError: ``fonts_missing``.
    """
    loaded = _loaded().get(name)
    if loaded is None:
        with _lock:
            loaded = _loaded().get(name) or _read(name)
            _loaded()[name] = loaded
    return loaded


@cache
def _loaded() -> dict[str, PrintedFont]:
    return {}


def _read(name: str) -> PrintedFont:
    path = FOLDER / f"{name}.ttf"
    if not path.is_file():
        raise PaperError(PaperCode.FONTS_MISSING, file=path.name)
    font = PrintedFont(name, path)
    pdfmetrics.registerFont(font)
    return font
