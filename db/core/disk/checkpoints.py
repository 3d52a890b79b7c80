"""Writes the journal back into the archive's file, and keeps how far the log had come by then."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from db.core import audit, sql
from db.core.disk import log_head
from db.core.disk.files import LOG_HEAD_FILE
from db.core.disk.log_head import UNDER_WAY, WHOLE, LogHead
from db.core.keys import Keys

DUE_BYTES = 1000 * (4096 + 24)
"""A journal of so many bytes is written back: a thousand pages with their headers, as SQLite does by itself."""


class Checkpoints:
    """The checkpoints of one archive."""

    def __init__(self, path: Path, keys: Keys) -> None:
        self._path, self._keys = path, keys
        self._journal = f"{path}-wal"
        self._due = DUE_BYTES

    def begin(self) -> None:
        """The archive is open: one that was made just now, or whose file beside it is lost, gets its own.

        Raises:
            OSError: The folder can't be written.
        """
        if not (self._path.parent / LOG_HEAD_FILE).exists():
            self._keep(LogHead(*audit.head()[:2]), UNDER_WAY)

    def when_due(self) -> None:
        """Writes the journal back when it has grown long; what was saved stays saved when it can't be."""
        length = self._length()
        if length >= self._due:
            self._due = DUE_BYTES if self._write_back() else length + DUE_BYTES

    def end(self) -> None:
        """Writes the journal back before the archive is closed, which would do it anyway."""
        if sql.use(self._path) is not None and self._length():
            self._write_back()

    def _length(self) -> int:
        try:
            return os.stat(self._journal).st_size
        except OSError:
            return 0

    def _write_back(self) -> bool:
        """Whether all of it could be written back: nobody was reading, and the disk had room."""
        # a full or damaged disk is said where something is saved or read, not here
        with contextlib.suppress(OSError, sql.DatabaseError):
            head = LogHead(*audit.head()[:2])
            self._keep(head, UNDER_WAY)
            if sql.write_back():
                self._keep(head, WHOLE)
                return True
        return False

    def _keep(self, head: LogHead, state: str) -> None:
        log_head.keep(self._path.parent, self._keys, head, state)
