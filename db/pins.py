"""PINs: which are too easy, how they are hashed, and how failures make the next try wait (spec: PINs and the lock)."""

from __future__ import annotations

import hashlib
import hmac
import itertools
import time
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from db.permissions import Role

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORT, LONG, LONGEST = 6, 8, 12
LONG_ROLES = frozenset({Role.MANAGER, Role.KEEPER})
FREE_TRIES = 5
LAST_TRY = 10
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(hours=1)
FLOOR_KIB, FLOOR_PASSES = 19 * 1024, 2
"""OWASP's least for argon2id: 19 MiB, two passes, one lane."""
TARGET_SECONDS = 0.15
MOST_KIB = 64 * 1024


def least_length(roles: Iterable[Role]) -> int:
    """Fewest digits of a PIN: six, eight for manager and keeper."""
    return LONG if LONG_ROLES & set(roles) else SHORT


def weakness(pin: str, roles: Iterable[Role], phones: Iterable[str]) -> str | None:
    """Why a PIN is too easy to guess, as a code for the sentence, or None.

    Args:
        pin: The PIN as typed.
        roles: Roles of the person; they decide the length.
        phones: Numbers that anybody in the salon knows.
    """
    if not pin.isascii() or not pin.isdecimal():
        return "digits"
    if not least_length(roles) <= len(pin) <= LONGEST:
        return "length"
    steps = {(int(b) - int(a)) % 10 for a, b in itertools.pairwise(pin)}
    if len(steps) == 1 and steps <= {0, 1, 9}:
        return "sequence"
    if len(set(pin)) < 3 or any(pin == pin[:size] * (len(pin) // size) for size in range(1, len(pin) // 2 + 1)):
        return "repeats"
    if _is_date(pin):
        return "date"
    if any(phone.endswith(pin) for phone in phones if phone):
        return "phone"
    return None


def wait_after(failures: int) -> timedelta | None:
    """How long an account waits after so many failures in a row: 30 s from the fifth, doubling to an hour."""
    if failures < FREE_TRIES:
        return None
    doublings: int = min(failures - FREE_TRIES, 10)
    return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)


def still_waiting(wait_until: datetime | None, failures: int, now: datetime) -> int:
    """Seconds that are left to wait; a clock that was set back can't make them more than the wait itself."""
    full = wait_after(failures)
    if wait_until is None or full is None or now >= wait_until:
        return 0
    return int(min(wait_until - now, full).total_seconds()) + 1


def hash_pin(pepper: bytes, person: int, pin: str, memory_kib: int, passes: int) -> str:
    """The argon2id hash of a PIN. Slow on purpose: 150–250 ms; call it in a worker."""
    return _hasher(memory_kib, passes).hash(_peppered(pepper, person, pin))


def verify_pin(pepper: bytes, person: int, pin: str, hashed: str) -> bool:
    """Whether this is the person's PIN. Slow on purpose; call it in a worker."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return _hasher(FLOOR_KIB, FLOOR_PASSES).verify(hashed, _peppered(pepper, person, pin))
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(hashed: str, memory_kib: int, passes: int) -> bool:
    """Whether a hash was made with other parameters than today's, and is to be made again."""
    return _hasher(memory_kib, passes).check_needs_rehash(hashed)


def calibrate() -> tuple[int, int]:
    """Memory (KiB) and passes that take 150–250 ms on this machine, never under OWASP's least."""
    memory, passes = FLOOR_KIB, FLOOR_PASSES
    while True:
        began = time.perf_counter()
        _hasher(memory, passes).hash(b"calibration")
        took = time.perf_counter() - began
        if took >= TARGET_SECONDS or passes >= 12:
            return memory, passes
        if memory < MOST_KIB:
            memory = min(MOST_KIB, memory * 2)
        else:
            passes += 1


@lru_cache(maxsize=4)
def _hasher(memory_kib: int, passes: int) -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=passes, memory_cost=max(memory_kib, FLOOR_KIB), parallelism=1)


def _peppered(pepper: bytes, person: int, pin: str) -> bytes:
    return hmac.digest(pepper, f"{person}:{pin}".encode(), hashlib.sha256)


def _is_date(pin: str) -> bool:
    """A birthday as people write it: YYYYMMDD, YYMMDD, DDMMYYYY or DDMMYY."""
    if len(pin) not in (6, 8):
        return False
    year_first = (pin[:-4], pin[-4:-2], pin[-2:])
    day_first = (pin[4:], pin[2:4], pin[:2])
    for year, month, day in (year_first, day_first):
        full = int(year) if len(year) == 4 else 1900 + int(year)
        try:
            found = date(full, int(month), int(day))
        except ValueError:
            continue
        if 1900 <= found.year <= 2100:
            return True
    return False
