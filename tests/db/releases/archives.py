"""Keeps an archive, and lays it out again."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sqlcipher3 import dbapi2 as sqlcipher

from db.core.connection import known_migrations, open_archive, read_keys
from db.core.disk.files import DATABASE_FILE, LOCK_FILE
from salon_tui.demo.make import make

_HERE: Final = Path(__file__).parent
_TEXT: Final = "archive.sql"
_CLIENTS: Final = 6
_SEED: Final = 20261127
_NOW: Final = datetime(2026, 11, 27, 10, tzinfo=UTC)


def kept() -> list[str]:
    """Of which states of the tables there is an archive: each by its last migration, the oldest first."""
    return sorted(path.parent.name for path in _HERE.glob(f"*/{_TEXT}"))


def keep() -> Path:
    """Keeps an archive that this program makes, in place of what was kept of the same tables.

    Returns:
        Where it is.
    """
    folder = _HERE / known_migrations()[-1]
    with tempfile.TemporaryDirectory() as scratch:
        data, keys, plain = (Path(scratch) / name for name in ("data", "keys", "plain.db"))
        make(data, keys, _CLIENTS, _SEED, _NOW)
        # closed as the desk is closed, so that one file holds all
        open_archive(data, keys).close()
        with closing(connect(data, keys)) as connection:
            connection.execute("ATTACH ? AS plain KEY ''", (str(plain),))
            connection.execute("SELECT sqlcipher_export('plain')").fetchall()
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(data, folder / "data", ignore=shutil.ignore_patterns(f"{DATABASE_FILE}*", LOCK_FILE))
        shutil.copytree(keys, folder / "keys")
        with closing(sqlite3.connect(plain)) as source:
            (folder / _TEXT).write_text("\n".join(source.iterdump()) + "\n", "utf-8")
    return folder


def lay(name: str, folder: Path) -> tuple[Path, Path]:
    """Makes the archive that was kept: encrypted, closed, and never opened by this program.

    Returns:
        Its data folder and the one of its key.
    """
    data, keys = folder / "data", folder / "keys"
    shutil.copytree(_HERE / name / "data", data)
    shutil.copytree(_HERE / name / "keys", keys)
    with closing(connect(data, keys)) as connection:
        connection.executescript((_HERE / name / _TEXT).read_text("utf-8"))
        # as each archive is from its first moment on; the text doesn't say it
        connection.execute("PRAGMA journal_mode = wal").fetchall()
    return data, keys


def connect(data: Path, keys: Path) -> sqlcipher.Connection:
    """A connection to an archive that nobody else has open."""
    connection = sqlcipher.connect(str(data / DATABASE_FILE), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{read_keys(data, keys).database.hex()}'\"").fetchall()
    return connection
