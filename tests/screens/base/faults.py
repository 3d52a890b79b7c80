"""What can go wrong with an archive while somebody works: a full disk, a lock, damage, a session that has ended."""

from __future__ import annotations

import random
import resource
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from sqlcipher3 import dbapi2 as sqlcipher

from db.core import sql
from db.core.disk.files import PAGE
from tests.db.salon import Salon


def _own(salon: Salon, statement: str) -> None:
    connection = sql.use(salon.archive.path)
    assert connection is not None
    connection.execute(statement).fetchall()


@contextmanager
def full(salon: Salon) -> Iterator[None]:
    """No file grows any more: what SQLite sees of it is a write that fails."""
    wal = salon.archive.path.with_name("salon.db-wal")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (wal.stat().st_size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def held(salon: Salon) -> Iterator[None]:
    """Another process holds the write lock."""
    other = sqlcipher.connect(str(salon.archive.path), isolation_level=None)
    other.execute(f"PRAGMA key = \"x'{salon.archive.keys.database.hex()}'\"").fetchall()
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


@contextmanager
def locked(salon: Salon) -> Iterator[None]:
    """The same, for longer than anybody waits."""
    patience, sql.BUSY_SECONDS = sql.BUSY_SECONDS, sql.HURRIED_SECONDS
    try:
        with held(salon):
            yield
    finally:
        sql.BUSY_SECONDS = patience


@contextmanager
def damaged(salon: Salon) -> Iterator[None]:
    """Every other page of the file is noise."""
    _own(salon, "PRAGMA wal_checkpoint(TRUNCATE)")
    noise = random.Random(7)
    with salon.archive.path.open("r+b") as file:
        pages = file.seek(0, 2) // PAGE
        for page in range(4, pages, 2):
            file.seek(page * PAGE)
            file.write(noise.randbytes(PAGE))
    _own(salon, "PRAGMA shrink_memory")
    yield


def damage_table(salon: Salon, table: str) -> None:
    """The first page of one table is noise."""
    [(page,)] = sql.rows("SELECT rootpage FROM sqlite_master WHERE name = ?", table)
    _own(salon, "PRAGMA wal_checkpoint(TRUNCATE)")
    with salon.archive.path.open("r+b") as file:
        file.seek((page - 1) * PAGE)
        file.write(random.Random(7).randbytes(PAGE))
    _own(salon, "PRAGMA shrink_memory")


@contextmanager
def left(salon: Salon) -> Iterator[None]:
    """Everybody who is signed in works here no longer."""
    _own(salon, "UPDATE staff SET active = 0")
    yield


@contextmanager
def unwritable(salon: Salon) -> Iterator[None]:
    """Nothing may be written."""
    _own(salon, "PRAGMA query_only = 1")
    yield


Fault = Callable[[Salon], AbstractContextManager[None]]

FAULTS: dict[str, Fault] = {
    "full": full,
    "locked": locked,
    "damaged": damaged,
    "left": left,
    "unwritable": unwritable,
}
