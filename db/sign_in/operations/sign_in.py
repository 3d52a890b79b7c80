"""The way to the desk: the first run, and signing in. Only signing in makes a desk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from db.contacts.store.ending import follow_up
from db.core import audit
from db.core.audit import Action, Outcome
from db.core.connection import Archive, Clock, creating, open_archive, utc_now
from db.core.desk import Desk
from db.core.errors import Code, Flaw, InvalidFields, Refused, SalonError
from db.core.permissions import LONG_PIN, Role
from db.core.sql import Transaction
from db.core.without_sign_in import without_sign_in
from db.salon.models import Salon
from db.staff import pins
from db.staff.models import Session, Staff
from db.staff.store.pins import forgive, try_pin
from db.staff.weak_pins import weakness
from db.text.cleaning import clean

_OWNER = 1
"""Id of whom the first run makes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstRun:
    """What the first run asks: language, salon, and the owner's account."""

    salon: str
    owner: str
    pin: str
    language: str = "zh"
    demo: bool = False


@without_sign_in
def first_run(
    folder: Path, key_folder: Path, asked: FirstRun, clock: Clock = utc_now, pin_cost: tuple[int, int] | None = None
) -> Archive:
    """Makes a new archive with the salon and its owner, who is the manager. There are no default accounts.

    Takes a second or two: argon2 is measured on this machine. Call it in a worker.

    Args:
        folder: The data folder.
        key_folder: The folder for the key, elsewhere.
        asked: What the first run asks.
        clock: Says what time it is, in UTC.
        pin_cost: Memory (KiB) and passes of argon2; None measures this machine.

    Raises:
        InvalidFields: When a name is missing.
        SalonError: ``WEAK_PIN`` with ``why``, or everything that :func:`db.core.connection.creating` raises.
    """
    salon, owner = clean(asked.salon, 60), clean(asked.owner, 60)
    flaws = {name: Flaw.REQUIRED for name, text in (("salon", salon), ("owner", owner)) if not text}
    if flaws:
        raise InvalidFields(flaws)
    why = weakness(asked.pin, [Role.MANAGER], [])
    if why:
        raise SalonError(Code.WEAK_PIN, why=why, digits=LONG_PIN)
    memory, passes = pin_cost or pins.calibrate()
    language = clean(asked.language, 20)
    with creating(folder, key_folder, clock) as archive, archive.connected():
        hashed = pins.hash_pin(archive.keys.pepper, _OWNER, asked.pin, memory, passes)
        with Transaction():
            Salon.create(name=salon, language=language, pin_memory_kib=memory, pin_passes=passes, demo=asked.demo)
            Staff.create(
                id=_OWNER, name=owner, roles=(Role.MANAGER.value,), language=language, number=1, pin_hash=hashed
            )
            audit.append(clock(), "first_run", Action.CREATE, Outcome.DONE, staff=_OWNER, person=owner)
    return open_archive(folder, key_folder, clock)


@without_sign_in
def sign_in(archive: Archive, staff: int, pin: str) -> Desk:
    """Signs a person in and ends whatever session was open. Takes 150–250 ms: call it in a worker.

    The failed try is written down before the PIN is checked, so that pulling the plug doesn't undo it.

    Raises:
        Refused: ``WAIT`` with ``seconds``, ``WAITS_FOR_RESET``, ``WRONG_PIN``, or ``NOBODY``.
    """
    with archive.connected():
        tried = try_pin(archive, staff, pin)
        person = tried.person
        if not tried.good:
            with Transaction():
                audit.append(
                    archive.clock(), "sign_in", Action.EXECUTE, Outcome.REFUSED, staff=staff, person=person.name
                )
            raise Refused(Code.WRONG_PIN, wait=tried.wait)
        salon = Salon.get()
        cost = (salon.pin_memory_kib, salon.pin_passes)
        outdated = pins.is_outdated(str(person.pin_hash), *cost)
        rehashed = pins.hash_pin(archive.keys.pepper, person.id, pin, *cost) if outdated else person.pin_hash
        with Transaction():
            now = archive.clock()
            forgive(tried)
            Staff.update(pin_hash=rehashed).where(Staff.id == staff).execute()
            Session.update(ended=now).where(Session.ended.is_null()).execute()
            session = Session.create(staff=staff, started=now)
            audit.append(now, "sign_in", Action.EXECUTE, Outcome.DONE, staff=staff, person=person.name)
        archive.follow_up = follow_up
        return Desk(archive, session.id, staff)
