"""Makes an archive of a backup again, read from end to end before anybody takes it for one."""

from __future__ import annotations

from pathlib import Path

from db.backup import store
from db.backup.checking import require_pages
from db.backup.making import write_copy
from db.backup.manifest import MANIFEST_FILE
from db.backup.places import COPY_FILE, at_place, is_there, newest_first, require_room
from db.backup.records import Backup, SavedOn
from db.core import sql
from db.core.connection import Clock, known_migrations
from db.core.disk.files import DATABASE_FILE, RECOVERY_FILE, write_key_name, write_whole
from db.core.disk.keys import Keys
from db.core.errors import Code, SalonError
from db.integrity.copy import archive_copy


def unpack(backup: Backup, keys: Keys, folder: Path, wrapped: str) -> None:
    """Writes the archive that a backup holds into an empty folder, and reads it back.

    Args:
        backup: The backup, which is only read.
        keys: The archive's keys.
        folder: The folder.
        wrapped: The wrapped root key that is to lie there; empty for none.

    Raises:
        SalonError: ``BACKUP_DAMAGED`` when it doesn't hold what it says, ``NO_ROOM``, ``COPY_UNSOUND`` when the disk
            doesn't give back what was written, ``NEWER_SCHEMA``.
    """
    held = backup.manifest.contents
    if held.schema not in known_migrations():
        raise SalonError(Code.NEWER_SCHEMA)
    with at_place(folder.parent):
        require_room(folder.parent, backup.bytes)
        target = folder / DATABASE_FILE
        # indexes are made anew, so that copying wouldn't read every page
        require_pages(backup.folder / COPY_FILE, keys.backup)
        try:
            found = write_copy(backup.folder / COPY_FILE, keys.backup, "immutable=1", target, keys.database)
        except sql.DatabaseError as error:
            # the database says the same of what it reads and of what it writes
            full = sql.code_of(error) is Code.DISK_FULL and is_there(backup.folder)
            where = folder.parent if full else backup.folder
            raise SalonError(Code.NO_ROOM if full else Code.BACKUP_DAMAGED, path=str(where)) from error
        if found.contents != held:
            raise SalonError(Code.BACKUP_DAMAGED, path=str(backup.folder))
        write_key_name(folder, backup.manifest.key, keys.fingerprint)
        if wrapped:
            write_whole(folder / RECOVERY_FILE, wrapped)


def saved_after(backup: Backup, folder: Path, key_folder: Path, keys: Keys, clock: Clock) -> tuple[SavedOn, ...] | None:
    """What was saved in the archive that is there since the backup was made, by day.

    Returns:
        None where nobody can tell: it can't be read, or didn't go on from this backup.

    Raises:
        SalonError: ``DESK_TAKEN``.
    """
    try:
        with archive_copy(folder, key_folder, clock, keys):
            return store.saved_since(backup.manifest.contents)
    except SalonError as error:
        if error.code is Code.DESK_TAKEN:
            raise
        return None
    except (sql.DatabaseError, OSError, ValueError):
        return None


def chosen(path: Path) -> Path:
    """The backup that somebody means: its own folder, or the newest of all in a folder.

    Raises:
        SalonError: ``NO_BACKUP``, ``PLACE_GONE``.
    """
    with at_place(path):
        if (path / MANIFEST_FILE).exists():
            return path
        found = newest_first(path) if path.is_dir() else []
    if not found:
        raise SalonError(Code.NO_BACKUP, path=str(path))
    return found[0]
