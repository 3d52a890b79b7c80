"""Names of people: how they are read, found and ordered.

pypinyin gives the readings of characters, without its dictionary of phrases (100 ms and 22 MB to load instead of
368 ms and 65 MB): given names read as their characters do, and surnames have the project's own table.
Orders are by code point: the columns that keep these keys need binary order (SQLite's default, "C" on PostgreSQL).
"""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from itertools import islice, product

from db.text.cleaning import fold
from db.text.data import strokes as stroke_table
from db.text.data import surnames
from db.text.data.simplified import simplified

_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RUN = re.compile(f"[{_HAN}]+|[^\\s{_HAN}]+")
_HAN_RUN = re.compile(f"[{_HAN}]+")
# Names of many peoples are written with a dot between the parts and have no surname; they go by the first part.
_DOT = re.compile(f"(?<=[{_HAN}])\\s*[·•・‧･.]\\s*(?=[{_HAN}])")
HAN_ONLY = re.compile(f"[{_HAN}]+$")
"""A text of Chinese characters alone."""
_GAP = re.compile(f"(?<=[{_HAN}])\\s+(?=[{_HAN}])")
# what can be typed first when a name is looked for: a character of scripts without blanks, or a word of the others
_UNIT = re.compile(f"[{_HAN}\u3040-\u30ff\uac00-\ud7a3]|[^\\W_{_HAN}\u3040-\u30ff\uac00-\ud7a3]+")
_DOUBLE = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
"""How the letters are written where a keyboard doesn't have them; the other way, without their marks, is folding."""
_MOST_READINGS = 24
_UNKNOWN_STROKES = 99
_UNKNOWN_FIRST = 6
NO_LETTER = "#"


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to say a name, folded; ü is u.

    Attributes:
        surname: The syllables of the surname, or its words where it isn't Chinese.
        given: Those of the given name.
    """

    surname: tuple[str, ...]
    given: tuple[str, ...]

    @property
    def full(self) -> str:
        """All syllables without blanks, surname first: ``ouyangjingyi``."""
        return "".join((*self.surname, *self.given))

    @property
    def initials(self) -> str:
        """The first letter of each: ``oyjy``."""
        return "".join(word[:1] for word in (*self.surname, *self.given))


def has_han(text: str) -> bool:
    """Whether there is a Chinese character in it."""
    return _HAN_RUN.search(text) is not None


def has_dot(name: str) -> bool:
    """Whether a name in Chinese characters is written with a dot between its parts: such names have no surname."""
    return _DOT.search(name) is not None


def split_name(name: str) -> tuple[str, str]:
    """Split a name into surname and given name; either may be empty.

    A blank decides (欧 阳静), otherwise the table of compound surnames. Without Chinese characters the last word is the
    surname: ``Mo Evans`` gives Evans, Mo. Chinese surnames are found beside a Latin given name too: ``Amy 陈``.
    """
    name = " ".join(name.split())
    first = _HAN_RUN.search(name)
    if first is None:
        given, _, surname = name.rpartition(" ")
        return surname, given
    if dot := _DOT.search(name):
        return name[: dot.start()], name[dot.end() :]
    before, after = name[: first.start()], name[first.end() :]
    size = _surname_length(first[0])
    given = _GAP.sub("", f"{before}{first[0][size:]}{after}")
    return first[0][:size], " ".join(given.split())


def sort_reading(name: str) -> str:
    """Return the name in letters, surname first: 欧阳静怡 gives ``Ouyang Jingyi`` (GB/T 28039-2011, without tones).

    Names without Chinese characters, and characters that no dictionary reads, are kept as they are.
    """
    if not _HAN_RUN.search(name):
        return " ".join(name.split())
    surname, given = split_name(name)
    words = [_spell(_surname_readings(surname, dotted=bool(_DOT.search(name)))[0])]
    for part in _DOT.split(given):
        for run in _RUN.findall(part):
            words.append(_spell([_given_readings(char)[0] for char in run]) if _HAN_RUN.match(run) else run)
    return " ".join(words)


def sort_key(reading: str) -> str:
    """Return the key to order readings by, as dictionaries do: Li Na before Lian, Lu before Lü before Luan."""
    # The apostrophe, which fold() takes away elsewhere, is after the blank and before the letters.
    words = ("u'".join(map(fold, re.split("[üÜ]", word))) for word in unicodedata.normalize("NFC", reading).split())
    return " ".join(filter(None, words))


def pinyin_key(reading: str, name: str = "") -> str:
    """Return the key to file by pinyin: ``ouyang 08欧阳 jingyi``; what has no letter comes last.

    One surname stays together before the next that sounds the same, and those go by their strokes: 于, 余, 俞.

    Args:
        reading: The sort reading, surname first.
        name: The client's name; a surname's simplified and traditional forms are one.
    """
    words = sort_key(reading)
    if index_letter(reading) == NO_LETTER:
        return f"~ {words}"
    surname = fold(split_name(name)[0])
    if not _HAN_RUN.match(surname):
        return words
    first, _, rest = words.partition(" ")
    return f"{first} {_stroke_digits(surname[:1])}{surname} {rest}".rstrip()


def index_letter(reading: str) -> str:
    """Return the letter of the alphabetical index under which a reading stands: A to Z, or ``#``."""
    first = fold(reading)[:1].upper()
    return first if "A" <= first <= "Z" else NO_LETTER


