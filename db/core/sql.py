"""Fixed SQL on this thread's connection, for what the ORM would take longer over than the database.

The sign-in page opens with nothing else; peewee, loaded when somebody signs in, goes on with the same connection.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterable, Iterator, Sequence, Sized
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlcipher3 import dbapi2 as sqlcipher

from db.core.errors import Code, SalonError

BUSY_SECONDS: float = 5
"""So long another's lock is waited for."""
PREPARED_STATEMENTS = 512
"""So many stay prepared, of those that the desk comes back to: preparing one anew takes longer than most take to run,
and by Python's own 128 each page would drive out those of the page before."""
HURRIED_SECONDS: float = 0.05
"""So long where keys would be held up: what this program itself saves in another thread is over by then."""
PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "temp_store": 2,
    "cipher_memory_security": 0,
    # at most so many KiB of decrypted pages: one takes 25 µs, a list of clients reads up to a hundred, and half as many
    # kept pages would double what the slowest of 100 look-ups takes at a million clients
    "cache_size": -131072,
    # the journal is written back by db.core.disk.checkpoints, which keeps how far the log had come
    "wal_autocheckpoint": 0,
}
"""WAL with FULL lost no acknowledged save in 1,000 power cuts, with NORMAL in 508; temporary
tables stay in memory, since a temporary file would be plain text."""

_SIGNS: dict[Code, tuple[str, ...]] = {
    Code.NOT_WRITABLE: ("readonly", "unable to open"),
    # after an I/O error nobody knows what was kept, as on a full disk
    Code.DISK_FULL: ("full", "disk I/O"),
    Code.DAMAGED: ("image is malformed", "not a database", "corrupt"),
    Code.BUSY: ("locked", "busy"),
    Code.PLACE_SLOW: ("interrupted",),
}
"""What SQLite says, by what it means."""

_AT_ONCE = 500
"""Values of one list in one statement."""

DatabaseError = sqlcipher.DatabaseError
"""What fixed SQL raises; peewee raises its own."""


class ThreadConnection(threading.local):
    """This thread's connections, the one that fixed SQL goes to, and its cursor for what is read at once."""

    connection: Any = None
    cursor: Any = None
    path: Path | None = None
    waits: float = -1
    """Seconds that the connection waits for another's lock; below 0 where that isn't known."""
    held: dict[str, Any] | None = None
    """See :func:`held`."""

    def __init__(self) -> None:
        self.all: dict[Path, Any] = {}

    def turn_to(self, connection: Any, path: Path | None = None) -> None:
        """Sends fixed SQL to a connection, to the file with that path, or to none."""
        if connection is not self.connection:
            self.connection = connection
            self.cursor = None if connection is None else connection.cursor()
            self.waits = -1
            self.held = None
        self.path = path


_here = ThreadConnection()


def connect(path: Path, key: bytes) -> Any:
    """Makes this thread's connection to a file, and uses it: SQLCipher with a raw 256-bit key.

    There is no key derivation at open: a passphrase would cost 200 ms a connection.

    Raises:
        DatabaseError: It can't be opened, or not with this key.
        SalonError: ``DAMAGED`` where it doesn't take the settings that keep what is saved.
    """
    connection = sqlcipher.connect(
        str(path), timeout=BUSY_SECONDS, isolation_level=None, cached_statements=PREPARED_STATEMENTS
    )
    try:
        _unlock(connection, key)
        for name, value in PRAGMAS.items():
            connection.execute(f"PRAGMA {name} = {value}").fetchall()
        for name in ("journal_mode", "synchronous", "foreign_keys"):
            if connection.execute(f"PRAGMA {name}").fetchone()[0] != PRAGMAS[name]:
                raise SalonError(Code.DAMAGED, pragma=name)
    except Exception:
        connection.close()
        raise
    _here.all[path] = connection
    _here.turn_to(connection, path)
    return connection


