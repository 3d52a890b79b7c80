"""Whether two names, or two birthdays, may be the same person's, written down twice by different people.

The kinds are those that desks report: homophones, a nickname, the given name turned round, the husband's surname put
before, a character left out or mistaken; the same day in the other calendar, day and month exchanged, a year off.
"""

from __future__ import annotations

import re
from enum import IntEnum, StrEnum
from functools import lru_cache

from db.text import names
from db.text.cleaning import fold
from db.text.dates import Birthday
from db.text.lunar import from_solar

_BEFORE = re.compile("^[小阿老大]")
_AFTER = re.compile("(?:女士|小姐|太太|阿姨|先生|老师|姐姐|妹妹|姐|妹|姨|哥|总|儿|子)$")


class Alike(IntEnum):
    """How near two names are."""

    NO = 0
    LOOSELY = 1
    SOUND = 2
    SAME = 3


class Born(StrEnum):
    """How two birthdays stand to each other."""

    SAME = "same"
    OTHER_CALENDAR = "other_calendar"
    EXCHANGED = "exchanged"
    YEAR_OFF = "year_off"
    SAME_DAY = "same_day"
    """Of one of them, the year isn't known."""
    UNKNOWN = "unknown"
    DIFFERENT = "different"


def names_alike(one: str, other: str, reading: str = "") -> Alike:
    """How near two names are, whichever was written first.

    Args:
        one: The name that is asked about.
        other: A name that is kept.
        reading: Its reading, which saves looking its characters up.
    """
    first, second = fold(one), fold(other)
    if not first or not second:
        return Alike.NO
    if first == second:
        return Alike.SAME
    if fold(reading) in _sounds(one) if reading else _sounds(one) & _sounds(other):
        return Alike.SOUND
    if not set(first) & set(second):
        # most of those who share a birthday
        return Alike.LOOSELY if first.isascii() != second.isascii() and _has_surname(one, other) else Alike.NO
    mine, theirs = _written(one), _written(other)
    if first.isascii() and sorted((*mine.surname, *mine.given)) == sorted((*theirs.surname, *theirs.given)):
        return Alike.SAME
    return Alike.LOOSELY if _loosely(one, other) or _loosely(other, one) else Alike.NO


def births_alike(one: str, other: str) -> Born:
    """How two kept birthdays stand to each other."""
    if not one or not other:
        return Born.UNKNOWN
    if one == other:
        return Born.SAME
    mine, theirs = Birthday.from_store(one), Birthday.from_store(other)
    if mine.year is None or theirs.year is None:
        same = (mine.lunar, mine.month, mine.day) == (theirs.lunar, theirs.month, theirs.day)
        return Born.SAME_DAY if same else Born.DIFFERENT
    for kind in (Born.OTHER_CALENDAR, Born.EXCHANGED, Born.YEAR_OFF):
        if other in variants(one)[kind]:
            return kind
    return Born.DIFFERENT


@lru_cache(maxsize=256)
def variants(birthday: str) -> dict[Born, tuple[str, ...]]:
    """What else may have been written down for a kept birthday with a year, by what went wrong."""
    found: dict[Born, tuple[str, ...]] = {Born.OTHER_CALENDAR: (), Born.EXCHANGED: (), Born.YEAR_OFF: ()}
    born = Birthday.from_store(birthday)
    if born.year is None:
        return found
    solar = born.solar
    if born.lunar and solar is not None:
        found[Born.OTHER_CALENDAR] = (solar.isoformat(),)
    elif solar is not None:
        try:
            year, month, day, leap = from_solar(solar)
        except ValueError:
            pass
        else:
            found[Born.OTHER_CALENDAR] = (Birthday(year, month, day, lunar=True, leap=leap).store(),)
    exchanged = _made(born.year, born.day, born.month, born)
    found[Born.EXCHANGED] = tuple(text for text in exchanged if text != birthday)
    found[Born.YEAR_OFF] = tuple(
        text for year in (born.year - 1, born.year + 1) for text in _made(year, born.month, born.day, born)
    )
    return found


def _made(year: int, month: int, day: int, like: Birthday) -> tuple[str, ...]:
    try:
        return (Birthday(year, month, day, lunar=like.lunar).store(),)
    except ValueError:
        return ()


@lru_cache(maxsize=1024)
def _written(name: str) -> names.Reading:
    return names.written(name)


@lru_cache(maxsize=1024)
def _sounds(name: str) -> frozenset[str]:
    return frozenset(way.full for way in names.readings(name) if way.full)


def _loosely(one: str, other: str) -> bool:
    """Whether the first may be another way to call the second."""
    mine, theirs = _written(one), _written(other)
    whole, full = (*mine.surname, *mine.given), (*theirs.surname, *theirs.given)
    if fold(one).isascii() or fold(other).isascii():
        return _is_part(mine, theirs)
    # 王张丽华 is 张丽华 with the husband's surname before
    if len(full) >= 2 and len(whole) > len(full) and whole[len(whole) - len(full) :] == full:
        return True
    same_surname = mine.surname == theirs.surname and bool(mine.given and theirs.given)
    if same_surname and (mine.given[::-1] == theirs.given or _but_for_one(mine.given, theirs.given)):
        return True
    if len(mine.given) >= 2 and mine.given == theirs.given:
        return True
    return _is_nickname("".join(whole), theirs)


def _but_for_one(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether given names of the same surname differ in one character of two, or by one that is left out."""
    if len(one) == len(other):
        return len(one) > 1 and sum(a != b for a, b in zip(one, other, strict=True)) == 1
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return len(longer) - len(shorter) == 1 and shorter in (longer[1:], longer[:-1])


def _is_nickname(name: str, full: names.Reading) -> bool:
    bare = _AFTER.sub("", _BEFORE.sub("", name)) or name
    if len(bare) == 2 and bare[0] == bare[1]:
        bare = bare[0]
    if bare == name and len(name) > 1 and name != "".join(full.given):
        return False
    # 小丽, 丽姐, 丽丽 for 张丽华; 丽华 alone; 张姐, 小张
    return bare in ("".join(full.given), "".join(full.surname)) or (len(bare) == 1 and bare in full.given)


def _is_part(mine: names.Reading, theirs: names.Reading) -> bool:
    """Whether a foreign name is part of another: Anne O'Neill, Anne-Marie O'Neill."""
    fewer, more = {*mine.surname, *mine.given}, {*theirs.surname, *theirs.given}
    return 1 < len(fewer) < len(more) and fewer < more


def _has_surname(one: str, other: str) -> bool:
    """Whether one of two is in letters and has the surname of the other, which is in characters: Lily Zhang."""
    foreign, chinese = (one, other) if fold(one).isascii() else (other, one)
    way = _written(foreign)
    return not {"".join(found.surname) for found in names.readings(chinese)}.isdisjoint((*way.surname, *way.given))
