"""Other processes that work on an archive, to be watched, waited for, and killed.

``python -m tests.db.others`` imports everything once and forks a child per order that it reads; so a child costs
10 ms instead of half a second. Orders and reports are lines: ``job {json}``, and what the child says.
"""

from __future__ import annotations

import codecs
import importlib
import json
import os
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

PATIENCE = 30.0
"""Seconds after which a report that doesn't come is an error."""


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
        """Starts a child with one of this module's jobs; it is killed at the end if it still lives."""
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


def say(word: str, *more: object) -> None:
    """Says something to the test; one write, so that lines never mix."""
    os.write(1, (" ".join([word, *map(str, more)]) + "\n").encode())


def hold(folder: str) -> None:
    """Opens the desk and stays there."""
    from db.sign_in.operations.opening import open_desk

    archive = open_desk(Path(folder) / "data", Path(folder) / "keys")
    say("ready")
    signal.pause()
    archive.close()


def open_as_nobody(folder: str) -> None:
    """Tries to open the desk without the rights of root, and says what came of it."""
    from db.core.errors import SalonError
    from db.sign_in.operations.opening import open_desk

    if os.geteuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
    try:
        open_desk(Path(folder) / "data", Path(folder) / "keys").close()
    except SalonError as error:
        say("code", error.code.value)
    else:
        say("code", "opened")


def kill_at(last: int) -> Callable[[], int]:
    """From now on this process is killed at the so manieth thing that it does with files; gives how many it did."""
    done = 0

    def count(event: str, _arguments: object) -> None:
        nonlocal done
        if event in ("open", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "sqlite3.connect", "tempfile.mkdtemp"):
            done += 1
            if done == last:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    return lambda: done


def first_run(folder: str, last: int = 0) -> None:
    """Makes an archive; killed at the so manieth thing that it does with files, where that is given."""
    from db.sign_in.operations import sign_in as operations
    from tests.db.salon import CHEAP, OWNER, PINS

    done = kill_at(last)
    first = operations.FirstRun(salon="静颜", owner=OWNER, pin=PINS[OWNER])
    operations.first_run(Path(folder) / "data", Path(folder) / "keys", first, pin_cost=CHEAP).close()
    say("made", done())


def back_up(folder: str, place: str, last: int = 0) -> None:
    """Makes a backup; killed as :func:`first_run`."""
    from db.backup.operations.making import back_up_unasked
    from db.sign_in.operations.opening import open_desk

    archive = open_desk(Path(folder) / "data", Path(folder) / "keys")
    with archive.connected():
        pass
    done = kill_at(last)
    say("ready")
    back_up_unasked(archive, Path(place))
    say("made", done())
    archive.close()


def restore(folder: str, place: str, last: int = 0) -> None:
    """Restores the newest backup of a place; killed as :func:`first_run`."""
    from db.backup.operations import restoring

    plan = restoring.plan_restore(Path(place), Path(folder) / "data", Path(folder) / "keys")
    done = kill_at(last)
    restoring.restore(plan)
    say("made", done())


def sign_in(folder: str, staff: int, pin: str) -> None:
    """Signs in, as slowly as the hash is."""
    from db.core.errors import Refused
    from db.sign_in.operations import opening
    from db.sign_in.operations import sign_in as operations

    archive = opening.open_desk(Path(folder) / "data", Path(folder) / "keys")
    say("ready")
    try:
        operations.sign_in(archive, staff, pin)
    except Refused as error:
        say("code", error.code.value)
    archive.close()


def save(folder: str, staff: int, pin: str, service: int, begin: int, place: str = "") -> None:
    """Saves in a loop through the real operations, and says so after each one has returned.

    Where a place is given, it is backed up to meanwhile, one backup after the other, and that is said as well.
    """
    from db.backup.operations.making import back_up_unasked
    from db.sign_in.operations import opening
    from db.sign_in.operations import sign_in as operations
    from tests.db.saving import Saver

    archive = opening.open_desk(Path(folder) / "data", Path(folder) / "keys")
    saver = Saver(operations.sign_in(archive, staff, pin), staff, service)

    def back_up_again_and_again() -> None:
        while True:
            say("backed-up", back_up_unasked(archive, Path(place)).seq)

    if place:
        threading.Thread(target=back_up_again_and_again, daemon=True).start()
    say("ready")
    for step in saver.steps(begin):
        say("saved", step)


JOBS: dict[str, Callable[..., None]] = {
    "hold": hold,
    "open_as_nobody": open_as_nobody,
    "first_run": first_run,
    "back_up": back_up,
    "restore": restore,
    "sign_in": sign_in,
    "save": save,
}


def _nurse() -> None:
    from db.text import names

    importlib.import_module("tests.db.saving")
    # what is loaded late otherwise, also for a child that may no longer read Python's own files
    names.readings("单田芳")
    codecs.lookup("ascii")
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
