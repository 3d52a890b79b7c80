"""Reads a copy back, every page of it, and says what it holds."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from db.backup.records import Contents
from db.core import audit, chain, sql
from db.core.connection import applied_migrations
from db.core.disk.copies import damaged_pages, is_well_formed, lost_references, one_state, table_counts
from db.core.errors import Code, SalonError


class Found(NamedTuple):
    """What a copy holds; the last two as in :class:`db.backup.records.Manifest`."""

    contents: Contents
    lost_references: int
    log_broken_at: int


def contents() -> Contents:
    """What the state in hand holds."""
    seq, own_hash, _at = audit.head()
    return Contents(schema=applied_migrations()[-1], counts=table_counts(), seq=seq, hash=own_hash)


def require_pages(path: Path, key: bytes) -> None:
    """Reads every page of a file that nobody writes.

    Raises:
        SalonError: ``BACKUP_DAMAGED`` when one is not as it was written.
    """
    try:
        with one_state(path, key, "immutable=1"):
            if damaged_pages():
                raise SalonError(Code.BACKUP_DAMAGED, path=str(path.parent))
    except sql.DatabaseError as error:
        raise SalonError(Code.BACKUP_DAMAGED, path=str(path.parent)) from error


def look_over(path: Path, key: bytes) -> Found:
    """Opens a file that nobody writes and reads all of it: pages, tables, references, and the chain of the log.

    Raises:
        SalonError: ``BACKUP_DAMAGED`` when a page is not as it was written, or pages and tables disagree.
    """
    require_pages(path, key)
    try:
        with one_state(path, key, "immutable=1"):
            if not is_well_formed():
                raise SalonError(Code.BACKUP_DAMAGED, path=str(path.parent))
            return Found(contents(), lost_references(), chain.verify()[1] or 0)
    except (sql.DatabaseError, IndexError) as error:
        raise SalonError(Code.BACKUP_DAMAGED, path=str(path.parent)) from error