def readings(name: str) -> tuple[Reading, ...]:
    """Return all ways to say a name that a search should find, the one of `sort_reading` first.

    A surname with several readings is there with each of them, and with the readings that the character has elsewhere
    (曾 also as ceng), as not everybody at the desk knows better. At most 24.
    """
    found: dict[Reading, None] = {}
    for surname, given in islice(_spellings(name), _MOST_READINGS):
        reading = Reading(_folded(surname), _folded(given))
        if reading.surname or reading.given:
            found[reading] = None
    return tuple(found)


def written(name: str) -> Reading:
    """Return surname and given name as they are written, folded: a Chinese character or a foreign word each."""
    surname, given = split_name(name)
    return Reading(_folded(_UNIT.findall(surname)), _folded(_UNIT.findall(given)))


def read_by_hand(reading: str) -> Reading:
    """Return the parts of a reading that was corrected by hand, which has the surname first: ``Aa Na``."""
    surname, *given = _UNIT.findall(reading) or [""]
    return Reading(_folded([surname]), _folded(given))


def strokes(name: str) -> tuple[int, ...]:
    """Return the stroke counts of the Chinese characters, those of the surname first; 0 where it is not known."""
    return tuple(stroke_table.count(char) for part in split_name(name) for char in part if _HAN_RUN.match(char))


def surname_strokes(name: str) -> tuple[int, int]:
    """Return the strokes of the surname's first character, in its simplified form, and the class of its first stroke.

    0 where they are not known, or there is no such character.
    """
    first = fold(split_name(name)[0])[:1]
    return (stroke_table.count(first), stroke_table.first(first)) if first else (0, 0)


def stroke_key(name: str, reading: str = "") -> str:
    """Return the key to file by the strokes of the surname: ``081.06 欧阳 14.08 ouyang jingyi``.

    First the strokes of the surname's first character, then the class of its first stroke, 横竖撇点折, as name lists
    do (GF 3003-1999), then the surname itself, so that its bearers stay together (by code point, which is by radical),
    then the strokes of the given name, then the reading. Simplified and traditional forms of a surname are one. Names
    without Chinese characters come last.

    Args:
        name: The client's name.
        reading: The sort reading, if it was corrected by hand.
    """
    surname, given = split_name(name)
    words = sort_key(reading or sort_reading(name))
    surname, given = fold(surname), fold(given)
    if not _HAN_RUN.search(surname):
        return f"{_UNKNOWN_STROKES} {words}"
    count, first = surname_strokes(name)
    head = f"{count or _UNKNOWN_STROKES:02d}{first or _UNKNOWN_FIRST}"
    rest = f".{_stroke_digits(surname[1:])}" if len(surname) > 1 else ""
    return f"{head}{rest} {surname} {_stroke_digits(given) if given else '00'} {words}"


