"""PINs: how long, how they are hashed, and how wrong ones make the next try wait."""

from __future__ import annotations

import hashlib
import hmac
import time
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from db.core.sql import refuse_in_transaction

if TYPE_CHECKING:
    from argon2 import PasswordHasher

FREE_TRIES = 5
LAST_TRY = 10
FIRST_WAIT, LONGEST_WAIT = 30, 3600
FADES = 600 * 60
"""Seconds of running time after the last failure in which all of them are forgotten."""
DESK_TRIES, DESK_SPAN, DESK_LONGEST = 20, 600, 300
DESK_FORGETS = 24 * 3600
"""So many wrong PINs at one desk in so many seconds, whoever they were for, make the desk wait so long at most."""
FLOOR_KIB, FLOOR_PASSES = 19 * 1024, 2
"""OWASP's least for argon2id: 19 MiB, two passes, one lane."""
TARGET_SECONDS = 0.15
MOST_KIB = 64 * 1024


def wait_after(failures: int) -> int:
    """Seconds that an account waits after so many failures in a row: 30 from the fifth, doubling to an hour."""
    return _doubled(failures - FREE_TRIES, LONGEST_WAIT)


def desk_waits_until(wrong: Sequence[int]) -> int:
    """Until which second the desk itself takes no PIN: 30 s after twenty wrong ones in ten minutes, doubling to five.

    Each further wrong one doubles it, until none came for ten minutes after a wait.

    Args:
        wrong: Seconds of the archive's running time at which PINs were wrong, the latest last.
    """
    waits, until = 0, 0
    for place, at in enumerate(wrong):
        if waits and at <= until + DESK_SPAN:
            waits += 1
        else:
            lately = wrong[max(0, place + 1 - DESK_TRIES) : place + 1]
            waits = int(len(lately) == DESK_TRIES and lately[0] > at - DESK_SPAN)
        until = at + _doubled(waits - 1, DESK_LONGEST)
    return until


def _doubled(times: int, most: int) -> int:
    return 0 if times < 0 else int(min(FIRST_WAIT * (1 << min(times, 10)), most))


def hash_pin(pepper: bytes, person: int, pin: str, memory_kib: int, passes: int) -> str:
    """The argon2id hash of a PIN. Slow on purpose: 150–250 ms; call it in a worker, and in no transaction."""
    refuse_in_transaction()
    return _hasher(memory_kib, passes).hash(_peppered(pepper, person, pin))


def verify_pin(pepper: bytes, person: int, pin: str, hashed: str) -> bool:
    """Whether this is the person's PIN. Slow on purpose; call it in a worker, and in no transaction."""
    refuse_in_transaction()
    from argon2 import exceptions

    try:
        return _hasher(FLOOR_KIB, FLOOR_PASSES).verify(hashed, _peppered(pepper, person, pin))
    except (exceptions.VerificationError, exceptions.InvalidHashError):
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
