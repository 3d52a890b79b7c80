"""Opening and making an archive: an encrypted database with a key elsewhere, held by one process."""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import IO, TYPE_CHECKING

from db.core import sql
from db.core.disk import copies, log_head
from db.core.disk.checkpoints import Checkpoints
from db.core.disk.files import (
    DATABASE_FILE,
    beside,
    close_to_others,
    key_fingerprint,
    key_path,
    make_private,
    refuse_unless_whole,
    take_desk,
    write_key_name,
)
from db.core.disk.keys import FieldCipher, Keys, given_root, make_root, read_root
from db.core.errors import Code, SalonError

if TYPE_CHECKING:
    from db.core.database import SalonDatabase

MIGRATIONS = Path(__file__).with_name("migrations")

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


def boottime() -> int:
    """Microseconds since the machine was started, its sleep included; unlike the clock, nobody can set it."""
    return time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1000


class Archive:
    """An open archive: the database, its keys, and the clock and random source that were given in.

    Args:
        folder: The data folder, where the encrypted file (``path``) is.
        key_file: Where the root key is.
        keys: Keys made from it.
        clock: Says what time it is, in UTC.
        lock: The open lock file that keeps a second desk out; None where there never was one.

    Attributes:
        boottime: Measures how long something lasts; see :func:`boottime`.
        counted_at: Until which ``boottime`` the archive's running time is counted; see :mod:`db.core.running_time`.
        clock_seen: What the clock said at which ``boottime``, to tell whether it was set meanwhile.
        opening: Tells this opening of the archive from every other: what lasts minutes ends with the program.
    """

    def __init__(self, folder: Path, key_file: Path, keys: Keys, clock: Clock, lock: IO[str] | None) -> None:
        self.folder = folder
        self.key_file = key_file
        self.path = folder / DATABASE_FILE
        self.keys = keys
        self.cipher = FieldCipher(keys.field)
        self.clock = clock
        self.checkpoints = Checkpoints(self.path, keys)
        self.boottime: Callable[[], int] = boottime
        self.counted_at = boottime()
        self.clock_seen = (clock(), self.counted_at)
        self.opening = secrets.token_hex(8)
        self._lock = lock
        self.is_damaged = False
        """A page of the file could not be read: from then on nothing more is written to it."""
        self.is_only_read = False
        """It is a copy of an archive that can't be written; see :mod:`db.integrity.reading`."""
        self.follow_up: Callable[..., None] | None = None
        """What is done in the transaction of each operation after it, with its ``Work``; set by signing in."""
        self.give_way: Callable[[], None] = _go_on
        """What long work that nobody waits for calls between its parts, outside of transactions."""
        self.when_closed: Callable[[], None] | None = None
        """What is done when it has been closed."""

    @cached_property
    def database(self) -> SalonDatabase:
        """The tables' way to the archive; peewee is loaded when it is first asked for."""
        from db.core.database import SalonDatabase

        return SalonDatabase(self.path, self.keys.database)

    def reading(self) -> Connected:
        """A connection for fixed SQL in this thread: the one that is open, or one that is closed again afterwards.

        Raises:
            SalonError: ``NOT_WRITABLE``, ``DISK_FULL`` or ``DAMAGED`` when no connection can be made any more.
        """
        return Connected(self, tables=False)

    def connected(self) -> Connected:
        """A connection as :meth:`reading` makes it, for the tables too.

        Raises:
            SalonError: As :meth:`reading`.
        """
        return Connected(self, tables=True)

    def connect(self) -> None:
        """Makes this thread's connection.

        Raises:
            SalonError: As :meth:`reading`.
        """
        try:
            sql.connect(self.path, self.keys.database)
        except sql.DatabaseError as error:
            raise SalonError(self.what_failed(what_is_wrong(error, self.folder)), path=str(self.folder)) from error

    def what_failed(self, code: Code) -> Code:
        """What a failure means: where a page seems damaged, the file is looked over, and may be whole after all."""
        if code is Code.DAMAGED and not self.is_damaged:
            if copies.is_sound(self.path, self.keys.database):
                return Code.NOT_READ
            self.is_damaged = True
        return code

    def connect_anew(self) -> None:
        """Another connection for this thread instead of its own, which gives nothing more after a read that failed."""
        if "database" in self.__dict__:
            self.database.close()
        sql.close(self.path)
        with suppress(SalonError):
            self.connect()

    def keep_less(self) -> None:
        """Lets go of the pages that this thread's connection has read: nobody needs them for a while."""
        with self.reading():
            sql.keep_less()

    @contextmanager
    def without_waiting(self) -> Iterator[None]:
        """Saves without waiting for the disk: only for an archive that is made again where a power cut takes it."""
        sql.wait_for_disk(False)
        try:
            yield
        finally:
            sql.wait_for_disk(True)

    def today(self) -> datetime:
        """Now, in the salon's own time zone."""
        return self.clock().astimezone()

    def close(self) -> None:
        """Closes the database and gives the desk free."""
        self.checkpoints.end()
        if "database" in self.__dict__:
            self.database.close()
        sql.close(self.path)
        if self._lock is not None:
            self._lock.close()
        if self.when_closed is not None:
            self.when_closed()


def _go_on() -> None:
    """Nobody is there to give way to."""


