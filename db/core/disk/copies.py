"""A whole database: one state of it, a copy of that under another key, and whether a file is sound."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.core.sql import PRAGMAS, DatabaseError, look, reading_from, rows

_STEPS = 100_000
"""Of SQLite's own machine, between two looks at the time."""


@contextmanager
def one_state(path: Path, key: bytes, how: str, seconds: float = 0) -> Iterator[None]:
    """Sends fixed SQL of this thread to one state of a file, whatever is saved meanwhile by others.

    Nobody is kept from saving: who reads holds up no writer, and what is written back waits until it is over.

    Args:
        path: The file, which stays as it is.
        key: Its key.
        how: ``mode=rw`` for an archive in use with its journal, ``immutable=1`` for a file that nobody writes.
        seconds: After so many, what runs is broken off; 0 for never.

    Raises:
        DatabaseError: Of :mod:`db.core.sql`.
    """
    connection = look(path, key, how)
    try:
        if seconds:
            end = time.monotonic() + seconds
            connection.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
        with reading_from(connection):
            # what is sorted would be plain text in a temporary file; and with few pages kept, each is decrypted again
            # and again while indexes are compared with their tables, which takes six times as long
            for name in ("temp_store", "cache_size"):
                rows(f"PRAGMA {name} = {PRAGMAS[name]}")
            rows("BEGIN")
            yield
            rows("COMMIT")
    finally:
        connection.close()


def export(path: Path, key: bytes) -> None:
    """Writes all that the state in hand holds to an empty file under another key.

    A thread that waits for it holds up no other: it is one step of SQLite's, which needs nothing of Python's.

    Raises:
        DatabaseError: Of :mod:`db.core.sql`; what was written until then stays.
    """
    _attach(path, key)
    # half a file is thrown away
    rows("PRAGMA copy.journal_mode = off")
    rows("SELECT sqlcipher_export('copy')")


def table_counts() -> dict[str, int]:
    """How many rows each table has."""
    names = rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    return {name: rows(f'SELECT COUNT(*) FROM "{name}"')[0][0] for (name,) in names}


def same_rows(path: Path, key: bytes) -> int:
    """How many rows of a copy stand in the state in hand as they stand there, by their keys; both have the same tables.

    Raises:
        DatabaseError: Of :mod:`db.core.sql`.
    """
    _attach(path, key)
    same = 0
    for table in table_counts():
        columns = [(name, place) for _id, name, _kind, _null, _default, place in rows(f'PRAGMA table_info("{table}")')]
        joined = " AND ".join(f'a."{name}" {"=" if place else "IS"} b."{name}"' for name, place in columns)
        same += rows(f'SELECT COUNT(*) FROM main."{table}" a JOIN copy."{table}" b ON {joined}')[0][0]
    return same


def _attach(path: Path, key: bytes) -> None:
    rows("ATTACH ? AS copy KEY ?", str(path), f"x'{key.hex()}'")


def versions() -> tuple[str, str]:
    """Those of SQLite and SQLCipher."""
    return str(rows("SELECT sqlite_version()")[0][0]), str(rows("PRAGMA cipher_version")[0][0])


def damaged_pages() -> int:
    """How many pages have another code than the key makes for them. Reads the whole file, past the journal."""
    return len(rows("PRAGMA cipher_integrity_check"))


def is_well_formed() -> bool:
    """Whether pages and indexes fit together."""
    return [found for (found,) in rows("PRAGMA integrity_check(10)")] == ["ok"]


def is_sound(path: Path, key: bytes) -> bool:
    """Whether every page of a file and its journal can be read and fits: reads all of it, which may take a while.

    Asked after a read that failed, since SQLCipher says the same of a page that the disk didn't give once, as of one
    that is damaged.
    """
    journal = path.with_name(f"{path.name}-wal")
    # neither makes nor changes a file: the last to close what may be written would write the journal back
    how = "mode=ro" if journal.exists() and journal.stat().st_size else "immutable=1"
    try:
        with one_state(path, key, how):
            return not damaged_pages() and is_well_formed()
    except DatabaseError:
        return False


def lost_references() -> int:
    """How many rows refer to one that isn't there."""
    return len(rows("PRAGMA foreign_key_check"))


def references_of(table: str) -> list[tuple[str, str]]:
    """The columns of a table that refer to others, each with the table that it refers to, in the order of the table."""
    found = rows(f'PRAGMA foreign_key_list("{table}")')
    return sorted((column, to) for _id, _seq, to, column, *_ in found)


def has_column(table: str, column: str) -> bool:
    """Whether a table of the state in hand has a column; what an earlier program made may have none."""
    return any(name == column for _id, name, *_ in rows(f'PRAGMA table_info("{table}")'))
