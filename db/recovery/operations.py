"""The owner's recovery sheet: made at the desk by a manager; used when every PIN, or the key file, is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from db.backup.migrating import back_up_first
from db.core import audit
from db.core.audit import Action, Outcome
from db.core.connection import Archive, open_archive
from db.core.desk import Desk
from db.core.disk import phrase as recovery
from db.core.disk.files import key_fingerprint, key_path
from db.core.disk.keys import put_back, read_root
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission, Role
from db.core.sql import Transaction, write
from db.core.without_sign_in import without_sign_in
from db.papers.printed.store.digests import stamp
from db.salon.store.salon import salon_record
from db.sheets.registers import RecoverySheet
from db.staff.models import Staff
from db.staff.records import StaffRecord
from db.staff.store.people import staff_records
from db.staff.store.pins import hashed, refuse_weak, set_pin

TYPED_BACK = 2
"""So many groups are typed from the sheet, before it counts."""


@dataclass(frozen=True, slots=True, repr=False)
class KeepRecovery:
    """A new sheet: its phrase, and the groups that were typed back from it, by their place from 0."""

    phrase: tuple[str, ...]
    typed: Mapping[int, str]


@operation(Permission.SETTINGS, Action.EXECUTE)
def begin_recovery(work: Work) -> tuple[str, ...]:
    """A phrase for a new sheet. Nothing is kept of it: an older sheet stays good until :func:`keep_recovery`."""
    return tuple(recovery.make_phrase())


@operation(Permission.SETTINGS, Action.EXECUTE)
def sheet_to_print(work: Work, phrase: tuple[str, ...]) -> RecoverySheet:
    """The recovery sheet, for the printer."""
    work.what["sheet"] = "recovery"
    return RecoverySheet(salon=salon_record(), stamp=stamp(work), groups=phrase, made=work.today)


def _seal(desk: Desk, asked: KeepRecovery, cost: tuple[int, int] = (recovery.MEMORY_KIB, recovery.PASSES)) -> None:
    # before the transaction: argon2 takes a second
    wrong = {
        str(place): Flaw.NOT_ON_SHEET
        for place, typed in asked.typed.items()
        if recovery.read_group(place, typed) != asked.phrase[place]
    }
    if wrong:
        raise InvalidFields(wrong)
    if len(asked.typed) < TYPED_BACK:
        raise SalonError(Code.INVALID, count=0)
    archive = desk.archive
    recovery.seal(archive.folder, read_root(archive.key_file, archive.keys.fingerprint), list(asked.phrase), cost)


@operation(Permission.SETTINGS, Action.UPDATE, before=_seal)
def keep_recovery(
    work: Work, asked: KeepRecovery, cost: tuple[int, int] = (recovery.MEMORY_KIB, recovery.PASSES)
) -> None:
    """The sheet is in somebody's hands: from now on it opens the archive, and one from before no longer does.

    Takes a second or two: call it in a worker.

    Args:
        work: The operation.
        asked: The phrase, and two groups that were typed back.
        cost: Memory (KiB) and passes of argon2id.

    Raises:
        InvalidFields: ``NOT_ON_SHEET`` for groups that were typed wrongly.
        SalonError: ``NOT_WRITABLE``, ``KEY_MISSING``.
    """
    write("UPDATE salon SET has_recovery = 1")


@without_sign_in
def bring_back_key(folder: Path, key_folder: Path, phrase: tuple[str, ...]) -> bool:
    """Checks a phrase, and writes the key file anew where it is missing or another one. Takes a second.

    Returns:
        Whether it was written.

    Raises:
        SalonError: ``NO_RECOVERY``, ``WRONG_PHRASE``, ``NO_ARCHIVE``, ``KEY_MISSING`` when the folder doesn't name its
            key, ``NOT_WRITABLE``.
    """
    root = recovery.unseal(folder, list(phrase), key_fingerprint(folder))
    return put_back(key_path(folder, key_folder), root)


@without_sign_in
def new_phrase() -> tuple[str, ...]:
    """A phrase for the sheet that takes the place of one that is used; nothing is kept of it yet."""
    return tuple(recovery.make_phrase())


@without_sign_in
def managers(archive: Archive) -> list[StaffRecord]:
    """Who may be given a new PIN with the sheet."""
    with archive.reading():
        return [one._replace(notes="") for one in staff_records() if one.active and Role.MANAGER in one.roles]


@without_sign_in
def give_pin(
    folder: Path,
    key_folder: Path,
    phrase: tuple[str, ...],
    fresh: tuple[str, ...],
    staff: int,
    pin: str,
    cost: tuple[int, int] = (recovery.MEMORY_KIB, recovery.PASSES),
) -> None:
    """Gives a manager a new PIN by the phrase of a sheet, which is void from then on. Takes some seconds.

    Args:
        folder: The data folder.
        key_folder: The folder of the key, which is there: see :func:`bring_back_key`.
        phrase: The groups of the sheet.
        fresh: Those of the new one, which is in somebody's hands.
        staff: Id of a manager.
        pin: The new PIN.
        cost: Memory (KiB) and passes of argon2id for the new sheet.

    Raises:
        SalonError: ``WRONG_PHRASE``, ``NO_RECOVERY``, ``NOT_FOUND``, ``WEAK_PIN``; or as
            :func:`db.core.connection.open_archive`.
    """
    root = recovery.unseal(folder, list(phrase), key_fingerprint(folder))
    archive = open_archive(folder, key_folder, before_migrating=back_up_first)
    try:
        with archive.connected():
            person = Staff.get_or_none(Staff.id == staff, Staff.active)
            if person is None or Role.MANAGER not in person.roles:
                raise SalonError(Code.NOT_FOUND)
            refuse_weak(pin, person.roles)
            made = hashed(archive, staff, pin)
            # first, so that a PIN is never given by a sheet that stays good
            recovery.seal(folder, root, list(fresh), cost)
            with Transaction():
                set_pin(person, pin, made)
                write("DELETE FROM wrong_pin")
                audit.append(archive.clock(), "recover", Action.UPDATE, Outcome.DONE, what={"staff": staff})
    finally:
        archive.close()
