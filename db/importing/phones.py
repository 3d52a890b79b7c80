"""Telephone numbers as tables have them: two in a cell, with words, as numbers that lost their zero."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from db.text.cleaning import half_width
from db.text.phones import likely_country, parse_phone

_BETWEEN = re.compile(
    r"[/、；;\n|\\]+|:::|[,，](?=\s*[+0-9(（]{1,2}[0-9]{5})|(?<=[0-9])\s+(?=1[3-9][0-9]{9}(?![0-9]))|或者?|以及|和"
)
_WHOLE = re.compile(r"([0-9]{7,12})\.0+")
_EXPONENT = re.compile(r"([0-9])\.([0-9]+)[eE]\+?([0-9]{1,2})")
_PREFIX = re.compile(r"(?:\+|00)?86")
# never out of the middle of a word: 13l70320017 has a letter where a digit was meant
_NUMBER = re.compile(
    r"(?<![0-9A-Za-z.+])\+?[0-9(][0-9\s()\-–—.]{5,}[0-9](?:\s*(?:转|ext\.?|分机)\s*[0-9]{1,6})?(?![0-9A-Za-z])",
    re.IGNORECASE,
)
FEWEST_DIGITS = 5
"""A text with fewer is words."""


@dataclass(slots=True)
class Phones:
    """What a cell of phone numbers holds.

    Attributes:
        numbers: Those that could be read, as they are kept.
        words: What else it says: 微信同号.
        abroad: Numbers that want their country, with the likely one: ``+886``, or ``886`` where that stands before
            the number already, only without its ``+``.
        unreadable: Whether there is something with too many digits for a word that is no number.
    """

    numbers: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    abroad: list[tuple[str, str]] = field(default_factory=list)
    unreadable: bool = False


def read_phones(text: str, *, mobile: bool = False) -> Phones:
    """Reads every number of a cell, in order.

    Args:
        text: The cell.
        mobile: Whether the column is one of mobiles.
    """
    found = Phones()
    for raw in _BETWEEN.split(half_width(text)):
        part = raw.strip()
        if not part or _PREFIX.fullmatch(part):
            continue
        if _takes(found, part, mobile):
            continue
        if sum(char.isdigit() for char in part) < FEWEST_DIGITS:
            found.words.append(part)
        elif inside := _NUMBER.findall(part):
            found.unreadable = not all([_takes(found, one, mobile) for one in inside]) or found.unreadable
            rest = _NUMBER.sub(" ", part).strip(" ()（）:：.,，")
            # what is left over with digits in it belongs to a number that wasn't read whole
            if sum(char.isdigit() for char in rest) >= FEWEST_DIGITS:
                found.unreadable = True
            elif rest:
                found.words.append(rest)
        else:
            found.unreadable = True
    return found


def _takes(found: Phones, part: str, mobile: bool) -> bool:
    """Takes a number, or one that wants its country."""
    if country := likely_country(part, mobile=mobile):
        digits = re.sub("[^0-9]", "", part)
        code = country.removeprefix("+")
        written = digits.startswith(code) and len(digits) >= len(code) + 7
        found.abroad.append((part, code if written else country))
    elif number := _one(part):
        found.numbers.append(number)
    else:
        return False
    return True


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
    if re.fullmatch("[1-9][0-9]{9}", part) and not likely_country(part):
        # a number kept as a number loses the zero of its area code; with ten digits it can't be a mobile
        try:
            return parse_phone(f"0{part}")
        except ValueError:
            pass
    return ""
