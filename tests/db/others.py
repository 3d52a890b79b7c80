"""Other processes that work on an archive, to be watched, waited for, and killed.

``python -m tests.db.others`` imports everything once and forks a child per order that it reads; so a child costs
10 ms instead of half a second. Orders and reports are lines: ``job {json}``, and what the child says.
"""

from __future__ import annotations

import codecs
import gc
import importlib
import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

from tests.db.jobs import JOBS, say

PATIENCE = 30.0
"""Seconds after which a report that doesn't come is an error."""
LOADED_LATE = (
    "argon2",
    "db.backup.operations.making",
    "db.backup.operations.restoring",
    "db.core.database",
    "db.erasing.store",
    "playhouse.migrations",
    "salon_tui.words.sentences",
    "tests.db.disk_faults",
    "tests.db.saving",
)
"""What each child would load for itself, if it may still read Python's own files then."""


@dataclass
class Child:
    """One other process."""

    pid: int
    nursery: Others
    said: list[str] = field(default_factory=list)
    ended: bool = False

    def hears(self, seconds: float) -> None:
        """Takes in what the child says within so many seconds."""
        until = time.monotonic() + seconds
        while not self.ended and (line := self.nursery.line(until - time.monotonic())) is not None:
            if line == f"ended {self.pid}":
                self.ended = True
            else:
                self.said.append(line)

    def waits_for(self, word: str, times: int = 1) -> str:
        """Waits until the child has said something that begins with a word; returns the rest of that line."""
        until = time.monotonic() + PATIENCE
        while True:
            found = [line for line in self.said if line.split(" ")[0] == word]
            if len(found) >= times:
                return found[-1].removeprefix(word).strip() if found else ""
            assert not self.ended and time.monotonic() < until, f"no {word!r} in {self.said}"
            line = self.nursery.line(1.0)
            if line == f"ended {self.pid}":
                self.ended = True
            elif line is not None:
                self.said.append(line)

    def kill(self) -> None:
        """Kills the child as pulling the plug would, and waits until it is gone."""
        os.kill(self.pid, signal.SIGKILL)
        self.hears(PATIENCE)
        assert self.ended


class Others:
    """The process that the others are forked from."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.db.others"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[2],
        )
        self._rest = b""

    def __enter__(self) -> Others:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.communicate(timeout=PATIENCE)

    @contextmanager
    def child(self, job: str, **arguments: Any) -> Iterator[Child]:
        """Starts a child with one of the jobs; it is killed at the end if it still lives."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps([job, arguments]).encode() + b"\n")
        self._process.stdin.flush()
        started = self.line(PATIENCE)
        assert started is not None and started.startswith("started "), started
        child = Child(int(started.split()[1]), self)
        try:
            yield child
        finally:
            if not child.ended:
                child.kill()

    def line(self, seconds: float) -> str | None:
        """The next line that was said, or None if there is none within so many seconds."""
        assert self._process.stdout is not None
        handle = self._process.stdout.fileno()
        until = time.monotonic() + seconds
        while b"\n" not in self._rest:
            if not select.select([handle], [], [], max(0.0, until - time.monotonic()))[0]:
                return None
            got = os.read(handle, 65536)
            assert got, "the nursery ended"
            self._rest += got
        line, self._rest = self._rest.split(b"\n", 1)
        return line.decode()


def _nurse() -> None:
    from db.backup import making
    from db.staff import pins
    from db.text import names
    from tests.db.salon import CHEAP

    # as in the tests' own process
    making.NICENESS = 0
    pins.FLOOR_KIB, pins.FLOOR_PASSES = CHEAP
    for late in LOADED_LATE:
        importlib.import_module(late)
    names.readings("单田芳")
    codecs.lookup("ascii")
    # no child goes through what all of them share, or copies it by that
    gc.collect()
    gc.freeze()
    ended = 0
    for order in sys.stdin:
        if ended:
            os.waitpid(ended, 0)
        job, arguments = json.loads(order)
        pid = os.fork()
        if pid == 0:
            # said by the child, before anything else that it says
            say("started", os.getpid())
            try:
                JOBS[job](**arguments)
            except BaseException as error:
                say("failed", repr(error))
                os._exit(1)
            os._exit(0)
        # left as it is until the next order, so that its number stays its own
        os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
        say("ended", pid)
        ended = pid


if __name__ == "__main__":
    _nurse()