def _surname_length(run: str) -> int:
    plain = unicodedata.normalize("NFKC", run)
    return next((size for size in (4, 3, 2) if plain[:size] in surnames.compound()), 1)


def _folded(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(filter(None, map(fold, words)))


def _spellings(name: str) -> Iterable[tuple[Sequence[str], Sequence[str]]]:
    surname, given = split_name(name)
    if not _HAN_RUN.search(name):
        yield _UNIT.findall(surname), _UNIT.findall(given)
        plain = unicodedata.normalize("NFC", name).lower().translate(_DOUBLE)
        if plain != name.lower():
            surname, given = split_name(plain)
            yield _UNIT.findall(surname), _UNIT.findall(given)
        return
    choices: list[list[tuple[str, ...]]] = [_surname_readings(surname, dotted=bool(_DOT.search(name)))]
    for run in _RUN.findall(given):
        if _HAN_RUN.match(run):
            choices += [[(reading,) for reading in _given_readings(char)] for char in run]
        else:
            choices.append([tuple(_UNIT.findall(run))])
    for first, *rest in product(*choices):
        yield first, [syllable for syllables in rest for syllable in syllables]


def _surname_readings(surname: str, *, dotted: bool = False) -> list[tuple[str, ...]]:
    plain = unicodedata.normalize("NFKC", surname)
    everyday = tuple(_readings_of(char)[0] for char in plain)
    if dotted:
        return [tuple(_given_readings(char)[0] for char in plain)]
    if len(plain) > 1:
        return list(dict.fromkeys((surnames.compound().get(plain, everyday), everyday)))
    # traditional and simplified forms of a surname are one surname: they are read alike, and file together
    simple = simplified(plain)
    known = surnames.single().get(plain) or surnames.single().get(simple) or ()
    if not known and not surnames.plain().isdisjoint((plain, simple)):
        return [_readings_of(simple)[:1]]
    return [(reading,) for reading in dict.fromkeys((*known, *_readings_of(simple)))]


def _given_readings(char: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKC", char)
    return surnames.given().get(plain) or _readings_of(plain)[:1]


@lru_cache(maxsize=8192)
def _readings_of(char: str) -> tuple[str, ...]:
    """Return the toneless readings of a character, the usual one first, or itself if nobody knows."""
    found = _dictionary()(char)
    return tuple(dict.fromkeys(found[0])) if found and found[0] else (char,)


@cache
def _dictionary() -> Callable[[str], list[list[str]]]:
    # pypinyin looks at them while it is imported; they are no business of the processes that this one starts.
    asked = [name for name in ("PYPINYIN_NO_PHRASES", "PYPINYIN_NO_DICT_COPY") if name not in os.environ]
    os.environ |= dict.fromkeys(asked, "1")
    try:
        from pypinyin import Style, pinyin
        from pypinyin.constants import PINYIN_DICT
    finally:
        for name in asked:
            del os.environ[name]
    # 42,000 characters are read in 3,000 ways: each is kept once
    for code, readings in PINYIN_DICT.items():
        PINYIN_DICT[code] = sys.intern(readings)
    return partial(pinyin, style=Style.NORMAL, heteronym=True, v_to_u=True, errors="ignore")


def _spell(syllables: Iterable[str]) -> str:
    word = ""
    for syllable in syllables:
        # An apostrophe keeps syllables apart that begin with a vowel: Jing'an, not Jin'gan.
        word += f"'{syllable}" if word and syllable[0] in "aoe" else syllable
    return word[:1].upper() + word[1:]


def _stroke_digits(part: str) -> str:
    counts = (stroke_table.count(char) or _UNKNOWN_STROKES for char in part if _HAN_RUN.match(char))
    return ".".join(f"{count:02d}" for count in counts) or str(_UNKNOWN_STROKES)
