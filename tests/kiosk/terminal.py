"""A terminal for tests: a program in a pty, its screen kept by pyte, and keys by name.

    with Terminal([sys.executable, "-m", "tests.kiosk.desk"]) as terminal:
        terminal.wait("READY")
        terminal.press("f2")
        terminal.type("张伟")
        terminal.wait("张伟")

Textual asks whether the terminal knows synchronized output; this one does, so that it knows where a frame ends and
never looks at half a frame.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from tests.kiosk.emulation import KEYS, EmulatedScreen, EmulatedStream
from tests.warm import REPOSITORY, Warm

PERSONAL_GAP: Final = 0.06
"""Seconds between the keys of somebody who types quickly."""
TIOCGPTPEER: Final = 0x5441
"""Linux' ioctl that opens the other side of a pty: its FIONREAD tells what the program hasn't read."""
NOT_PASSED_ON: Final = ("COLUMNS", "LINES", "PYTHONDONTWRITEBYTECODE")
"""A program learns its size from the terminal, and keeps its bytecode as it does for users."""


@dataclass(frozen=True)
class Copied:
    """A program that starts as a copy of a process which has imported it; see :mod:`tests.warm`."""

    program: str
    arguments: Sequence[str] = ()


class Terminal:
    """A program running in a terminal of so many columns and rows."""

    def __init__(
        self,
        argv: Sequence[str] | Copied,
        env: Mapping[str, str] | None = None,
        *,
        cols: int = 100,
        rows: int = 30,
        ignored_signals: Sequence[signal.Signals] = (),
    ) -> None:
        self.raw = bytearray()
        self._screen = EmulatedScreen(cols, rows)
        self._stream = EmulatedStream(self._screen, self.send)
        self._code: int | None = None
        self._has_output = True
        environment = {name: value for name, value in os.environ.items() if name not in NOT_PASSED_ON}
        environment |= {"TERM": "xterm-256color", "LANG": "C.UTF-8"} | dict(env or {})
        self.started = time.monotonic()
        if isinstance(argv, Copied):
            self._fd, terminal = os.openpty()
            _set_size(terminal, cols, rows)
            warm = Warm(argv.program, argv.arguments, environment, (terminal,) * 3, ignored_signals)
            os.close(terminal)
            self.pid, self._poll = warm.pid, warm.poll
            return
        self.pid, self._fd = pty.fork()
        if self.pid == 0:  # pragma: no cover - the child
            _set_size(0, cols, rows)
            os.chdir(REPOSITORY)
            for number in ignored_signals:
                signal.signal(number, signal.SIG_IGN)
            os.execvpe(argv[0], list(argv), environment)
        _set_size(self._fd, cols, rows)
        self._poll = self._poll_child

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()

    # Typing.

    def send(self, data: bytes | str) -> None:
        """Write bytes as they are, reading meanwhile: a program that answers must not block on us, nor we on it."""
        left = memoryview(data if isinstance(data, bytes) else data.encode())
        while left:
            readable, writable, _ = select.select([self._fd] if self._has_output else [], [self._fd], [], 10)
            if readable:
                self._read()
            if writable:
                left = left[os.write(self._fd, left[:1024]) :]
            elif not readable:
                raise AssertionError("the program takes no more input")

    def type(self, text: str) -> None:
        """Type text, all in one burst."""
        self.send(text)

    def type_by_hand(self, text: str, gap: float = PERSONAL_GAP) -> None:
        """Type as a person does, key after key: what comes in one burst is taken for a scan where text isn't typed.

        Args:
            text: What is typed.
            gap: Seconds between the keys, and at least between when the program reads them: on a busy machine it would
                find several at once.
        """
        for key in _KEY.findall(text):
            self._pump_for(gap)
            self.send(key)
            while self.is_alive and self._unread():
                self._pump(gap / 10)

    def _unread(self) -> int:
        """How many bytes were sent that the program hasn't read."""
        terminal = fcntl.ioctl(self._fd, TIOCGPTPEER, os.O_RDONLY | os.O_NOCTTY)
        try:
            return int.from_bytes(fcntl.ioctl(terminal, termios.FIONREAD, bytes(4)), sys.byteorder)
        finally:
            os.close(terminal)

    def press(self, *keys: str) -> None:
        """Press keys by name (see ``KEYS``); a single character stands for itself.  One burst."""
        self.send(b"".join(KEYS[key] if key in KEYS else _character(key) for key in keys))

    def resize(self, cols: int, rows: int) -> None:
        """Give the terminal another size."""
        self._screen.resize(rows, cols)
        _set_size(self._fd, cols, rows)

    # Looking.

    def text(self) -> str:
        """The whole screen, lines without the blanks at their ends."""
        return "\n".join(self._screen.line(number).rstrip() for number in range(self._screen.lines))

    @property
    def frames(self) -> int:
        """How many whole frames have been painted."""
        return self._stream.frames

    @property
    def cursor(self) -> tuple[int, int]:
        """Column and row of the terminal's cursor, from 0."""
        return self._screen.cursor.x, self._screen.cursor.y

    def wait(self, expected: str | Callable[[str], bool], timeout: float = 10) -> float:
        """Wait until a whole frame shows what is expected.

        Args:
            expected: Text that is somewhere on the screen, or a predicate of the screen's text.
            timeout: Seconds.

        Returns:
            Seconds since the program was started.

        Raises:
            AssertionError: It did not come; the message shows the screen.
        """
        is_there = (lambda text: expected in text) if isinstance(expected, str) else expected
        end = time.monotonic() + timeout
        while True:
            if not self._stream.is_in_frame and is_there(self.text()):
                return time.monotonic() - self.started
            left = end - time.monotonic()
            if left <= 0 or not self._has_output:
                wanted = repr(expected) if isinstance(expected, str) else "what was expected"
                raise AssertionError(f"{wanted} is not on the screen after {timeout} s:\n{self.text()}")
            self._pump(left)

    def wait_raw(self, expected: bytes, timeout: float = 10) -> None:
        """Wait until the program has written these bytes."""
        end = time.monotonic() + timeout
        while expected not in self.raw:
            left = end - time.monotonic()
            if left <= 0 or not self._has_output:
                raise AssertionError(f"{expected!r} was not written in {timeout} s:\n{self.text()}")
            self._pump(left)

    def settle(self, quiet: float = 0.1, timeout: float = 10) -> None:
        """Read until no frame is open and nothing has come for ``quiet`` seconds."""
        end = time.monotonic() + timeout
        while self._has_output and time.monotonic() < end:
            if not self._pump(quiet) and not self._stream.is_in_frame:
                return

    # The process.

    @property
    def is_alive(self) -> bool:
        """Whether the program still runs."""
        if self._code is None:
            self._code = self._poll()
        return self._code is None

    def _poll_child(self) -> int | None:
        pid, status = os.waitpid(self.pid, os.WNOHANG)
        return os.waitstatus_to_exitcode(status) if pid else None

    def exit_code(self, timeout: float = 10) -> int:
        """Wait for the end of the program.

        Returns:
            Its exit status, or the signal that killed it as a negative number.

        Raises:
            AssertionError: It still runs.
        """
        end = time.monotonic() + timeout
        while self.is_alive:
            if time.monotonic() > end:
                raise AssertionError(f"the program still runs after {timeout} s:\n{self.text()}")
            if not self._pump(0.02):
                time.sleep(0.002)  # a pty that is gone is always readable
        while self._has_output and self._pump(0.05):
            pass
        assert self._code is not None
        return self._code

    def signal(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        os.kill(self.pid, number)

    @contextlib.contextmanager
    def standing_still(self, seconds: float) -> Iterator[None]:
        """Stops the program, and lets it go on when so many seconds are over."""
        pids = self._pids()
        states = [path for pid in pids for path in Path(f"/proc/{pid}/task").glob("*/stat")]
        for pid in pids:
            os.kill(pid, signal.SIGSTOP)
        while any(path.read_text().rpartition(")")[2].split()[0] != "T" for path in states):
            time.sleep(0.001)
        end = time.monotonic() + seconds
        yield
        time.sleep(max(0, end - time.monotonic()))
        for pid in pids:
            os.kill(pid, signal.SIGCONT)

    def kill(self, timeout: float = 10) -> None:
        """Kill the program as a power cut does, and wait until what it had started is gone with it."""
        ends = [os.pidfd_open(pid) for pid in self._pids()]
        self.signal(signal.SIGKILL)
        for end in ends:
            gone = select.select([end], [], [], timeout)[0]
            os.close(end)
            assert gone, "a child has outlived the program"

    @property
    def child(self) -> int:
        """The program's own first process, where the one that was started is only its parent."""
        return self._pids()[1]

    def cpu_seconds(self) -> float:
        """Processor time that the program and its children have used, to the nanosecond."""
        schedules = (path for pid in self._pids() for path in Path(f"/proc/{pid}/task").glob("*/schedstat"))
        return sum(int(schedule.read_text().split()[0]) for schedule in schedules) / 1e9

    def pss_bytes(self) -> int:
        """Memory of the program and its children, shared pages divided among their users.

        It takes root where the program has made itself undumpable.
        """
        return sum(_rolled_up(pid, "Pss:") for pid in self._pids())

    def parent_private_bytes(self) -> int:
        """Memory that only the program's first process uses: the supervisor's own, where there is one."""
        first, *children = self._pids()
        return _rolled_up(first, "Private_") if children else 0

    def open_files(self) -> int:
        """How many files the program and its children have open."""
        return sum(len(list(Path(f"/proc/{pid}/fd").iterdir())) for pid in self._pids())

    def local_flags(self) -> int:
        """The terminal's local modes (ECHO, ICANON, ISIG …) as they are set now."""
        return int(termios.tcgetattr(self._fd)[3])

    def hang_up(self) -> None:
        """Take the terminal away from the program."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1
            self._has_output = False

    def close(self) -> None:
        """End the program, if it still runs, and the terminal."""
        self.hang_up()
        for number in (signal.SIGTERM, signal.SIGKILL):
            end = time.monotonic() + 3
            with contextlib.suppress(ProcessLookupError):
                if self.is_alive:
                    os.kill(self.pid, number)
            while self.is_alive and time.monotonic() < end:
                time.sleep(0.005)

    def _pids(self) -> list[int]:
        pids = [self.pid]
        for pid in pids:  # grows as it goes
            for children in Path(f"/proc/{pid}/task").glob("*/children"):
                pids += map(int, children.read_text().split())
        return pids

    def _pump(self, timeout: float) -> bool:
        """Read what there is, waiting for it at most so long; say whether there was anything."""
        if not self._has_output:
            return False
        readable, _, _ = select.select([self._fd], [], [], max(timeout, 0))
        return bool(readable) and self._read()

    def _pump_for(self, seconds: float) -> None:
        """Read for so long."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._pump(left)

    def _read(self) -> bool:
        try:
            data = os.read(self._fd, 65536)
        except OSError:
            data = b""
        self._has_output = bool(data)
        self.raw += data
        self._stream.feed(data)
        return self._has_output


def _rolled_up(pid: int, kind: str) -> int:
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return sum(int(line.split()[1]) * 1024 for line in rollup.splitlines() if line.startswith(kind))


_KEY: Final = re.compile(r"\x1b(?:\[[\d;]*[A-Z~]|O[A-Z])|.", re.DOTALL)


def _character(key: str) -> bytes:
    if len(key) != 1:
        raise KeyError(key)
    return key.encode()


def _set_size(fd: int, cols: int, rows: int) -> None:
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))
