"""What the archive remembers of its backups."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from db.backup import store
from db.backup.places import backups_in, open_backup, reading_backup
from db.backup.records import Backup, BackupPlaces, BackupRecord, DrillRecord, SavedOn, StickTonight
from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission

MOST = 200


@query(Permission.BACKUP)
def backups(work: Work) -> list[BackupRecord]:
    """Backups that were made or tried, the newest first, at most 200."""
    return store.records(f"ORDER BY id DESC LIMIT {MOST}")


@query(Permission.DESK)
def last_good_backup(work: Work) -> BackupRecord | None:
    """The last backup that was read back and found good, for everybody who opens the desk; None before the first."""
    return store.last_good()


@query(Permission.BACKUP)
def backup_places(work: Work) -> BackupPlaces:
    """Where backups go."""
    return store.places(work.archive.folder)


@query(Permission.DESK)
def stick_tonight(work: Work) -> StickTonight | None:
    """The stick that goes home tonight, for everybody who closes the day; None where no sticks are named."""
    return store.stick_tonight(work.archive.folder, work.today)


@query(Permission.BACKUP)
def last_drill(work: Work) -> DrillRecord | None:
    """The last backup that was restored for trial; None before the first."""
    return store.last_drill()


@query(Permission.BACKUP)
def drill_due(work: Work) -> date | None:
    """The day on which a backup is to be restored for trial again; None where there is none yet."""
    return store.drill_due()


@query(Permission.BACKUP)
def restorable(work: Work, places: Sequence[Path]) -> list[Backup]:
    """The archive's backups in some folders, the newest first; a folder that can't be read has none."""
    found: list[Backup] = []
    for place in dict.fromkeys(places):
        with suppress(OSError):
            found += backups_in(place, work.archive.keys)
    return sorted(found, key=lambda one: one.manifest.at, reverse=True)


@query(Permission.BACKUP)
def saved_since(work: Work, backup: Path) -> tuple[SavedOn, ...] | None:
    """What was saved since a backup was made, by day; None where the archive didn't go on from it.

    Raises:
        SalonError: ``BACKUP_DAMAGED``, ``WRONG_KEY``.
    """
    with reading_backup(backup):
        found = open_backup(backup, work.archive.keys)
    return store.saved_since(found.manifest.contents)
