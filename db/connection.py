"""Opening and making an archive: an encrypted database with a key elsewhere, held by one process."""

from __future__ import annotations

import errno
import fcntl
import os
import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import IO, TYPE_CHECKING

from db import sql
from db.errors import Code, SalonError
from db.keys import FieldCipher, Keys, make_root, read_root

if TYPE_CHECKING:
    from db.database import SalonDatabase

DATABASE_FILE = "salon.db"
LOCK_FILE = "desk.lock"
KEY_NAME_FILE = "key-name"
MIGRATIONS = Path(__file__).with_name("migrations")
PAGE = 4096

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


class Archive:
    """An open archive: the database, its keys, and the clock and random source that were given in.

    Args:
        folder: The data folder, where the encrypted file (``path``) is.
        keys: Keys made from the root key.
        clock: Says what time it is, in UTC.
        lock: The open lock file that keeps a second desk out.
    """

    def __init__(self, folder: Path, keys: Keys, clock: Clock, lock: IO[str]) -> None:
        self.folder = folder
        self.path = folder / DATABASE_FILE
        self.keys = keys
        self.cipher = FieldCipher(keys.field)
        self.clock = clock
        self._lock = lock

    @cached_property
    def database(self) -> SalonDatabase:
        """The tables' way to the archive; peewee is loaded when it is first asked for."""
        from db.database import SalonDatabase

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
            raise SalonError(_what_is_wrong(error, self.folder), path=str(self.folder)) from error

    def today(self) -> datetime:
        """Now, in the salon's own time zone."""
        return self.clock().astimezone()

    def close(self) -> None:
        """Closes the database and gives the desk free."""
        if "database" in self.__dict__:
            self.database.close()
        sql.close(self.path)
        self._lock.close()


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
            raise SalonError(sql.code_of(error), path="") from error


def key_path(folder: Path, key_folder: Path) -> Path:
    """Where the key of an archive is: the data folder holds only the key's name and fingerprint.

    Raises:
        SalonError: ``KEY_MISSING`` when the data folder doesn't say.
    """
    return key_folder / f"{Path(_key_words(folder)[0]).name}.key"


def _key_words(folder: Path) -> list[str]:
    """Name and fingerprint of the archive's key."""
    path = folder / KEY_NAME_FILE
    try:
        words = path.read_text("ascii").split()
    except (OSError, ValueError) as error:
        raise SalonError(Code.KEY_MISSING, path=str(path)) from error
    if not words:
        raise SalonError(Code.KEY_MISSING, path=str(path))
    return words


def exists(folder: Path) -> bool:
    """Whether there is an archive in a folder, readable or not."""
    return (folder / DATABASE_FILE).exists()


def create(folder: Path, key_folder: Path, clock: Clock = utc_now) -> Archive:
    """Makes a new, empty archive with a new key.

    Raises:
        SalonError: ``ARCHIVE_EXISTS``, ``NOT_WRITABLE``, ``DESK_TAKEN``.
    """
    lock = _take_desk(folder, make=True)
    try:
        if exists(folder):
            raise SalonError(Code.ARCHIVE_EXISTS, path=str(folder))
        name = f"archive-{secrets.token_hex(4)}"
        keys = Keys.from_root(make_root(key_folder / f"{name}.key"))
        with (folder / KEY_NAME_FILE).open("w", encoding="ascii") as file:
            file.write(f"{name} {keys.fingerprint}\n")
            file.flush()
            os.fsync(file.fileno())
    except BaseException as error:
        lock.close()
        if isinstance(error, OSError):
            raise SalonError(Code.NOT_WRITABLE, path=str(folder)) from error
        raise
    archive = Archive(folder, keys, clock, lock)
    _open(archive, fresh=True)
    return archive


