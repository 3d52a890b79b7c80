"""The way in where nothing can be written: a copy of the archive, worked on in memory, of which nothing is kept.

A file system that can't be written doesn't let a journal be read either, and opening the file without its journal would
leave out what was saved last. So both are copied, as encrypted as they are, and the copy is opened as usual: who signs
in, whose file is opened and what is locked is written to it and goes with it.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from db.core.connection import Archive, Clock, open_archive, utc_now
from db.core.disk.files import (
    KEY_NAME_FILE,
    RECOVERY_FILE,
    borrow_desk,
    copy_archive,
    refuse_unless_whole,
)
from db.core.errors import Code, SalonError
from db.core.without_sign_in import without_sign_in

MEMORY = Path("/dev/shm")
"""A disk in memory, which Linux has: the machine's own may be the one that is full."""
_PREFIX = "salon-reading-"


@without_sign_in
def open_to_read(folder: Path, key_folder: Path, clock: Clock = utc_now) -> Archive:
    """Opens a copy of an archive, to be read: whoever asks for anything to be saved is refused.

    Args:
        folder: The data folder.
        key_folder: Where the key file is.
        clock: Says what time it is.

    Raises:
        SalonError: As :func:`db.core.connection.open_archive`; ``NOT_WRITABLE`` where there is no room for a copy.
    """
    refuse_unless_whole(folder)
    lock = borrow_desk(folder)
    scratch: Path | None = None
    try:
        scratch = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=MEMORY if MEMORY.is_dir() else None))
        copy_archive(folder, scratch, KEY_NAME_FILE, RECOVERY_FILE)
        archive = open_archive(scratch, key_folder, clock)
    except BaseException as error:
        if lock is not None:
            lock.close()
        if scratch is not None:
            shutil.rmtree(scratch, ignore_errors=True)
        if isinstance(error, OSError):
            raise SalonError(Code.NOT_WRITABLE, path=str(folder)) from error
        raise
    archive.is_only_read = True

    def end() -> None:
        shutil.rmtree(archive.folder, ignore_errors=True)
        if lock is not None:
            lock.close()

    archive.when_closed = end
    return archive
