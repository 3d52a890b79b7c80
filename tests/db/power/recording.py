"""Records what a process does with a folder's files, in order, whether SQLite or Python does it.

SQLite's calls are exchanged (:mod:`tests.db.system_calls`), so what is recorded is what the disk gets, under SQLCipher
cipher text. Python's are the functions of ``os``, and files opened for writing, which are of a kind that tells. The
journal's index (``-shm``) is shared memory, which a power cut takes: nothing is recorded of it. Whether something was
missed is seen where all that was recorded is played: the folder must come out as it is on the real disk.
"""

from __future__ import annotations

import builtins
import ctypes
import io
import os
import shutil
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from db.integrity import exchange as exchanging
from tests.db.system_calls import SYNC, WRITE, exchange

INDEX: Final = "-shm"
Event = tuple[Any, ...]
"""What happened, and to what: ``("write", "data/salon.db-wal", 4096, b"…")``; paths begin in the folder."""
_FLAGS: Final = {"w": os.O_CREAT | os.O_TRUNC, "x": os.O_CREAT, "a": os.O_CREAT, "r": 0}


@dataclass
class Recorder:
    """What was done with a folder's files.

    Attributes:
        folder: The folder, in full and without links.
        events: What was done, in order; ``mark`` is what somebody was told.
    """

    folder: str
    events: list[Event] = field(default_factory=list)
    lock: Any = field(default_factory=threading.RLock)

    def begin(self) -> None:
        """From now on, in this process and for good."""
        exchange(WRITE, self._sqlite)
        self._wrap(os, "open", lambda path, flags, *_, dir_fd=None, **__: self.note("open", _full(path, dir_fd), flags))
        self._wrap(os, "fsync", lambda handle: self.note("sync", path_of(handle)))
        for name, what in (("mkdir",) * 2, ("rmdir", "unlink"), ("unlink",) * 2, ("remove", "unlink")):
            self._wrap(os, name, self._noting(what))
        for module, name, what in (
            (os, "rename", "rename"),
            (os, "replace", "rename"),
            (exchanging, "_exchange", "swap"),
        ):
            self._wrap(module, name, self._noting_both(what))
        # copies are written by Python then, not inside the system
        setattr(shutil, "_USE_CP_SENDFILE", False)  # noqa: B010 - mypy doesn't know it
        plain = io.open

        def open_file(file: Any, mode: str = "r", *rest: Any, **named: Any) -> Any:
            return self._open(file, mode, *rest, **named) if {*mode} & {*"wxa+"} else plain(file, mode, *rest, **named)

        setattr(io, "open", open_file)  # noqa: B010
        setattr(builtins, "open", open_file)  # noqa: B010

    def mark(self, *words: object) -> None:
        """Somebody was told something: from now on it has to stay so."""
        with self.lock:
            self.events.append(("mark", *words))

    def note(self, what: str, path: str, *more: Any) -> None:
        """Something was done with a file or a folder; what is elsewhere doesn't count."""
        name = self._within(path)
        if name is not None and not name.endswith(INDEX):
            self.events.append((what, name, *more))

    def _within(self, path: str) -> str | None:
        path = os.path.abspath(path)
        return path[len(self.folder) + 1 :] if f"{path}/".startswith(f"{self.folder}/") else None

    def _sqlite(self, name: str, call: Callable[..., int], arguments: tuple[Any, ...]) -> int:
        with self.lock:
            result = call(*arguments)
            if result > 0 if name in (SYNC, "openDirectory") else result < 0:
                return result
            path, *more = arguments
            match name:
                case "open":
                    self.note("open", os.fsdecode(path), more[0])
                case "pwrite" | "pwrite64":
                    self.note("write", path_of(path), more[2], ctypes.string_at(more[0], result))
                case "ftruncate":
                    self.note("truncate", path_of(path), more[0])
                case "unlink" | "sync":
                    self.note(name, os.fsdecode(path))
                case "openDirectory":
                    # which is done only to wait until the disk has it
                    self.note("sync", os.path.dirname(os.fsdecode(path)))
            return result

    def _noting(self, what: str) -> Callable[..., None]:
        return lambda path, *_, dir_fd=None, **__: self.note(what, _full(path, dir_fd))

    def _noting_both(self, what: str) -> Callable[..., None]:
        return lambda one, other: self.note(what, _full(one), self._within(_full(other)))

    def _wrap(self, module: Any, name: str, note: Callable[..., None]) -> None:
        call = getattr(module, name)

        def instead(*arguments: Any, **named: Any) -> Any:
            with self.lock:
                result = call(*arguments, **named)
                note(*arguments, **named)
                return result

        setattr(module, name, instead)

    def _open(
        self, file: Any, mode: str, buffering: int = -1, encoding: Any = None, errors: Any = None, newline: Any = None,
        closefd: bool = True, opener: Any = None,
    ) -> Any:  # fmt: skip
        raw = _Told(self, file, mode.replace("b", "").replace("t", ""), closefd, opener)
        if buffering == 0:
            return raw
        buffer = io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw)
        return buffer if "b" in mode else io.TextIOWrapper(buffer, encoding, errors, newline, buffering == 1)


class _Told(io.FileIO):
    """A file opened for writing, that tells what is written."""

    def __init__(self, recorder: Recorder, file: Any, mode: str, closefd: bool, opener: Any) -> None:
        self._recorder = recorder
        with recorder.lock:
            super().__init__(file, mode, closefd, opener)
            if not isinstance(file, int):
                recorder.note("open", _full(file), _FLAGS[mode[0]])

    def write(self, data: Any, /) -> int:
        with self._recorder.lock:
            at = os.fstat(self.fileno()).st_size if "a" in self.mode else self.tell()
            count = super().write(data)
            self._recorder.note("write", path_of(self.fileno()), at, bytes(data[:count]))
            return count

    def truncate(self, size: int | None = None, /) -> int:
        with self._recorder.lock:
            length = super().truncate(size)
            self._recorder.note("truncate", path_of(self.fileno()), length)
            return length


def path_of(handle: int) -> str:
    """Which file or folder is open."""
    return os.readlink(f"/proc/self/fd/{handle}")


def _full(path: Any, folder: int | None = None) -> str:
    return os.path.join(path_of(folder) if folder is not None else "", os.fsdecode(path))