def open_archive(folder: Path, key_folder: Path, clock: Clock = utc_now) -> Archive:
    """Opens an archive and brings its tables up to date; never makes one.

    Raises:
        SalonError: ``NO_ARCHIVE``, ``KEY_MISSING``, ``KEY_UNREADABLE``, ``WRONG_KEY``, ``NOT_A_DATABASE``,
            ``DAMAGED``, ``NEWER_SCHEMA``, ``NOT_WRITABLE``, ``DESK_TAKEN``.
    """
    path = folder / DATABASE_FILE
    if not path.exists():
        raise SalonError(Code.NO_ARCHIVE, path=str(folder))
    if not _may_be_encrypted(path):
        raise SalonError(Code.NOT_A_DATABASE, path=str(path))
    if not os.access(path, os.W_OK):
        raise SalonError(Code.NOT_WRITABLE, path=str(path))
    where = key_path(folder, key_folder)
    keys = Keys.from_root(read_root(where))
    if _key_words(folder)[1:] not in ([], [keys.fingerprint]):
        raise SalonError(Code.WRONG_KEY, path=str(where))
    archive = Archive(folder, keys, clock, _take_desk(folder, make=False))
    _open(archive, fresh=False)
    return archive


def _may_be_encrypted(path: Path) -> bool:
    """Whether a file is as long as an archive is at least, and no plain database.

    Its length may be no whole number of pages: a full disk can cut the last one, and the journal still has it.
    """
    try:
        with path.open("rb") as file:
            head = file.read(16)
    except IsADirectoryError:
        return False
    except OSError as error:
        raise SalonError(Code.NOT_WRITABLE, path=str(path)) from error
    return path.stat().st_size >= PAGE and not head.startswith(b"SQLite format 3")


def _take_desk(folder: Path, *, make: bool) -> IO[str]:
    """Locks the folder for this process; the lock goes with the process, however it ends."""
    try:
        if make:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(folder / LOCK_FILE, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise SalonError(Code.NOT_WRITABLE, path=str(folder)) from error
    lock = os.fdopen(handle, "r+", encoding="ascii")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        holder = lock.read().strip() or "?"
        lock.close()
        if error.errno in (errno.EACCES, errno.EAGAIN):
            raise SalonError(Code.DESK_TAKEN, holder=holder) from error
        raise SalonError(Code.NOT_WRITABLE, path=str(folder)) from error
    lock.seek(0)
    lock.truncate()
    lock.write(str(os.getpid()))
    lock.flush()
    return lock


def _open(archive: Archive, *, fresh: bool) -> None:
    try:
        sql.connect(archive.path, archive.keys.database)
        _migrate(archive, fresh=fresh)
    except BaseException as error:
        archive.close()
        fault = error if sql.is_fault(error) else error.__cause__
        if isinstance(fault, Exception) and sql.is_fault(fault):
            raise SalonError(_what_is_wrong(fault, archive.folder), path=str(archive.folder)) from error
        raise


def _what_is_wrong(error: Exception, folder: Path) -> Code:
    found = sql.code_of(error)
    if found in (Code.FAULT, Code.DAMAGED) and not os.access(folder, os.W_OK):
        return Code.NOT_WRITABLE
    return Code.DAMAGED if found is Code.FAULT else found


def known_migrations() -> list[str]:
    """Names of the migrations that this program brings along, in order."""
    return sorted(path.stem for path in MIGRATIONS.glob("[0-9]*.py"))


def applied_migrations() -> list[str]:
    """Names of the migrations that the open archive has had, in order."""
    if not sql.rows("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_migration'"):
        return []
    return [name for (name,) in sql.rows("SELECT name FROM schema_migration ORDER BY name")]


def _migrate(archive: Archive, *, fresh: bool) -> None:
    applied, known = applied_migrations(), known_migrations()
    if not applied and not fresh:
        raise SalonError(Code.NOT_A_DATABASE, path="")
    if set(applied) - set(known):
        raise SalonError(Code.NEWER_SCHEMA)
    if applied != known:
        # costs 20 ms at start, so only where something is to be done
        with archive.connected():
            archive.database.migrate(MIGRATIONS)
