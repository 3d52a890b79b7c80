"""Restoring an archive, on this machine or a fresh one: by the key file, or by the phrase of the recovery sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from db.backup import restoring
from db.backup.making import ONE_AT_A_TIME
from db.backup.manifest import claimed_salon
from db.backup.places import found_in, open_backup, reading_backup, usual_place
from db.backup.records import Backup, FoundBackup, RestoreAgreed, Restored, SavedOn
from db.backup.root_key import newest_wrapped_key, root_by_key_file, root_by_phrase
from db.core import audit
from db.core.audit import Action, Outcome
from db.core.connection import Clock, open_archive, utc_now
from db.core.disk import erased_list
from db.core.disk.files import KEY_NAME_FILE, beside, borrow_desk, exists, key_fingerprint
from db.core.disk.keys import Keys, put_back
from db.core.errors import Code, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.row_values import moment_text
from db.core.sql import Transaction, rows, write
from db.core.without_sign_in import without_sign_in
from db.erasing.store.erased import erase_again
from db.integrity.exchange import in_place_of
from db.text.cleaning import clean

LONGEST_NAME = 100
"""Of a backup's folder."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class RestorePlan:
    """What restoring would do; nothing has happened yet.

    Attributes:
        backup: The backup, by what it says of itself.
        folder: The data folder.
        key_folder: Where the key file is, or will be.
        saved: What was saved after the backup, and would be missing; None where nobody can tell.
        is_replacing: Whether there is an archive, which would be kept aside.
        root: The root key, which is never shown.
    """

    backup: Backup
    folder: Path
    key_folder: Path
    saved: tuple[SavedOn, ...] | None
    is_replacing: bool
    root: bytes


@without_sign_in
def find_backups(folder: Path, others: Sequence[Path]) -> list[FoundBackup]:
    """The backups that lie in the usual place of a data folder and in other places, the newest first.

    Args:
        folder: The data folder, in which there may be no archive.
        others: Folders for backups, such as those on sticks.
    """
    found = [one for place in dict.fromkeys((usual_place(folder), *others)) for one in found_in(place)]
    return sorted(found, key=lambda one: one.at, reverse=True)


@without_sign_in
def plan_restore(
    backup: Path, folder: Path, key_folder: Path, phrase: tuple[str, ...] = (), clock: Clock = utc_now
) -> RestorePlan:
    """Looks what restoring a backup would do. With a phrase it takes a second or more.

    Args:
        backup: The backup's own folder, or a folder of which the newest is meant.
        folder: The data folder.
        key_folder: Where the key file is.
        phrase: The groups of the recovery sheet; without them, the key file is looked for.
        clock: Says what time it is.

    Raises:
        SalonError: ``NO_BACKUP``, ``PLACE_GONE``, ``BACKUP_DAMAGED``; ``KEY_MISSING``, ``WRONG_PHRASE``,
            ``NO_RECOVERY``; ``OTHER_SALON`` where the archive in the folder is another one, ``DESK_TAKEN``.
    """
    chosen, folder = restoring.chosen(backup), folder.resolve()
    with reading_backup(chosen):
        salon = claimed_salon(chosen)
        root = root_by_phrase(chosen, folder, phrase) if phrase else root_by_key_file(salon, key_folder)
        keys = Keys(root)
        found = open_backup(chosen, keys)
    is_replacing = exists(folder)
    saved: tuple[SavedOn, ...] | None = ()
    if is_replacing:
        if (folder / KEY_NAME_FILE).exists() and key_fingerprint(folder) not in ("", keys.fingerprint):
            raise SalonError(Code.ARCHIVE_EXISTS, path=str(folder))
        saved = restoring.saved_after(found, folder, key_folder, keys, clock)
    return RestorePlan(
        backup=found, folder=folder, key_folder=key_folder, saved=saved, is_replacing=is_replacing, root=root
    )


@operation(Permission.RESTORE, Action.EXECUTE, despite_damage=True)
def agree_to_restore(work: Work, backup: str) -> RestoreAgreed:
    """Two people agree that a backup takes the archive's place: written down here, and by :func:`restore` there.

    Args:
        work: The operation.
        backup: Name of the backup's folder.
    """
    work.what["backup"] = clean(backup, LONGEST_NAME)
    names = rows("SELECT name FROM staff WHERE id = ?", work.approver) if work.approver else []
    return RestoreAgreed(
        staff=work.staff,
        person=work.name,
        roles=",".join(work.roles),
        approved_by=names[0][0] if names else "",
        reason=work.why,
    )


