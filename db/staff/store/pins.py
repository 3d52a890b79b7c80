"""Tries at a PIN, and setting one: shared by signing in, approving and resetting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from db.core import running_time
from db.core.connection import Archive
from db.core.errors import Code, Refused, SalonError
from db.core.permissions import Role, pin_length
from db.core.sql import Transaction, rows, write
from db.staff import pins
from db.staff.models import Staff, WrongPin
from db.staff.weak_pins import weakness


@dataclass(frozen=True, slots=True)
class Try:
    """One try at a PIN.

    Attributes:
        person: Whose PIN it was.
        good: Whether it was right.
        wait: Seconds until the next try, where it was wrong.
        counted: The row that counts it for the desk.
    """

    person: Staff
    good: bool
    wait: int
    counted: int


class HashedPin(NamedTuple):
    """The hash of somebody's PIN: it is theirs alone."""

    staff: int
    hash: str


def try_pin(archive: Archive, staff: int, pin: str) -> Try:
    """Checks a PIN. Slow on purpose: call it in a worker.

    The try is written down as failed before it is checked, so that pulling the plug doesn't undo it; the caller
    takes that back, in the transaction that the right PIN was for, with :func:`forgive`.

    Raises:
        Refused: ``NOBODY``, ``WAITS_FOR_RESET`` (with ``seconds`` until the failures have faded, where they do),
            ``WAIT`` or ``DESK_WAITS`` with ``seconds``; such a try neither counts nor lengthens.
    """
    person, counted = _count_try(archive, staff)
    good = pins.verify_pin(archive.keys.pepper, person.id, pin, str(person.pin_hash))
    return Try(person, good, 0 if good else pins.wait_after(person.failed), counted)


def forgive(tried: Try) -> None:
    """Forgets the failed tries of somebody who had the right PIN; at the desk, only this one."""
    Staff.update(failed=0, wait_until=0).where(Staff.id == tried.person.id).execute()
    WrongPin.delete().where(WrongPin.id == tried.counted).execute()


def _count_try(archive: Archive, staff: int) -> tuple[Staff, int]:
    with Transaction():
        person = Staff.get_or_none(Staff.id == staff, Staff.active) if abs(staff) < 1 << 63 else None
        if person is None:
            raise Refused(Code.NOBODY)
        now = running_time.count(archive)
        if now >= person.failed_at + pins.FADES:
            person.failed = person.wait_until = 0
        refusal = _not_now(person, now)
        counted = 0
        if refusal is None:
            person.failed += 1
            person.failed_at = now
            person.wait_until = now + pins.wait_after(person.failed)
            person.save(only=["failed", "failed_at", "wait_until"])
            write("DELETE FROM wrong_pin WHERE at <= ?", now - pins.DESK_FORGETS)
            counted = WrongPin.create(at=now).id
    if refusal is not None:
        raise refusal
    return person, counted


def _not_now(person: Staff, now: int) -> Refused | None:
    """Why this try isn't looked at."""
    wrong = [at for (at,) in rows("SELECT at FROM wrong_pin ORDER BY at, id")]
    desk = pins.desk_waits_until(wrong)
    if not person.pin_hash:
        return Refused(Code.WAITS_FOR_RESET)
    if desk > now:
        return Refused(Code.DESK_WAITS, seconds=desk - now)
    if person.failed >= pins.LAST_TRY:
        return Refused(Code.WAITS_FOR_RESET, seconds=person.failed_at + pins.FADES - now)
    if person.wait_until > now:
        return Refused(Code.WAIT, seconds=person.wait_until - now)
    return None


def hashed(archive: Archive, staff: int, pin: str) -> HashedPin:
    """The hash of a PIN that is to be set. Slow on purpose: call it in a worker, before the transaction."""
    [(memory, passes)] = rows("SELECT pin_memory_kib, pin_passes FROM salon")
    return HashedPin(staff, pins.hash_pin(archive.keys.pepper, staff, pin, memory, passes))


def refuse_weak(pin: str, roles: Iterable[str]) -> None:
    """Refuses a PIN that is too easy for somebody with these roles.

    Raises:
        SalonError: ``WEAK_PIN`` with ``why``.
    """
    [(phone,)] = rows("SELECT phone FROM salon")
    held = [Role(role) for role in roles]
    why = weakness(pin, held, ["".join(c for c in phone if c.isdigit())])
    if why:
        raise SalonError(Code.WEAK_PIN, why=why, digits=pin_length(held))


def set_pin(person: Staff, pin: str, made: object, *, once: bool = False) -> None:
    """Checks and sets a PIN; the account that waited is free again. Whether it may be set is for the caller to ask.

    Args:
        person: Whose.
        pin: As it was typed.
        made: What :func:`hashed` has made of it.
        once: Whether somebody else has typed it: it is good for one sign-in, at which they choose their own.

    Raises:
        SalonError: ``WEAK_PIN`` with ``why``; ``CHANGED_MEANWHILE`` where the hash is somebody else's.
    """
    refuse_weak(pin, person.roles)
    if not isinstance(made, HashedPin) or made.staff != person.id:
        raise SalonError(Code.CHANGED_MEANWHILE)
    person.pin_hash = made.hash
    person.pin_once = once
    person.failed = person.wait_until = 0
    person.save(only=["pin_hash", "pin_once", "failed", "wait_until"])