def look(path: Path, key: bytes, how: str) -> Any:
    """Makes a connection that can only read, and that nothing else uses; close it.

    Args:
        path: The file.
        key: Its key.
        how: ``mode=ro`` for the file and its journal, ``immutable=1`` for the file alone.

    Raises:
        DatabaseError: It can't be opened, or not with this key.
    """
    connection = sqlcipher.connect(f"file:{quote(str(path))}?{how}", uri=True, isolation_level=None)
    try:
        _unlock(connection, key)
    except Exception:
        connection.close()
        raise
    return connection


def _unlock(connection: Any, key: bytes) -> None:
    # before the key, or a wrong key writes to the terminal
    connection.execute("PRAGMA cipher_log = off").fetchall()
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"").fetchall()


@contextmanager
def reading_from(connection: Any) -> Iterator[None]:
    """Sends fixed SQL to a connection that :func:`look` made; afterwards it goes where it went before."""
    before = _here.connection, _here.path
    _here.turn_to(connection)
    try:
        yield
    finally:
        _here.turn_to(*before)


def use(path: Path) -> Any:
    """Sends fixed SQL to this thread's connection to a file; gives that connection, None where there is none."""
    if path is _here.path:
        return _here.connection
    found = _here.all.get(path)
    if found is not None:
        _here.turn_to(found, path)
    return found


def close(path: Path) -> None:
    """Closes this thread's connection to a file, where there is one."""
    connection = _here.all.pop(path, None)
    if connection is not None:
        connection.close()
        if _here.connection is connection:
            _here.turn_to(None)


def run(sql: str, *values: object) -> Any:
    """Runs a statement; gives its cursor."""
    return _here.connection.execute(sql, values)


def rows(sql: str, *values: object) -> list[Any]:
    """Every row that a statement gives."""
    # one cursor for all: making another takes half as long as most statements do
    found: list[Any] = _here.cursor.execute(sql, values).fetchall()
    return found


def named_rows(sql: str, *values: object) -> tuple[tuple[str, ...], list[Any]]:
    """Names of the columns that a statement gives, and every row."""
    cursor = _here.cursor.execute(sql, values)
    return tuple([column[0] for column in cursor.description]), cursor.fetchall()


def rows_among(sql: str, values: Sequence[object], *before: object) -> list[Any]:
    """Every row that a statement gives for a list of values.

    Args:
        sql: The statement; ``{}`` stands for the list, and the statement may order only what one value gives.
        values: The list. Of none nothing is asked, and of many some hundreds at a time, as any database takes them.
        before: The values of the marks before it.
    """
    # what nearly all are
    if 0 < (number := len(values)) <= _AT_ONCE:
        return rows(_with_marks(sql, number), *before, *values)
    found: list[Any] = []
    for start in range(0, number, _AT_ONCE):
        some = values[start : start + _AT_ONCE]
        found += rows(_with_marks(sql, len(some)), *before, *some)
    return found


@lru_cache(maxsize=256)
def _with_marks(sql: str, number: int) -> str:
    """The statement for so many values: made once, or SQLite's own look for what it has prepared takes longer."""
    return sql.replace("{}", marks(range(number)))


def marks(values: Sized) -> str:
    """The marks for a list of values that is neither empty nor longer than a page; see :func:`rows_among`."""
    return ",".join("?" * len(values))


def write(sql: str, *values: object) -> None:
    """Runs a statement that gives nothing back."""
    _here.cursor.execute(sql, values)


def write_each(sql: str, lines: Iterable[Sequence[object]]) -> None:
    """Runs such a statement once for each line of values."""
    _here.cursor.executemany(sql, lines)


def days_after(day: str, days: str) -> str:
    """SQL for the day so many days after another: both are expressions, NULL where one of them is."""
    return f"date({day}, ({days}) || ' days')"


def days_between(first: str, last: str) -> str:
    """SQL for how many days a day comes after another."""
    return f"CAST(julianday({last}) - julianday({first}) AS INTEGER)"


