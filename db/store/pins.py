"""Tries at a PIN, and setting one: shared by signing in, approving and resetting."""

from __future__ import annotations

from db import pins
from db.connection import Archive
from db.errors import Code, Refused, SalonError
from db.guard import Work
from db.models import Salon, Staff, database
from db.permissions import Role


def count_try(archive: Archive, staff: int) -> tuple[Staff, str, int]:
    """Writes the try down as failed before it is checked; a try while waiting neither counts nor lengthens."""
    with database.atomic("IMMEDIATE"):
        person = Staff.get_or_none(Staff.id == staff, Staff.active)
        if person is None:
            raise Refused(Code.NOBODY)
        if not person.pin_hash or person.failed >= pins.LAST_TRY:
            raise Refused(Code.WAITS_FOR_RESET)
        now = archive.clock()
        seconds = pins.still_waiting(person.wait_until, person.failed, now)
        if seconds:
            raise Refused(Code.WAIT, seconds=seconds)
        person.failed += 1
        wait = pins.wait_after(person.failed)
        person.wait_until = now + wait if wait else None
        person.save(only=["failed", "wait_until"])
        return person, str(person.pin_hash), int(person.failed)


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
