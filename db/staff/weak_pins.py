"""Which PINs are too easy to guess: what many people choose, what is seen on the desk, what is known of somebody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from db.core.permissions import SHORT_PIN, Role, pin_length

_LINES = frozenset(
    ("147", "258", "369", "123", "456", "789", "159", "357", "741", "852", "963", "321", "654", "987", "951", "753")
)
"""Lines on the keys of a telephone."""


def weakness(pin: str, roles: Iterable[Role], phones: Iterable[str]) -> str | None:
    """Why a PIN is too easy to guess, as a code for the sentence, or None. Nine of ten random PINs are good.

    Args:
        pin: The PIN as typed.
        roles: Roles of the person; they decide the length.
        phones: Numbers that anybody in the salon knows.
    """
    if not pin.isascii() or not pin.isdecimal():
        return "digits"
    if len(pin) != pin_length(roles):
        return "length"
    if _repeats(pin):
        return "repeats"
    if _goes_in_steps(pin) or _counts(pin):
        return "sequence"
    if pin == pin[::-1]:
        return "mirror"
    if _is_date(pin):
        return "date"
    return "phone" if any(pin in phone for phone in phones) else None


def _repeats(pin: str) -> bool:
    """Few digits, one of them most of the time, every digit twice, or a part over and over."""
    most = Counter(pin).most_common(1)[0][1]
    return (
        len(set(pin)) < len(pin) // 2
        or most > len(pin) // 2
        or all(pin[at] == pin[at + 1] for at in range(0, len(pin), 2))
        or any(pin[size:] == pin[:-size] for size in range(1, len(pin) // 2 + 1))
    )


def _goes_in_steps(pin: str) -> bool:
    """The same step nearly all the way (135791, 123454), up and down by ones (112233, 123432), lines of the keys."""
    steps = [(int(after) - int(before)) % 10 for before, after in pairwise(pin)]
    same = Counter(steps).most_common(1)[0][1]
    return (
        same > len(pin) // 2
        or all(step in (0, 1, 9) for step in steps)
        or (len(pin) % 3 == 0 and {pin[at : at + 3] for at in range(0, len(pin), 3)} <= _LINES)
    )


def _counts(pin: str) -> bool:
    """Groups of digits that count on: 101112, 102030, 123124, 10002000."""
    for size in (2, len(pin) // 2):
        groups = [int(pin[at : at + size]) for at in range(0, len(pin), size)]
        ones = int("1" * size)
        steps = {after - before for before, after in pairwise(groups)}
        if len(steps) == 1 and abs(steps.pop()) in _counting(size, ones, len(groups)):
            return True
    return False


def _counting(size: int, ones: int, groups: int) -> Sequence[int]:
    # two groups follow each other by some step in any case, so that only the plainest count
    plain = (1, 10 ** (size - 1), ones)
    return (
        plain if groups == 2 else [*plain, 2, 5, *(10 * by for by in range(2, 10)), *(ones * by for by in range(2, 9))]
    )


def _is_date(pin: str) -> bool:
    """A day as people write their birthday, year first or last, or a month with its year (198803)."""
    year, rest = len(pin) - 4, pin[-4:]
    written = [(pin[:year], rest[:2], rest[2:]), (pin[4:], pin[2:4], pin[:2]), (pin[4:], pin[:2], pin[2:4])]
    if len(pin) == SHORT_PIN:
        written += [(pin[:4], pin[4:], "1"), (pin[2:], pin[:2], "1")]
    return any(_is_day(*parts) for parts in written)


def _is_day(year: str, month: str, day: str) -> bool:
    # in a leap year where two digits say no century, since the 29th of February is a birthday too
    full = int(year) if len(year) == 4 else 2000 if int(year) % 4 == 0 else 2001
    if not 1920 <= full <= 2040:
        return False
    try:
        date(full, int(month), int(day))
    except ValueError:
        return False
    return True