def write_back(*, empties: bool = False) -> bool:
    """Writes the journal back into the file; gives False where another connection is reading what is in it.

    What is saved next is written over it from its beginning: a file that grows with every save is waited for twice as
    long. Only where ``empties`` it is cut to nothing.

    Raises:
        DatabaseError: The disk is full, or a transaction is under way.
    """
    if not empties:
        [(busy, pages, written)] = rows("PRAGMA wal_checkpoint(PASSIVE)")
        return not busy and bool(pages == written)
    # whoever reads is not waited for: there is a next time
    rows("PRAGMA busy_timeout = 0")
    try:
        [(busy, _pages, _written)] = rows("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        _here.waits = -1
        wait_for_lock(True)
    return not busy


def wait_for_lock(is_patient: bool) -> None:
    """Says how long this thread's connection waits for another's lock from now on."""
    seconds = BUSY_SECONDS if is_patient else HURRIED_SECONDS
    if seconds != _here.waits:
        rows(f"PRAGMA busy_timeout = {round(seconds * 1000)}")
        _here.waits = seconds


class Transaction:
    """All or nothing of what this thread changes in between; one inside another is undone alone.

    It takes the write lock at once, so that what is read in it is still so when it is written.
    """

    def __enter__(self) -> None:
        self._connection = _here.connection
        self._inside = self._connection.in_transaction
        self._connection.execute("SAVEPOINT inside" if self._inside else "BEGIN IMMEDIATE")
        if not self._inside:
            _here.held = {}

    def __exit__(self, kind: object, error: object, traceback: object) -> None:
        if not self._inside:
            _here.held = None
        if kind is None:
            try:
                self._connection.execute("RELEASE inside" if self._inside else "COMMIT")
            except DatabaseError:
                self._undo()
                raise
        else:
            self._undo()

    def _undo(self) -> None:
        if _here.held:
            _here.held.clear()
        # on a full disk SQLite has done so itself; a second time would hide the reason
        if not self._connection.in_transaction:
            return
        if self._inside:
            self._connection.execute("ROLLBACK TO inside")
            self._connection.execute("RELEASE inside")
        else:
            self._connection.execute("ROLLBACK")


def held() -> dict[str, Any] | None:
    """What this thread has found out about rows that nobody else can change while it holds the write lock.

    Empty at the beginning of each transaction and where part of one is undone; None outside.
    """
    return _here.held


def wait_for_disk(waits: bool) -> None:
    """Whether a save has ended only when the disk says that it is there."""
    write(f"PRAGMA synchronous = {PRAGMAS['synchronous'] if waits else 0}")


def keep_less() -> None:
    """Lets go of what this thread's connection has decrypted, but for what it is about to write."""
    rows("PRAGMA shrink_memory")


def in_transaction() -> bool:
    """Whether this thread holds the write lock."""
    return _here.connection is not None and bool(_here.connection.in_transaction)


def refuse_in_transaction() -> None:
    """For what takes long or waits for a disk: while a transaction is open, nobody else can save.

    Raises:
        RuntimeError: This thread is in a transaction.
    """
    if in_transaction():
        raise RuntimeError("too slow to be done inside a transaction")


def has_table(name: str, connection: Any = None) -> bool:
    """Whether there is a table, here or where another connection leads."""
    found = (connection or _here.connection).execute(
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (name,)
    )
    return found.fetchone() is not None


def code_of(error: Exception) -> Code:
    """What an error of the database means for the person at the desk; ``FAULT`` where only a programmer can tell."""
    text = str(error)
    for code, signs in _SIGNS.items():
        if any(sign in text for sign in signs):
            return code
    return Code.FAULT


def is_fault(error: object) -> bool:
    """Whether an error is the database's own, from fixed SQL or from peewee, which is not loaded for the question."""
    peewee = sys.modules.get("peewee")
    return isinstance(error, DatabaseError) or (peewee is not None and isinstance(error, peewee.PeeweeException))
