"""What the archive remembers of its backups."""

from __future__ import annotations

from db.backup import store
from db.backup.records import BackupPlaces, BackupRecord
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
