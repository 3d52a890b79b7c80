"""Text that people typed, pasted, scanned or imported, made safe once, where it enters the archive.

Source: trust.md, "Hostile text"; Unicode Standard Annexes 15 (normalisation) and 29 (grapheme clusters).
"""

from __future__ import annotations

import re
import unicodedata

from db.text.data.simplified import simplified

_LINE_END = re.compile("\r\n?|[\n\v\f\x85\u2028\u2029]")

# Characters nobody can see and everybody can be fooled by. Tab and line ends are dealt with as blanks; joiners and
# variation selectors have rules of their own.
_UNSEEN = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # C0, DEL, C1
    "\u00ad\u034f\u061c\u180e"  # soft hyphen, grapheme joiner, Arabic letter mark, vowel separator
    "\u200b\u200c\u200e\u200f"  # zero width, direction marks
    "\u202a-\u202e\u2060-\u206f"  # direction overrides and isolates, word joiner, invisible operators
    "\ufeff\ufff9-\ufffb"  # byte order mark, interlinear notes
    "\ud800-\udfff"  # halves of surrogate pairs, which no database takes
    "\U000e0000-\U000e00ff"  # tags
    "\ufdd0-\ufdef"  # noncharacters, with the last two of every plane
    + "".join(chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in range(0, 0x110000, 0x10000))
    + "]+"
)
_BLANKS = re.compile("[\\s\u115f\u1160\u2800\u3164\uffa0]+")
_SELECTOR = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
# what else has to be looked at more closely in a text whose characters can all be printed
_ODD = re.compile(f"[\u034f\u115f\u1160\u2800\u3164\uffa0{_SELECTOR}]|^ |  | $")
_STRAY_SELECTOR = re.compile(f"(?<![^\\s\u115f\u1160\u2800\u3164\uffa0{_SELECTOR}])[{_SELECTOR}]")
_EMOJI = "\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
_STRAY_JOINER = re.compile(f"(?<![{_EMOJI}])(?<![{_EMOJI}]\ufe0f)\u200d|\u200d(?![{_EMOJI}])")
# Normalisation would turn these into their everyday forms, though the identity card shows just this one.
_COMPATIBLE = re.compile("([\uf900-\ufaff\U0002f800-\U0002fa1f]+)")

# Letters that are no letter with an accent to Unicode, as people without that key type them.
_LATIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


def clean(text: str, limit: int, *, multiline: bool = False) -> str:
    """Make foreign text fit to be kept; cleaning twice changes nothing.

    NFC, without controls, direction overrides, zero-width and other invisible characters, byte order marks,
    surrogates and noncharacters; blanks collapsed and trimmed. Rare characters, compatibility ideographs and the
    joiners and selectors inside emoji and ideographic variants stay.

    Args:
        text: Whatever came in.
        limit: Most code points to keep. The cut never goes through a letter and its accents or through an emoji,
            unless that alone is longer than the limit.
        multiline: Keep line ends as LF (with at most one empty line in a row); otherwise they are blanks.

    Raises:
        ValueError: ``text_limit`` if the limit is negative.
    """
    if limit < 0:
        raise ValueError("text_limit")
    # most texts are clean already, and a save has a dozen of them: 1 µs instead of 15
    if text.isprintable() and not _ODD.search(text) and unicodedata.is_normalized("NFC", text):
        return _cut(text, limit)
    text = _UNSEEN.sub("", _LINE_END.sub("\n", text))
    text = _STRAY_SELECTOR.sub("", _STRAY_JOINER.sub("", text))
    parts = _COMPATIBLE.split(text)
    text = "".join(part if place % 2 else unicodedata.normalize("NFC", part) for place, part in enumerate(parts))
    if multiline:
        lines = (_BLANKS.sub(" ", line).strip() for line in text.split("\n"))
        text = re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip()
    else:
        text = _BLANKS.sub(" ", text).strip()
    return _cut(text, limit)


def half_width(text: str) -> str:
    """Replace full-width ASCII and the ideographic space, as an input method leaves them, and nothing else."""
    return text.translate(_FULL_WIDTH)


def fold(text: str) -> str:
    """Bring text to the form in which names are compared and searched.

    Case, width, accents of Latin letters, compatibility forms, blanks and punctuation make no difference, nor do
    traditional and simplified characters; Ø is o and Ł is l.
    """
    # Unicode 3.13, D146: a compatibility caseless match needs both steps twice.
    for _ in range(2):
        text = unicodedata.normalize("NFKD", text).casefold()
    text = unicodedata.normalize("NFKD", text).translate(_LATIN)
    return simplified(unicodedata.normalize("NFC", "".join(filter(_tells_names_apart, text))))


def _tells_names_apart(char: str) -> bool:
    if "\u0300" <= char <= "\u036f" or "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef":
        return False
    category = unicodedata.category(char)
    # Private use and unassigned stay: both hold rare characters of names that this Python does not know yet.
    return category[0] not in "ZP" and category not in {"Cc", "Cf", "Cs", "Sk", "Sm", "Sc"}


def _cut(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    end = limit
    while end and _joined(text, end):
        end -= 1
    return text[: end or limit].rstrip(" \n\u200d")


def _joined(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if before == "\u200d" or after == "\u200d" or "\U0001f3fb" <= after <= "\U0001f3ff":
        return True
    if unicodedata.category(after).startswith("M"):
        return True
    if not "\U0001f1e6" <= after <= "\U0001f1ff":
        return False
    # Flags are pairs of letters; an odd number of them before the cut means that it goes through one.
    letters = len(text[:at]) - len(text[:at].rstrip("".join(map(chr, range(0x1F1E6, 0x1F200)))))
    return letters % 2 == 1
