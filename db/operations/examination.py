"""Looks an open archive over, part by part: pages, tables, log, clock. It says what it found in codes, not in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from db import audit
from db.connection import Archive, applied_migrations, known_migrations
from db.door import entrance
from db.sql import rows

CLOCK_TOLERANCE = timedelta(minutes=5)


class Part(StrEnum):
    """What is looked at."""

    PAGES = "pages"
    """Each page has a code that only the key can make: no flipped bit gets past it."""
    STRUCTURE = "structure"
    REFERENCES = "references"
    TABLES = "tables"
    LOG = "log"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class Found:
    """One part.

    Attributes:
        good: Whether it is as it should be.
        count: Damaged pages, lost references, good entries, or the number of the first bad entry.
        at: The time of the last entry, for the clock.
        unreadable: Whether reading it failed altogether.
    """

    part: Part
    good: bool
    count: int = 0
    at: datetime | None = None
    unreadable: bool = False


@entrance
def examine(archive: Archive) -> Iterator[Found]:
    """Looks at every part, also when one of them can't be read."""
    with archive.connected():
        for part, look in _LOOKS.items():
            try:
                yield look(archive)
            except Exception:
                # a damaged page makes the database raise anywhere, and in many ways
                yield Found(part, good=False, unreadable=True)


@entrance
def versions(archive: Archive) -> tuple[str, str]:
    """Versions of SQLite and of SQLCipher."""
    with archive.connected():
        return str(rows("SELECT sqlite_version()")[0][0]), str(rows("PRAGMA cipher_version")[0][0])


def _pages(archive: Archive) -> Found:
    bad = len(rows("PRAGMA cipher_integrity_check"))
    return Found(Part.PAGES, not bad, bad)


def _structure(archive: Archive) -> Found:
    told = [row[0] for row in rows("PRAGMA integrity_check(10)")]
    return Found(Part.STRUCTURE, told == ["ok"])


def _references(archive: Archive) -> Found:
    lost = len(rows("PRAGMA foreign_key_check"))
    return Found(Part.REFERENCES, not lost, lost)


def _tables(archive: Archive) -> Found:
    return Found(Part.TABLES, applied_migrations() == known_migrations())


def _log(archive: Archive) -> Found:
    good, bad = audit.verify()
    return Found(Part.LOG, bad is None, good if bad is None else bad)


def _clock(archive: Archive) -> Found:
    last = audit.head()[2]
    return Found(Part.CLOCK, last is None or archive.clock() > last - CLOCK_TOLERANCE, at=last)


_LOOKS: dict[Part, Callable[[Archive], Found]] = {
    Part.PAGES: _pages,
    Part.STRUCTURE: _structure,
    Part.REFERENCES: _references,
    Part.TABLES: _tables,
    Part.LOG: _log,
    Part.CLOCK: _clock,
}
