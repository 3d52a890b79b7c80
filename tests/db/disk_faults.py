"""A disk that fails: from the so manieth call on, whether SQLite or Python makes it.

SQLite lets its calls to the system be exchanged (``xSetSystemCall`` of its file system, https://sqlite.org/c3ref/vfs.html),
also inside SQLCipher; only waiting for the disk is none of them, so that is exchanged in each file that it opens.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from sqlcipher3 import _sqlite3

_SYSTEM_CALL = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p)
_GET_SYSTEM_CALL = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_char_p)
_OPEN = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.POINTER(ctypes.c_int)
)
_SYNC = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int)
_AT = (ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int64)
_CALLS: Final[dict[str, tuple[Any, ...]]] = {
    "open": (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_int),
    "read": (ctypes.c_ssize_t, ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t),
    "write": (ctypes.c_ssize_t, ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t),
    "pread": (ctypes.c_ssize_t, *_AT),
    "pread64": (ctypes.c_ssize_t, *_AT),
    "pwrite": (ctypes.c_ssize_t, *_AT),
    "pwrite64": (ctypes.c_ssize_t, *_AT),
    "ftruncate": (ctypes.c_int, ctypes.c_int, ctypes.c_int64),
    "fallocate": (ctypes.c_int, ctypes.c_int, ctypes.c_int64, ctypes.c_int64),
    "unlink": (ctypes.c_int, ctypes.c_char_p),
}
"""Calls that SQLite makes: what they give and take."""
_READ: Final = ("read", "pread", "pread64")
_EVENTS: Final = ("open", "os.mkdir", "os.remove", "os.rename", "tempfile.mkdtemp")
_METHODS: Final = 19
"""Pointers in ``sqlite3_io_methods``, the version before them included."""
_SYNC_AT: Final = 5
_FSYNC_FAILED: Final = 10 | 4 << 8
"""``SQLITE_IOERR_FSYNC``."""


class _Vfs(ctypes.Structure):
    _fields_ = [
        *((name, ctypes.c_int) for name in ("version", "file_bytes", "longest_path")),
        *((name, ctypes.c_void_p) for name in ("next", "name", "data")),
        ("open", ctypes.c_void_p),
        ("others", ctypes.c_void_p * 12),
        ("set_system_call", _SYSTEM_CALL),
        ("get_system_call", _GET_SYSTEM_CALL),
    ]


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
    _kept: list[Any] = field(default_factory=list)

    def begin(self) -> None:
        """From now on, in this process."""
        library = ctypes.CDLL(_sqlite3.__file__)
        library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
        vfs = library.sqlite3_vfs_find(None)
        for name, (gives, *takes) in _CALLS.items():
            address = vfs.contents.get_system_call(ctypes.cast(vfs, ctypes.c_void_p), name.encode())
            if address:
                kind = ctypes.CFUNCTYPE(gives, *takes, use_errno=True)
                call = kind(self._instead(kind(address), name in _READ))
                self._kept.append(call)
                pointer = ctypes.cast(call, ctypes.c_void_p)
                assert not vfs.contents.set_system_call(ctypes.cast(vfs, ctypes.c_void_p), name.encode(), pointer)
        self._exchange_sync(vfs)
        sys.addaudithook(self._hear)

    def _fails(self, reads: bool = False) -> bool:
        self.done += 1
        if not self.at:
            return False
        if self.for_good:
            return self.done >= self.at and not reads
        return self.done == self.at

    def _instead(self, call: Callable[..., int], reads: bool) -> Callable[..., int]:
        def instead(*arguments: Any) -> int:
            if self._fails(reads):
                ctypes.set_errno(self.number)
                return -1
            return call(*arguments)

        return instead

    def _exchange_sync(self, vfs: Any) -> None:
        opened = _OPEN(vfs.contents.open)
        methods: dict[int, Any] = {}

        def sync_of(address: int) -> Any:
            whole = (ctypes.c_void_p * _METHODS).from_address(address)
            mine = (ctypes.c_void_p * _METHODS)(*whole)
            before = _SYNC(whole[_SYNC_AT] or 0)
            instead = _SYNC(lambda file, flags: _FSYNC_FAILED if self._fails() else before(file, flags))
            mine[_SYNC_AT] = ctypes.cast(instead, ctypes.c_void_p).value
            self._kept.append(instead)
            return mine

        def open_file(vfs: int, name: int, file: int, flags: int, out: Any) -> int:
            result = opened(vfs, name, file, flags, out)
            method = ctypes.c_void_p.from_address(file)
            if not result and method.value:
                if method.value not in methods:
                    methods[method.value] = sync_of(method.value)
                method.value = ctypes.addressof(methods[method.value])
            return int(result)

        instead = _OPEN(open_file)
        self._kept.append(instead)
        vfs.contents.open = ctypes.cast(instead, ctypes.c_void_p).value

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event not in _EVENTS or not str(arguments[0]).startswith(self.folder):
            return
        # what is only read is none of a full disk's business
        reads = event == "open" and not (arguments[2] or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if self._fails(reads):
            raise OSError(self.number, os.strerror(self.number), str(arguments[0]))