class Connected:
    """A connection for a while, in which the database's own errors become the desk's, with a code.

    A class, since every operation goes through it and a generator costs thrice as much.

    Args:
        archive: The archive.
        tables: Whether peewee's tables need it too.
    """

    def __init__(self, archive: Archive, *, tables: bool) -> None:
        self._archive = archive
        self._tables = tables

    def __enter__(self) -> None:
        archive = self._archive
        self._is_closed_again = sql.use(archive.path) is None
        if self._is_closed_again:
            archive.connect()
        if self._tables and archive.database.is_closed():
            archive.database.connect()

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> None:
        if self._is_closed_again:
            if self._tables:
                self._archive.database.close()
            sql.close(self._archive.path)
        if isinstance(error, Exception) and sql.is_fault(error):
            # here, since nobody comes to the archive but through a connection
            code = self._archive.what_failed(sql.code_of(error))
            if code in (Code.NOT_READ, Code.DAMAGED) and not self._is_closed_again:
                self._archive.connect_anew()
            raise SalonError(code, path="") from error


BeforeMigrating = Callable[[Archive], Callable[[], object]]
"""What is done before tables are changed; it gives what is to be done afterwards."""


@contextmanager
def creating(folder: Path, key_folder: Path, clock: Clock = utc_now) -> Iterator[Archive]:
    """A new archive, to be filled; it is in its place, whole, once the block has ended well.

    Its key is a new one, in a file, or the one that systemd hands over.

    Raises:
        SalonError: ``ARCHIVE_EXISTS``, ``NOT_EMPTY_FOLDER``, ``NOT_WRITABLE``.
    """
    name = f"archive-{secrets.token_hex(4)}"
    key_file = key_folder / f"{name}.key"
    with beside(folder) as scratch:
        try:
            keys = Keys(given_root() or make_root(key_file))
            write_key_name(scratch, name, keys.fingerprint)
            archive = Archive(scratch, key_file, keys, clock, take_desk(scratch))
            _open(archive, fresh=True)
            try:
                yield archive
            finally:
                archive.close()
        except BaseException:
            key_file.unlink(missing_ok=True)
            raise


def open_archive(
    folder: Path, key_folder: Path, clock: Clock = utc_now, before_migrating: BeforeMigrating | None = None
) -> Archive:
    """Opens an archive and brings its tables up to date; never makes one.

    Args:
        folder: The data folder.
        key_folder: Where the key file is.
        clock: Says what time it is, in UTC.
        before_migrating: Makes sure that there is a backup where tables are to be changed, or raises; None where there
            is one for certain.

    Raises:
        SalonError: ``NO_ARCHIVE``, ``INCOMPLETE_ARCHIVE``, ``KEY_MISSING``, ``KEY_UNREADABLE``, ``WRONG_KEY``,
            ``NOT_A_DATABASE``, ``DAMAGED``, ``ROLLED_BACK``, ``FOREIGN_JOURNAL``, ``NEWER_SCHEMA``, ``NOT_WRITABLE``,
            ``DESK_TAKEN``.
    """
    refuse_unless_whole(folder)
    path = folder / DATABASE_FILE
    if not os.access(path, os.W_OK):
        raise SalonError(Code.NOT_WRITABLE, path=str(path))
    keys = read_keys(folder, key_folder)
    archive = Archive(folder, key_path(folder, key_folder), keys, clock, take_desk(folder))
    _open(archive, fresh=False, before_migrating=before_migrating)
    return archive


def read_keys(folder: Path, key_folder: Path) -> Keys:
    """The keys of the archive in a folder.

    Raises:
        SalonError: ``KEY_MISSING``, ``KEY_UNREADABLE`` or ``WRONG_KEY``.
    """
    where = key_path(folder, key_folder)
    fingerprint = key_fingerprint(folder)
    keys = Keys(read_root(where, fingerprint))
    if fingerprint not in ("", keys.fingerprint):
        raise SalonError(Code.WRONG_KEY, path=str(where))
    return keys


def _open(archive: Archive, *, fresh: bool, before_migrating: BeforeMigrating | None = None) -> None:
    try:
        if fresh:
            make_private(archive.path)
        else:
            close_to_others(archive.folder)
            log_head.check(archive.folder, archive.keys)
        sql.connect(archive.path, archive.keys.database)
        _migrate(archive, fresh, before_migrating)
        archive.checkpoints.begin()
    except BaseException as error:
        archive.close()
        fault = error if sql.is_fault(error) else error.__cause__
        if isinstance(fault, Exception) and sql.is_fault(fault):
            raise SalonError(
                archive.what_failed(what_is_wrong(fault, archive.folder)), path=str(archive.folder)
            ) from error
        if isinstance(error, OSError):
            raise SalonError(Code.NOT_WRITABLE, path=str(archive.folder)) from error
        raise


def what_is_wrong(error: Exception, folder: Path) -> Code:
    """What an error of the database means where an archive is opened: if nothing else, that it is damaged."""
    found = sql.code_of(error)
    if found in (Code.FAULT, Code.DAMAGED) and not os.access(folder, os.W_OK):
        return Code.NOT_WRITABLE
    return Code.DAMAGED if found is Code.FAULT else found


def known_migrations() -> list[str]:
    """Names of the migrations that this program brings along, in order."""
    return sorted(path.stem for path in MIGRATIONS.glob("[0-9]*.py"))


def applied_migrations() -> list[str]:
    """Names of the migrations that the open archive has had, in order."""
    if not sql.has_table("schema_migration"):
        return []
    return [name for (name,) in sql.rows("SELECT name FROM schema_migration ORDER BY name")]


def _migrate(archive: Archive, fresh: bool, before_migrating: BeforeMigrating | None) -> None:
    applied, known = applied_migrations(), known_migrations()
    if not applied and not fresh:
        raise SalonError(Code.NOT_A_DATABASE, path="")
    if set(applied) - set(known):
        raise SalonError(Code.NEWER_SCHEMA)
    if applied != known:
        note = before_migrating(archive) if before_migrating else None
        # costs 20 ms at start, so only where something is to be done
        with archive.connected():
            archive.database.migrate(MIGRATIONS)
        if note is not None:
            note()
