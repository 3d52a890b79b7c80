"""Makes a backup: written beside the others under another name, read back, and only then one of them."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from db.backup.checking import Found, contents, look_over
from db.backup.manifest import write_manifest
from db.backup.places import COPY_FILE, at_place, name_of, prepare_place, reading_backup, scratch_prefix
from db.backup.records import Backup, Manifest
from db.core import sql
from db.core.connection import Archive
from db.core.disk import erased_list
from db.core.disk.copies import export, is_well_formed, one_state
from db.core.disk.files import RECOVERY_FILE, make_private, settle, sync_folder, write_whole
from db.core.errors import Code, SalonError

LONGEST = 30 * 60
"""Seconds after which a place is too slow for a backup."""
NICENESS = 19
"""How far whoever makes one stands back (``nice``, 0–19): all the way."""
ONE_AT_A_TIME = threading.Lock()
"""Whoever makes one, thins them out or tries one: what another is at would be taken for something broken off, or go
while it is read. That no other program is at the archive, its own lock sees to."""


def make_backup(archive: Archive, place: Path) -> Backup:
    """Makes a backup while others save. Takes seconds, or minutes on a stick: call it in a worker.

    What goes wrong, a kill too, leaves those that are there as they are, and nothing that could be taken for one.

    Args:
        archive: The open archive.
        place: The folder for backups; it is made where it is missing.

    Raises:
        SalonError: ``NO_ROOM``, ``PLACE_READ_ONLY``, ``PLACE_IS_FILE``, ``PLACE_GONE``, ``PLACE_SLOW``,
            ``OTHER_SALON``, ``COPY_UNSOUND`` when it can't be read back as it was written;
            ``DAMAGED``, ``BUSY`` of the archive itself.
    """
    sql.refuse_in_transaction()
    salon = archive.keys.fingerprint
    with at_place(place):
        prepare_place(place, salon, length(archive.path))
        # who restores an older one is told by it who was erased since
        erased = erased_list.read_if_possible(erased_list.beside_archive(archive.folder), archive.keys)
        erased_list.add(erased_list.among_backups(place, archive.keys), archive.keys, erased)
        scratch = Path(tempfile.mkdtemp(prefix=scratch_prefix(salon), dir=place))
        try:
            with ThreadPoolExecutor(1, initializer=_give_way) as worker:
                manifest = worker.submit(_fill, archive, scratch).result()
            folder = place / name_of(manifest)
            if folder.exists():
                # of the same second, and nothing was saved in between
                shutil.rmtree(scratch)
            else:
                scratch.replace(folder)
            sync_folder(place)
        except BaseException:
            shutil.rmtree(scratch, ignore_errors=True)
            raise
        return Backup(folder, (folder / COPY_FILE).stat().st_size, manifest)


def length(database: Path) -> int:
    """Bytes that a copy has at most."""
    journal = database.with_name(f"{database.name}-wal")
    return sum(path.stat().st_size for path in (database, journal) if path.exists())


def write_copy(source: Path, key: bytes, how: str, copy: Path, copy_key: bytes, seconds: float = 0) -> Found:
    """Copies one state of a database to a new file under another key, and reads that back.

    Args:
        source: The database.
        key: Its key.
        how: How it is opened, see :func:`db.core.disk.copies.one_state`.
        copy: The file to be made.
        copy_key: Its key.
        seconds: After so many, it is broken off; 0 for never.

    Raises:
        SalonError: ``COPY_UNSOUND``, ``PLACE_GONE``.
        DatabaseError: Of :mod:`db.core.sql`.
        OSError: The copy can't be written.
    """
    make_private(copy)
    with one_state(source, key, how, seconds):
        held = contents()
        export(copy, copy_key)
    settle(copy)
    try:
        with reading_backup(copy.parent):
            found = look_over(copy, copy_key)
    except SalonError as error:
        if error.code is Code.PLACE_GONE:
            raise
        raise SalonError(Code.COPY_UNSOUND, path=str(copy.parent.parent)) from error
    if found.contents != held:
        raise SalonError(Code.COPY_UNSOUND, path=str(copy.parent.parent))
    return found


def _fill(archive: Archive, scratch: Path) -> Manifest:
    keys = archive.keys
    try:
        found = write_copy(archive.path, keys.database, "mode=rw", scratch / COPY_FILE, keys.backup, LONGEST)
    except sql.DatabaseError as error:
        raise _why(error, archive, scratch) from error
    recovery = archive.folder / RECOVERY_FILE
    wrapped = recovery.read_text("ascii") if recovery.exists() else ""
    if wrapped:
        write_whole(scratch / RECOVERY_FILE, wrapped)
    manifest = Manifest(
        salon=keys.fingerprint,
        key=archive.key_file.stem,
        at=archive.clock(),
        recovery=digest(wrapped),
        **found._asdict(),
    )
    write_manifest(scratch, manifest, keys)
    return manifest


def digest(wrapped: str) -> str:
    """What a manifest says of the wrapped root key."""
    return hashlib.sha256(wrapped.encode()).hexdigest() if wrapped else ""


def _give_way() -> None:
    """This thread gets only what processor time nobody else wants, so that who types doesn't notice it."""
    # Linux has a niceness for each thread, and takes none of it back, so the thread is one of its own
    os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)


def _why(error: Exception, archive: Archive, scratch: Path) -> Exception:
    """Whether the archive or the place is at fault: the database says the same of both.

    Raises:
        OSError: Of the place, where it says more.
    """
    code, place = sql.code_of(error), str(scratch.parent)
    if code in (Code.DISK_FULL, Code.DAMAGED) and not _is_readable(archive):
        archive.is_damaged = True
        return SalonError(Code.DAMAGED)
    if code in (Code.DISK_FULL, Code.NOT_WRITABLE):
        write_whole(scratch / RECOVERY_FILE, "")
    codes = {
        Code.DISK_FULL: Code.NO_ROOM,
        Code.NOT_WRITABLE: Code.PLACE_READ_ONLY,
        Code.DAMAGED: Code.COPY_UNSOUND,
        Code.FAULT: Code.FAULT,
    }
    return error if code is Code.FAULT else SalonError(codes.get(code, code), path=place)


def _is_readable(archive: Archive) -> bool:
    try:
        with one_state(archive.path, archive.keys.database, "mode=rw"):
            return is_well_formed()
    except sql.DatabaseError:
        return False
