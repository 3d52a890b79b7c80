"""Writes the journal back into the archive's file, and keeps how far the log had come by then.

Where somebody was erased, the whole file is written anew: SQLite leaves what is deleted in free pages and in the gaps
of others.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from db.core import audit, sql
from db.core.disk import erased_list, log_head
from db.core.disk.files import LOG_HEAD_FILE
from db.core.disk.keys import Keys
from db.core.disk.log_head import UNDER_WAY, WHOLE, LogHead

DUE_BYTES = 1000 * (4096 + 24)
"""A journal that is longer by so many bytes is written back: a thousand pages with their headers, as SQLite does."""
DUE_SAVES = 64
"""After so many operations it is, too: it begins anew in the room that it has, so that its length doesn't tell."""
LONGEST_BYTES = 4 * DUE_BYTES
"""One that a bulk entry has made longer than this gives its room back."""


SCRUB = "scrub"
"""The counter that is above 0 as long as the file holds what was erased; a kill in between leaves it so."""


class Checkpoints:
    """The checkpoints of one archive."""

    def __init__(self, path: Path, keys: Keys) -> None:
        self._path, self._keys = path, keys
        self._journal = f"{path}-wal"
        self._due = DUE_BYTES
        self._saves = 0
        self._is_scrub_due = self._is_written_anew = False

    def begin(self) -> None:
        """The archive is open: one that was made just now, or whose file beside it is lost, gets its own.

        Raises:
            OSError: The folder can't be written.
        """
        if not (self._path.parent / LOG_HEAD_FILE).exists():
            self._keep(LogHead(*audit.head()[:2]), UNDER_WAY)
        self._is_scrub_due = bool(sql.rows("SELECT 1 FROM counter WHERE name = ? AND value > 0", SCRUB))

    def scrub(self) -> None:
        """What is deleted now is to be gone from the file, too, as soon as the transaction has ended."""
        self._is_scrub_due, self._is_written_anew = True, False

    def when_due(self) -> None:
        """Writes the journal back when it has grown long; what was saved stays saved when it can't be."""
        if self._is_scrub_due:
            self._scrub()
        self._saves += 1
        length = self._length()
        if self._saves >= DUE_SAVES or length >= self._due:
            self._write_back(empties=length > LONGEST_BYTES)
            self._saves, self._due = 0, self._length() + DUE_BYTES

    def end(self) -> None:
        """Writes the journal back before the archive is closed, which would do it anyway."""
        if sql.use(self._path) is not None and self._length():
            self._write_back(empties=True)

    def _scrub(self) -> None:
        """Writes the file anew, and who is erased beside it; what can't be done is tried after the next operation."""
        with contextlib.suppress(OSError, sql.DatabaseError):
            erased_list.add(erased_list.beside_archive(self._path.parent), self._keys, erased_list.in_archive())
            if not self._is_written_anew:
                sql.write("VACUUM")
                self._is_written_anew = True
            # whoever reads holds the journal, in which the old pages stand
            if self._write_back(empties=True):
                sql.write("DELETE FROM counter WHERE name = ?", SCRUB)
                self._is_scrub_due = False

    def _length(self) -> int:
        try:
            return os.stat(self._journal).st_size
        except OSError:
            return 0

    def _write_back(self, *, empties: bool = False) -> bool:
        """Whether all of it could be written back: nobody was reading, and the disk had room."""
        # a full or damaged disk is said where something is saved or read, not here
        with contextlib.suppress(OSError, sql.DatabaseError):
            head = LogHead(*audit.head()[:2])
            self._keep(head, UNDER_WAY)
            if sql.write_back(empties=empties):
                self._keep(head, WHOLE)
                return True
        return False

    def _keep(self, head: LogHead, state: str) -> None:
        log_head.keep(self._path.parent, self._keys, head, state)