@without_sign_in
def restore(plan: RestorePlan, clock: Clock = utc_now, agreed: RestoreAgreed | None = None) -> Restored:
    """Restores: the new archive takes the old one's place when it has been read from end to end.

    Args:
        plan: What restoring would do.
        clock: Says what time it is.
        agreed: Who does it; None where nobody could sign in.

    What was there is kept, with its journal, under a name with the time. A kill leaves the one or the other, whole.

    Raises:
        SalonError: ``BACKUP_DAMAGED``, ``PLACE_GONE``, ``NO_ROOM``, ``COPY_UNSOUND``, ``NEWER_SCHEMA``,
            ``NOT_WRITABLE``, ``NOT_EMPTY_FOLDER``, ``DESK_TAKEN``; nothing was changed then, but for a key file that
            was missing.
    """
    # this program may be making a backup of what is there
    with ONE_AT_A_TIME:
        return _restored(plan, clock, agreed)


def _restored(plan: RestorePlan, clock: Clock, agreed: RestoreAgreed | None) -> Restored:
    folder, manifest = plan.folder, plan.backup.manifest
    is_new = put_back(plan.key_folder / f"{Path(manifest.key).name}.key", plan.root)
    if not plan.is_replacing:
        with beside(folder) as scratch:
            erased = _fill(plan, scratch, clock, agreed)
        kept = None
    else:
        kept = folder.with_name(f"{folder.name}-until-{clock():%Y%m%dT%H%M%SZ}")
        lock = borrow_desk(folder)
        try:
            with in_place_of(folder, kept) as scratch:
                erased = _fill(plan, scratch, clock, agreed)
        finally:
            if lock is not None:
                lock.close()
    return Restored(
        at=manifest.at,
        rows=sum(manifest.contents.counts.values()),
        kept=kept,
        has_new_key_file=is_new,
        erased=erased,
    )


def _fill(plan: RestorePlan, scratch: Path, clock: Clock, agreed: RestoreAgreed | None) -> int:
    """Gives how many files were erased again."""
    backup, keys = plan.backup, Keys(plan.root)
    with reading_backup(backup.folder):
        # before the copy, which can't be had either where the stick is pulled out: nobody who is erased may come back
        known = _erased_since(plan, keys)
        wrapped = newest_wrapped_key(backup.folder, plan.folder, keys)
        restoring.unpack(backup, keys, scratch, wrapped)
    archive = open_archive(scratch, plan.key_folder, clock)
    try:
        missing = sum(one.count for one in plan.saved) if plan.saved is not None else None
        what = {"backup": backup.folder.name, "missing": missing}
        with Transaction():
            # without one, the manager is asked for a new sheet at the next sign-in
            write("UPDATE salon SET has_recovery = ?", bool(wrapped))
            _note(clock(), what, agreed)
            erased = erase_again(archive, clock(), known)
        erased_list.add(erased_list.beside_archive(scratch), keys, known)
        archive.checkpoints.when_due()
        return erased
    finally:
        archive.close()


def _erased_since(plan: RestorePlan, keys: Keys) -> erased_list.Erased:
    """Who is erased, by the archive that is there and by the lists among backups, whichever is restored."""
    chosen, usual = (erased_list.among_backups(p, keys) for p in (plan.backup.folder.parent, usual_place(plan.folder)))
    found = erased_list.read(chosen, keys)
    # the disk of these may be what ails the archive
    for path in (usual, erased_list.beside_archive(plan.folder)):
        found = {**erased_list.read_if_possible(path, keys), **found}
    return found


def _note(now: datetime, what: Mapping[str, object], agreed: RestoreAgreed | None) -> None:
    """Writes down in the restored archive who did it; somebody who came after the backup is known by name alone."""
    if agreed is None:
        audit.append(now, restore.__name__, Action.EXECUTE, Outcome.DONE, what=what)
        return
    known = rows("SELECT id FROM staff WHERE id = ? AND name = ?", agreed.staff, agreed.person)
    staff = agreed.staff if known else None
    audit.append(
        now,
        restore.__name__,
        Action.EXECUTE,
        Outcome.DONE,
        staff=staff,
        person=agreed.person,
        role=agreed.roles,
        what={**what, "approved_by": agreed.approved_by},
        reason=agreed.reason,
    )
    if staff and not agreed.approved_by:
        # the same as in the archive that is kept aside, where nobody would look at it
        write(
            "INSERT INTO review (at, staff_id, operation, reason) VALUES (?, ?, ?, ?)",
            moment_text(now),
            staff,
            agree_to_restore.__name__,
            agreed.reason,
        )
