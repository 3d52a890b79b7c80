"""What the archive remembers of its backups."""

from __future__ import annotations

from datetime import date

from db.backup import store
from db.backup.records import BackupPlaces, BackupRecord, DrillRecord, StickTonight
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
