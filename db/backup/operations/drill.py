"""The drill: the newest backup is restored for trial, so that nobody finds out too late."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import cast

from db.backup import store
from db.backup.making import ONE_AT_A_TIME
from db.backup.places import at_place, backups_in, reading_backup
from db.backup.records import Drilled, DrillRecord
from db.backup.restoring import unpack
from db.backup.root_key import wrapped_key
from db.core import audit
from db.core.audit import Action, Outcome
from db.core.connection import Archive, applied_migrations
from db.core.desk import Desk
from db.core.disk.copies import one_state, same_rows
from db.core.disk.files import DATABASE_FILE, scratch_beside
from db.core.errors import Code, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import Transaction
from db.core.without_sign_in import without_sign_in


def _try(desk: Desk, place: Path) -> Drilled:
    with ONE_AT_A_TIME:
        return _drilled(desk.archive, place)


@operation(Permission.BACKUP, Action.EXECUTE, prepare=_try)
def drill(work: Work, place: Path) -> DrillRecord:
    """Restores the newest backup of a place into a folder of its own, looks it over and throws it away again.

    Takes as long as a backup: call it in a worker.

    Args:
        work: The operation.
        place: The folder for backups.

    Raises:
        SalonError: ``NO_BACKUP``, ``PLACE_GONE``, ``BACKUP_DAMAGED``, ``NO_ROOM``, ``COPY_UNSOUND``, ``NEWER_SCHEMA``.
    """
    done = cast("Drilled", work.prepared)
    work.what |= _entry(done)
    return store.write_drill(work.now, place, done, work.staff)


@without_sign_in
def drill_unasked(archive: Archive, place: Path) -> DrillRecord:
    """As :func:`drill`, whoever is at the desk or nobody.

    Raises:
        SalonError: As :func:`drill`.
    """
    with archive.reading():
        with ONE_AT_A_TIME:
            done = _drilled(archive, place)
        now = archive.clock()
        with Transaction():
            audit.append(now, drill.__name__, Action.EXECUTE, Outcome.DONE, what=_entry(done))
            return store.write_drill(now, place, done, None)


def _drilled(archive: Archive, place: Path) -> Drilled:
    keys = archive.keys
    with at_place(place):
        found = store.in_order(backups_in(place, keys)) if place.is_dir() else []
    if not found:
        raise SalonError(Code.NO_BACKUP, path=str(place))
    backup = found[-1]
    held = backup.manifest.contents
    with scratch_beside(archive.folder) as scratch:
        try:
            with reading_backup(backup.folder):
                unpack(backup, keys, scratch, wrapped_key(backup))
            same = None
            if held.schema == applied_migrations()[-1]:
                with one_state(archive.path, keys.database, "mode=rw"):
                    same = same_rows(scratch / DATABASE_FILE, keys.database)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
    return Drilled(
        made=backup.manifest.at,
        name=backup.folder.name,
        rows=sum(held.counts.values()),
        seq=held.seq,
        hash=held.hash,
        same=same,
        leads_here=store.leads_here(held),
        log_broken_at=backup.manifest.log_broken_at,
    )


def _entry(done: Drilled) -> dict[str, object]:
    return {"backup": done.name, "rows": done.rows, "same": done.same, "proof": done.is_proof}
