"""Tries at a PIN, and setting one: shared by signing in, approving and resetting."""

from __future__ import annotations

from dataclasses import dataclass

from db import pins
from db.connection import Archive
from db.errors import Code, Refused, SalonError
from db.models import Salon, Staff
from db.permissions import Role
from db.sql import Transaction
from db.work import Work


@dataclass(frozen=True, slots=True)
class Try:
    """One try at a PIN.

    Attributes:
        person: Whose PIN it was.
        good: Whether it was right.
        wait: Seconds until the next try, where it was wrong.
    """

    person: Staff
    good: bool
    wait: int


def try_pin(archive: Archive, staff: int, pin: str) -> Try:
    """Checks a PIN. Slow on purpose: call it in a worker.

    The try is written down as failed before it is checked, so that pulling the plug doesn't undo it; the caller
    takes that back, in the transaction that the right PIN was for, with :func:`forgive`.

    Raises:
        Refused: ``NOBODY``, ``WAITS_FOR_RESET``, or ``WAIT`` with ``seconds``; such a try neither counts nor lengthens.
    """
    person = _count_try(archive, staff)
    good = pins.verify_pin(archive.keys.pepper, person.id, pin, str(person.pin_hash))
    wait = pins.wait_after(person.failed)
    return Try(person, good, int(wait.total_seconds()) if wait and not good else 0)


def forgive(staff: int) -> None:
    """Forgets the failed tries of somebody who had the right PIN."""
    Staff.update(failed=0, wait_until=None).where(Staff.id == staff).execute()


def _count_try(archive: Archive, staff: int) -> Staff:
    with Transaction():
        person = Staff.get_or_none(Staff.id == staff, Staff.active)
        if person is None:
            raise Refused(Code.NOBODY)
        if not person.pin_hash or person.failed >= pins.LAST_TRY:
            raise Refused(Code.WAITS_FOR_RESET)
        now = archive.clock()
        seconds = pins.still_waiting(person.wait_until, person.failed, now)
        full = pins.wait_after(person.failed)
        if not seconds:
            person.failed += 1
            full = pins.wait_after(person.failed)
        if not seconds or (full and person.wait_until > now + full):
            # the second: a clock that was set back, with which the wait begins anew instead of lasting until then
            person.wait_until = now + full if full else None
            person.save(only=["failed", "wait_until"])
    if seconds:
        raise Refused(Code.WAIT, seconds=seconds)
    return person


def set_pin(work: Work, person: Staff, pin: str) -> None:
    """Checks and sets a PIN; the account that waited is free again."""
    salon = Salon.get()
    roles = [Role(role) for role in person.roles]
    why = pins.weakness(pin, roles, ["".join(c for c in salon.phone if c.isdigit())])
    if why:
        raise SalonError(Code.WEAK_PIN, why=why, least=pins.least_length(roles))
    person.pin_hash = pins.hash_pin(work.archive.keys.pepper, person.id, pin, salon.pin_memory_kib, salon.pin_passes)
    person.pin_length = len(pin)
    person.failed = 0
    person.wait_until = None
    person.save(only=["pin_hash", "pin_length", "failed", "wait_until"])
