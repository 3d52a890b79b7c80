"""Making a backup: by key, at the command line, or by the program itself."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import cast

from db.backup import store
from db.backup.making import ONE_AT_A_TIME, make_backup
from db.backup.places import backups_in, called, remove
from db.backup.records import Backup, BackupRecord
from db.core import audit
from db.core.audit import Action, Outcome
from db.core.connection import Archive
from db.core.desk import Desk
from db.core.errors import SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import DatabaseError, Transaction
from db.core.without_sign_in import without_sign_in


def _make(desk: Desk, place: Path, label: str = "") -> Backup:
    return _made(desk.archive, place, label, desk.staff)


@operation(Permission.BACKUP, Action.EXECUTE, prepare=_make)
def back_up(work: Work, place: Path, label: str = "") -> BackupRecord:
    """Makes a backup, and takes away those that are too many. Takes a while: call it in a worker.

    Args:
        work: The operation.
        place: The folder for backups; it is made where it is missing, the one above it is not.
        label: What the place is called, where it is a stick.

    Raises:
        SalonError: As :func:`db.backup.making.make_backup`; that it was tried is kept.
    """
    backup = cast("Backup", work.prepared)
    where = called(place, label)
    work.what |= _entry(backup, where)
    return store.write_down(work.now, where, backup, work.staff)


@without_sign_in
def back_up_unasked(archive: Archive, place: Path, label: str = "") -> BackupRecord:
    """As :func:`back_up`, by the program itself, whoever is at the desk or nobody.

    Raises:
        SalonError: As :func:`back_up`.
    """
    with archive.connected():
        backup = _made(archive, place, label, None)
        now, where = archive.clock(), called(place, label)
        with Transaction():
            audit.append(now, back_up.__name__, Action.EXECUTE, Outcome.DONE, what=_entry(backup, where))
            return store.write_down(now, where, backup, None)


@without_sign_in
def due_places(archive: Archive, names: Sequence[str]) -> set[str]:
    """The places among these to which the program makes a backup by itself now: each once a day, never of a demo.

    Args:
        archive: The open archive.
        names: Labels of sticks, and folders in full.
    """
    with archive.reading():
        return store.due(names, archive.clock())


def _made(archive: Archive, place: Path, label: str, staff: int | None) -> Backup:
    with ONE_AT_A_TIME:
        try:
            backup = make_backup(archive, place)
        except SalonError as error:
            # kept although nothing came of it: whoever looks for the last good one is told why there is no newer
            with suppress(DatabaseError), Transaction():
                store.write_down(archive.clock(), called(place, label), error.code.value, staff)
            raise
        # what can't be taken away now is taken away after the next one
        with suppress(OSError):
            for one in store.to_remove(backups_in(place, archive.keys)):
                remove(one)
        return backup


def _entry(backup: Backup, where: str) -> dict[str, object]:
    return {"place": where, "backup": backup.folder.name, "bytes": backup.bytes}
