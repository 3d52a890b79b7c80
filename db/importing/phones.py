"""Telephone numbers as tables have them: two in a cell, with words, as numbers that lost their zero."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from db.phones import parse_phone
from db.text import half_width

_BETWEEN = re.compile(r"[/、，;；\n|\\]+|,(?=\s*[+0-9(]{3})|(?<=[0-9])\s+(?=1[3-9][0-9]{9}(?![0-9]))|或者?|以及|和")
_WHOLE = re.compile(r"([0-9]{7,12})\.0+")
_EXPONENT = re.compile(r"([0-9])\.([0-9]+)[eE]\+?([0-9]{1,2})")
_PREFIX = re.compile(r"(?:\+|00)?86")
_NUMBER = re.compile(r"\+?[0-9(][0-9\s()\-–—.]{5,}[0-9](?:\s*(?:转|ext\.?)\s*[0-9]{1,6})?")
FEWEST_DIGITS = 5
"""A text with fewer is words."""


@dataclass(slots=True)
class Phones:
    """What a cell of phone numbers holds.

    Attributes:
        numbers: Those that could be read, as they are kept.
        words: What else it says: 微信同号.
        unreadable: Whether there is something with too many digits for a word that is no number.
    """

    numbers: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    unreadable: bool = False


def read_phones(text: str) -> Phones:
    """Reads every number of a cell, in order."""
    found = Phones()
    for raw in _BETWEEN.split(half_width(text)):
        part = raw.strip()
        if not part or _PREFIX.fullmatch(part):
            continue
        number = _one(part)
        if number:
            found.numbers.append(number)
        elif sum(char.isdigit() for char in part) < FEWEST_DIGITS:
            found.words.append(part)
        elif inside := _NUMBER.findall(part):
            numbers = [_one(one) for one in inside]
            found.unreadable = found.unreadable or not all(numbers)
            found.numbers += filter(None, numbers)
            rest = _NUMBER.sub(" ", part).strip(" ()（）:：.,，")
            found.words += [rest] if rest else []
        else:
            found.unreadable = True
    return found


def _one(part: str) -> str:
    """The number, or '' where it is none."""
    part = _WHOLE.sub(r"\1", part)
    if exponent := _EXPONENT.fullmatch(part):
        first, more, power = exponent.groups()
        # 1.38E+10 has lost most of its digits
        if len(more) < int(power):
            return ""
        part = f"{first}{more}"[: int(power) + 1]
    try:
        return parse_phone(part)
    except ValueError:
        pass
    if re.fullmatch("[1-9][0-9]{9}", part):
        # a number kept as a number loses the zero of its area code; with ten digits it can't be a mobile
        try:
            return parse_phone(f"0{part}")
        except ValueError:
            pass
    return ""
