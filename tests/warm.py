"""Programs that start as copies of a process which has imported everything already.

A desk costs 0.3 s of processor time before its first page, most of it imports, and the tests start some hundred.
``python -m tests.warm`` imports the program once; for every order it forks a keeper, which forks the program, waits for
it and tells how it ended. What is copied is a process of its own in every other respect: its environment, its standard
streams or its terminal, its signals, its exit status; only that its backups don't stand back, since tests keep every
core busy. How the program starts cold has tests of its own.

Orders come over a socket, each with the open files that the program is to have.
"""

from __future__ import annotations

import atexit
import contextlib
import fcntl
import importlib
import io
import json
import os
import pkgutil
import select
import signal
import socket
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, Never

REPOSITORY: Final = Path(__file__).resolve().parents[1]
COMMAND: Final = "salon_tui.__main__:main"
"""What ``salon-tui`` runs."""
_STREAMS: Final = (
    ("stdin", "r", "surrogateescape"),
    ("stdout", "w", "surrogateescape"),
    ("stderr", "w", "backslashreplace"),
)
_LONGEST_ORDER: Final = 1 << 17
_PATIENCE: Final = 60
"""Seconds after which a program that is waited for is taken to hang."""


class Warm:
    """A program that was started from the process that has imported it.

    Args:
        program: The function that is run, as ``module:name``; it takes the arguments and gives the exit status.
        arguments: Of its command line.
        environment: All of its environment.
        files: What becomes its standard input, output and error; a terminal becomes its own.
        ignored_signals: What it ignores from the start, as a shell's background jobs do.
    """

    def __init__(
        self,
        program: str,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        files: tuple[int, int, int],
        ignored_signals: Sequence[int] = (),
    ) -> None:
        self._told, tells = os.pipe()
        order = {
            "program": program,
            "arguments": list(arguments),
            "environment": dict(environment),
            "ignored": [int(number) for number in ignored_signals],
        }
        socket.send_fds(_nursery(), [json.dumps(order).encode()], [*files, tells])
        os.close(tells)
        self._words = b""
        self._code: int | None = None
        while b"\n" not in self._words:
            self._hear()
        self.pid = int(self._words.split(b"\n")[0])

    def poll(self) -> int | None:
        """How the program ended, as ``Popen.poll``: its status, a signal as a negative number; None while it runs."""
        if self._code is None:
            os.set_blocking(self._told, False)
            with contextlib.suppress(BlockingIOError):
                self._hear()
        return self._code

    def wait(self) -> int:
        """Waits for the end; a program that hangs is killed, and an error."""
        while (code := self.poll()) is None:
            if not select.select([self._told], [], [], _PATIENCE)[0]:
                os.kill(self.pid, signal.SIGKILL)
                raise AssertionError("the program hangs")
        return code

    def _hear(self) -> None:
        said = os.read(self._told, 64)
        assert said, "the process that is copied has ended"
        self._words += said
        if self._words.count(b"\n") == 2:
            self._code = int(self._words.split(b"\n")[1])
            os.close(self._told)


@cache
def _nursery() -> socket.socket:
    """The socket of the process that is copied, which ends when this one does."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("TEXTUAL", "RICH"))}
    process = subprocess.Popen(
        [sys.executable, "-X", "utf8", "-W", "error", "-m", "tests.warm", str(theirs.fileno())],
        pass_fds=[theirs.fileno()],
        stdin=subprocess.DEVNULL,
        cwd=REPOSITORY,
        env=environment,
    )
    theirs.close()

    @atexit.register
    def end() -> None:
        ours.close()
        process.wait()

    return ours


# In the process that is copied.


def _serve(orders: socket.socket) -> None:
    # keepers are nobody's to wait for
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        order, files, _flags, _address = socket.recv_fds(orders, _LONGEST_ORDER, 4)
        if not order:
            return
        if os.fork() == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            orders.close()
            _keep(json.loads(order), files)
        for file in files:
            os.close(file)


def _keep(order: dict[str, Any], files: list[int]) -> Never:
    """Starts the program, and tells its number and its end."""
    *streams, tells = files
    pid = os.fork()
    if pid == 0:
        os.close(tells)
        _become(order, streams)
    for stream in streams:
        os.close(stream)
    os.write(tells, b"%d\n" % pid)
    _pid, status = os.waitpid(pid, 0)
    # whoever ordered it may be gone
    with contextlib.suppress(BrokenPipeError):
        os.write(tells, b"%d\n" % os.waitstatus_to_exitcode(status))
    os._exit(0)


def _become(order: dict[str, Any], files: list[int]) -> Never:
    """Runs the program as a process that has just been started."""
    status = 1
    try:
        for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
            if number < 32 and number != signal.SIGPIPE:
                signal.signal(number, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        for number in order["ignored"]:
            signal.signal(number, signal.SIG_IGN)
        os.setsid()
        if os.isatty(files[0]):
            fcntl.ioctl(files[0], termios.TIOCSCTTY, 0)
        for at, file in enumerate(files):
            os.dup2(file, at)
        for file in set(files) - {0, 1, 2}:
            os.close(file)
        os.environ.clear()
        os.environ.update(order["environment"])
        time.tzset()
        for at, (name, mode, errors) in enumerate(_STREAMS):
            stream = _stream(at, mode, errors)
            setattr(sys, name, stream)
            setattr(sys, f"__{name}__", stream)
        module, _, name = order["program"].partition(":")
        run: Callable[[list[str]], int] = getattr(importlib.import_module(module), name)
        sys.argv = [module, *order["arguments"]]
        status = run(order["arguments"])
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else 1
    except BaseException:
        import traceback

        traceback.print_exc()
    finally:
        for written in (sys.stdout, sys.stderr):
            with contextlib.suppress(Exception):
                written.flush()
        os._exit(status)


def _stream(number: int, mode: str, errors: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(
        open(number, f"{mode}b", closefd=False), "utf-8", errors, line_buffering=number == 2 or os.isatty(number)
    )


def _import_everything() -> None:
    import gc

    import db
    import printouts
    import salon_tui
    from db.backup import making
    from printouts.drawing import fonts

    making.NICENESS = 0
    for package in (db, printouts, salon_tui):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not found.name.startswith("printouts.build"):
                importlib.import_module(found.name)
    for name in ("tests.kiosk.desk_app", "textual.drivers.linux_driver", "salon_tui.kiosk.driver"):
        importlib.import_module(name)
    # half a second for whoever prints
    fonts.load()
    gc.freeze()


if __name__ == "__main__":
    _import_everything()
    _serve(socket.socket(fileno=int(sys.argv[1])))
