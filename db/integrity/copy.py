"""A copy of an archive to look at: what is there is read and never written, not even by opening it.

Opening an archive merges the journal into its file, and pages that a power cut tore in the file are whole in the
journal. So both are copied, the copy is opened and its journal written back, and then there is one file to look at.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

from db.core import sql
from db.core.connection import Archive, Clock, read_keys, utc_now, what_is_wrong
from db.core.disk import log_head
from db.core.disk.files import (
    DATABASE_FILE,
    LOG_HEAD_FILE,
    borrow_desk,
    copy_archive,
    key_path,
    refuse_unless_whole,
)
from db.core.disk.keys import Keys
from db.core.errors import SalonError


@contextlib.contextmanager
def archive_copy(folder: Path, key_folder: Path, clock: Clock = utc_now, keys: Keys | None = None) -> Iterator[Archive]:
    """An open copy, as encrypted as the archive, gone at the end; meanwhile no desk can open the archive.

    Args:
        folder: The data folder.
        key_folder: Where the key file is.
        clock: Says what time it is.
        keys: Where they are known already, and the key file may be lost.

    Raises:
        SalonError: As :func:`db.core.connection.open_archive`, but for what concerns writing.
        OSError: There is no room for the copy.
    """
    refuse_unless_whole(folder)
    keys = keys or read_keys(folder, key_folder)
    with contextlib.ExitStack() as ends:
        lock = borrow_desk(folder)
        if lock is not None:
            ends.callback(lock.close)
        scratch = Path(ends.enter_context(tempfile.TemporaryDirectory(prefix="salon-copy-")))
        copy_archive(folder, scratch)
        try:
            log_head.check(scratch, keys)
            sql.connect(scratch / DATABASE_FILE, keys.database)
            ends.callback(sql.close, scratch / DATABASE_FILE)
            sql.write_back(empties=True)
        except sql.DatabaseError as error:
            raise SalonError(what_is_wrong(error, scratch), path=str(folder)) from error
        except SalonError as error:
            name = Path(str(error.facts.get("path", LOG_HEAD_FILE))).name
            raise SalonError(error.code, **{**error.facts, "path": str(folder / name)}) from error
        yield Archive(scratch, key_path(folder, key_folder), keys, clock, lock)
