"""An archive for trial: a copy that a new program brings up to date, while the archive itself stays as it is."""

from __future__ import annotations

from pathlib import Path

from db.core.connection import Clock, known_migrations, open_archive, utc_now
from db.core.disk.files import KEY_NAME_FILE, borrow_desk, copy_archive, refuse_unless_whole
from db.core.without_sign_in import without_sign_in


@without_sign_in
def newest_schema() -> str:
    """The last change of the tables that this program knows."""
    return known_migrations()[-1]


@without_sign_in
def bring_up_copy(folder: Path, key_folder: Path, copy: Path, clock: Clock = utc_now) -> None:
    """Copies an archive, as encrypted as it is, and brings the tables of the copy up to date.

    Args:
        folder: The data folder; meanwhile no desk can open the archive.
        key_folder: Where the key file is, which opens the copy as well.
        copy: An empty folder.
        clock: Says what time it is.

    Raises:
        SalonError: As :func:`db.core.connection.open_archive`.
        OSError: There is no room for the copy.
    """
    refuse_unless_whole(folder)
    lock = borrow_desk(folder)
    try:
        copy_archive(folder, copy, KEY_NAME_FILE)
    finally:
        if lock is not None:
            lock.close()
    # nothing is backed up before: it is a copy
    open_archive(copy, key_folder, clock).close()
