"""What a client is found by, and how a question is read: both go through the same folding.

Keys are asked in half-open ranges, so everything that can be typed first begins a key of its own: the surname, the
whole name, the given name, every other part; in characters, in pinyin and in initials. Phone numbers are kept reversed
too, so that any end is a beginning, and behind the surname: 欧阳0001.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from db.text import names
from db.text.cleaning import clean, fold, half_width
from db.text.names import Reading

LONGEST = 120
CARD_DIGITS = 8
_MOST_PARTS = 12
"""Most parts of a name that can be typed first; a name of more is no name."""


class By(StrEnum):
    """Kinds of search key."""

    SURNAME = "a"
    """Surname, blank, given name: a surname is found before others that only begin like it."""
    NAME = "n"
    GIVEN = "g"
    """Given name, surname: the other order as well."""
    INSIDE = "m"
    INITIALS = "i"
    GIVEN_INITIALS = "j"
    SURNAME_TAIL = "s"
    """Surname and the phone's digits from its end."""
    PHONE = "f"
    CONTACT = "e"
    """The emergency contact's phone and the WeChat number: by these somebody is found, but not taken for somebody."""
    PHONE_TAIL = "t"
    CARD = "c"
    IDENTITY = "d"


@dataclass(frozen=True, slots=True)
class Key:
    """One search key."""

    kind: By
    key: str


@dataclass(frozen=True, slots=True)
class Question:
    """What was typed, as it is looked for.

    Attributes:
        words: Without digits that stand at an end; each way to write it, the likeliest first.
        digits: Those digits, or all there is.
        phones: The digits as a phone number is kept, without +86, 0086, 00 and +, with and without the extension that
            was typed; none where there are words.
        whole: Everything, folded.
    """

    words: tuple[str, ...]
    digits: str
    phones: tuple[str, ...]
    whole: str


def name_keys(name: str, reading: str) -> set[Key]:
    """The keys of a name and of its reading, which may have been corrected by hand."""
    folded = _folded(name)
    found = {Key(By.NAME, folded)} if folded else set()
    ways = names.readings(name)
    for way in dict.fromkeys((names.written(name), *ways, names.read_by_hand(reading))):
        found.update(_parts(way))
    for way in ways:
        found.update(_initials(way))
    return found


def _folded(text: str) -> str:
    """Folded; of punctuation alone, which folding leaves nothing of, the signs: somebody is called ``·`` in a table."""
    return fold(text) or "".join(half_width(text).split())


def surnames_of(name: str) -> set[str]:
    """Everything that may stand before the end of a phone number: surname, its readings, a foreign first name."""
    ways = (names.written(name), *names.readings(name))
    found = {"".join(way.surname) for way in ways}
    if way := next((way for way in ways if way.full.isascii() and way == ways[0]), None):
        found.add("".join(way.given))
    return found - {""}


def phone_keys(phones: Iterable[str], others: Iterable[str], surnames: Iterable[str]) -> set[Key]:
    """The keys of a client's own phones, of the emergency contact's phone and of the WeChat number."""
    found: set[Key] = set()
    before = tuple(surnames)
    for phone in phones:
        bare, whole = kept_digits(phone.partition(",")[0]), kept_digits(phone)
        for digits in {bare, whole} - {""}:
            found |= {Key(By.PHONE, digits), Key(By.PHONE_TAIL, digits[::-1])}
        if bare:
            found |= {Key(By.SURNAME_TAIL, surname + bare[::-1]) for surname in before}
    for other in others:
        digits = kept_digits(other)
        if digits:
            found |= {Key(By.CONTACT, digits), Key(By.PHONE_TAIL, digits[::-1])}
        elif folded := fold(other):
            found.add(Key(By.CONTACT, folded))
    return found


def kept_digits(text: str) -> str:
    """The digits by which a phone number is found, whichever way it is written; empty if it is none.

    ``+86 138…``, ``0086138…`` and ``138…`` are the same, ``+852 6123…`` and ``008526123…`` too; an extension follows.
    """
    cleaned = clean(text, LONGEST)
    digits = _FILLING.sub("", fold(cleaned))
    if not digits.isdecimal() or not digits.isascii():
        return ""
    abroad = cleaned.lstrip(" (（").startswith(("+", "＋"))
    if not abroad and len(digits) >= _SHORTEST_ABROAD and re.match("00[1-9]", digits):
        abroad, digits = True, digits[2:]
    if abroad and digits.startswith("86"):
        rest = digits[2:]
        # an area code loses its 0 behind a country code
        return rest if not rest or re.match("1[3-9]|[48]00|0", rest) else f"0{rest}"
    if not abroad and re.fullmatch("861[3-9][0-9]{9}", digits):
        return digits[2:]
    return digits


def read_question(text: str) -> Question:
    """Reads what was typed in a find box or in a field that names a client."""
    cleaned = clean(text, LONGEST)
    whole = _folded(cleaned)
    if not any(map(str.isdecimal, whole)):
        return Question(_ways(whole), "", (), whole)
    if phone := kept_digits(cleaned):
        bare = kept_digits(_EXTENSION.sub("", cleaned))
        return Question((), _FILLING.sub("", whole), tuple(dict.fromkeys((phone, bare))), whole)
    if found := _BEFORE_DIGITS.fullmatch(whole) or _AFTER_DIGITS.fullmatch(whole):
        return Question(_ways(found["words"]), found["digits"], (), whole)
    return Question(_ways(whole), "", (), whole)


_FILLING = re.compile("转|分机|ext|(?<=[0-9])x(?=[0-9])|^(?:电话|手机号?|微信号?|tel|phone|mobile)")
_EXTENSION = re.compile("(?:转|轉|分机|分機|ext|x|#|,).*$", re.IGNORECASE)
_SHORTEST_ABROAD = 6
"""So many digits after 00 before it is taken for the beginning of a number abroad: 0013 is the end of one."""
_BEFORE_DIGITS = re.compile(r"(?P<words>.*[^0-9])(?P<digits>[0-9]+)")
_AFTER_DIGITS = re.compile(r"(?P<digits>[0-9]+)(?P<words>[^0-9].*)")
_UMLAUT = re.compile("(?<=[ln])(?:yu|v)")


def _ways(words: str) -> tuple[str, ...]:
    """As it is, and with lü and nü as they are kept, for those who typed lyu or lv."""
    return tuple(dict.fromkeys((words, _UMLAUT.sub("u", words)))) if words else ()


def _parts(way: Reading) -> Iterator[Key]:
    units = (*way.surname, *way.given)
    if not units:
        return
    first = len(way.surname)
    yield Key(By.SURNAME, f"{''.join(way.surname)} {''.join(way.given)}")
    yield Key(By.NAME, way.full)
    for at in islice(range(1, len(units)), _MOST_PARTS):
        kind = By.GIVEN if at == first else By.INSIDE
        yield Key(kind, "".join((*units[at:], *units[:at])))


def _initials(way: Reading) -> Iterator[Key]:
    given = "".join(word[:1] for word in way.given)
    surname = "".join(word[:1] for word in way.surname)
    yield Key(By.INITIALS, surname + given)
    if given and surname:
        yield Key(By.GIVEN_INITIALS, given + surname)
        yield Key(By.NAME, "".join(way.surname) + given)
