"""How far the audit log had come when the archive's file was last whole, kept in a small file beside it.

SQLite takes an older file beside a newer journal, or a newer one beside an older, for one archive: 2,000 rows became
200, and its own integrity check found nothing. The log grows with everything that is saved, so an archive whose log
has not come as far as this file says is none.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
from pathlib import Path
from typing import Any, NamedTuple

from db.core import sql
from db.core.disk.files import DATABASE_FILE, LOG_HEAD_FILE, write_whole
from db.core.disk.keys import Keys
from db.core.errors import Code, SalonError

WHOLE, UNDER_WAY = "whole", "under-way"
"""Whether the file holds all that was saved by then, or a checkpoint may have been cut short in it."""


class LogHead(NamedTuple):
    """An entry of the log: its number and its hash."""

    seq: int
    hash: str


_NONE = LogHead(0, "")


def keep(folder: Path, keys: Keys, head: LogHead, state: str) -> None:
    """Writes how far the log has come.

    Raises:
        OSError: It can't be written.
    """
    text = f"{head.seq} {head.hash} {state}"
    write_whole(folder / LOG_HEAD_FILE, f"{text}\n{_mac(keys, text)}\n")


def check(folder: Path, keys: Keys) -> None:
    """Looks, without changing a byte, whether the archive's files belong together.

    Raises:
        SalonError: ``ROLLED_BACK`` when one of them is older than the others, ``FOREIGN_JOURNAL`` when the file can be
            read but for the journal.
        DatabaseError: Of :mod:`db.core.sql`; the archive can't be read.
    """
    kept = _read(folder, keys)
    if kept is None:
        return
    least, state = kept
    path = folder / DATABASE_FILE
    journal = path.with_name(f"{DATABASE_FILE}-wal")
    if not journal.exists() or not journal.stat().st_size:
        _require(_reached(path, keys, least, "immutable=1"), least, folder)
        return
    # alone first: a newer journal hides how old the file is. Where a checkpoint was cut short it can't be read alone
    alone = _NONE
    if state == WHOLE:
        with contextlib.suppress(sql.DatabaseError):
            alone = _require(_reached(path, keys, least, "immutable=1"), least, folder)
    try:
        together = _require(_reached(path, keys, least, "mode=ro"), least, folder)
    except sql.DatabaseError as error:
        if alone is _NONE or sql.code_of(error) is not Code.DAMAGED:
            raise
        # without the cause, which would be told as damage
        raise SalonError(Code.FOREIGN_JOURNAL, path=str(journal)) from None
    if together.seq < alone.seq:
        raise SalonError(Code.ROLLED_BACK, path=str(folder / LOG_HEAD_FILE))


def _read(folder: Path, keys: Keys) -> tuple[LogHead, str] | None:
    path = folder / LOG_HEAD_FILE
    try:
        text, mac = path.read_text("ascii").splitlines()[:2]
        seq, own_hash, state = text.split()
        if not hmac.compare_digest(mac, _mac(keys, text)):
            raise ValueError
        return LogHead(int(seq), own_hash), state
    except FileNotFoundError:
        return None
    except ValueError as error:
        raise SalonError(Code.ROLLED_BACK, path=str(path)) from error
    except OSError as error:
        raise SalonError(Code.NOT_READ, path=str(path)) from error


def _mac(keys: Keys, text: str) -> str:
    return hmac.digest(keys.audit, f"log-head {text}".encode(), hashlib.sha256).hex()


def _reached(path: Path, keys: Keys, least: LogHead, how: str) -> LogHead | None:
    """The newest entry, where the log has the least one in it; None where it hasn't."""
    connection: Any = sql.look(path, keys.database, how)
    try:
        if not sql.has_table("audit_entry", connection):
            return None
        found = connection.execute("SELECT 1 FROM audit_entry WHERE seq = ? AND hash = ?", least).fetchone()
        newest = connection.execute("SELECT seq, hash FROM audit_entry ORDER BY seq DESC LIMIT 1").fetchone()
    finally:
        connection.close()
    return LogHead(*newest) if found and newest else None


def _require(found: LogHead | None, least: LogHead, folder: Path) -> LogHead:
    if found is None and least.seq:
        raise SalonError(Code.ROLLED_BACK, path=str(folder / LOG_HEAD_FILE))
    return found or _NONE
