"""A disk that fails: from the so manieth call on, whether SQLite or Python makes it."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from tests.db.system_calls import FAIL, READ, SYNC, exchange

_EVENTS: Final = ("open", "os.mkdir", "os.remove", "os.rename", "tempfile.mkdtemp")
_FSYNC_FAILED: Final = 10 | 4 << 8
"""``SQLITE_IOERR_FSYNC``."""


@dataclass
class DiskFaults:
    """Counts what is done with a folder's files, and lets it fail.

    Attributes:
        folder: The folder; SQLite's own calls count wherever they go.
        at: Which call fails; 0 for none.
        number: With which error of the system.
        for_good: Whether all after it fail too; where the disk is full, only those that write.
        done: How many calls there were.
    """

    folder: str
    at: int
    number: int
    for_good: bool
    done: int = 0

    def begin(self) -> None:
        """From now on, in this process."""
        exchange(FAIL, self._call)
        sys.addaudithook(self._hear)

    def _fails(self, reads: bool = False) -> bool:
        self.done += 1
        if not self.at:
            return False
        if self.for_good:
            return self.done >= self.at and not reads
        return self.done == self.at

    def _call(self, name: str, call: Callable[..., int], arguments: tuple[Any, ...]) -> int:
        if not self._fails(name in READ):
            return call(*arguments)
        if name == SYNC:
            return _FSYNC_FAILED
        ctypes.set_errno(self.number)
        return -1

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event not in _EVENTS or not str(arguments[0]).startswith(self.folder):
            return
        # what is only read is none of a full disk's business
        reads = event == "open" and not (arguments[2] or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if self._fails(reads):
            raise OSError(self.number, os.strerror(self.number), str(arguments[0]))
