"""SQLite's calls to the system, exchanged for others.

SQLite lets them be exchanged (``xSetSystemCall`` of its file system, https://sqlite.org/c3ref/vfs.html), also inside
SQLCipher, whose pages are cipher text by then; only waiting for the disk is none of them, so that is exchanged in each
file that it opens.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence
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
    "openDirectory": (ctypes.c_int, ctypes.c_char_p, ctypes.POINTER(ctypes.c_int)),
}
"""Calls that SQLite makes: what they give and take. A folder is opened only to wait for the disk."""
SYNC: Final = "sync"
"""Waiting for the disk, which is given the file's path."""
READ: Final = ("read", "pread", "pread64")
FAIL: Final = (*READ, "open", "write", "pwrite", "pwrite64", "ftruncate", "fallocate", "unlink", SYNC)
"""What fails on a disk that fails."""
WRITE: Final = ("open", "pwrite", "pwrite64", "ftruncate", "unlink", "openDirectory", SYNC)
"""What changes a disk, or waits for it."""
_METHODS: Final = 19
"""Pointers in ``sqlite3_io_methods``, the version before them included."""
_SYNC_AT: Final = 5

Around = Callable[[str, Callable[..., int], tuple[Any, ...]], int]
"""What is done instead of a call: its name, the call, what it is given; gives what the call gives."""


class _Vfs(ctypes.Structure):
    _fields_ = [
        *((name, ctypes.c_int) for name in ("version", "file_bytes", "longest_path")),
        *((name, ctypes.c_void_p) for name in ("next", "name", "data")),
        ("open", ctypes.c_void_p),
        ("others", ctypes.c_void_p * 12),
        ("set_system_call", _SYSTEM_CALL),
        ("get_system_call", _GET_SYSTEM_CALL),
    ]


_kept: Final[list[Any]] = []
"""What SQLite points to."""


def exchange(names: Sequence[str], around: Around) -> None:
    """Exchanges SQLite's calls, from now on and for good, in this process.

    Args:
        names: Which; SQLite may know only some of them.
        around: What is done instead.
    """
    library = ctypes.CDLL(_sqlite3.__file__)
    library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
    vfs = library.sqlite3_vfs_find(None)
    itself = ctypes.cast(vfs, ctypes.c_void_p)
    for name, (gives, *takes) in _CALLS.items():
        address = vfs.contents.get_system_call(itself, name.encode())
        if name in names and address:
            kind = ctypes.CFUNCTYPE(gives, *takes, use_errno=True)
            call = kind(_instead(name, kind(address), around))
            _kept.append(call)
            assert not vfs.contents.set_system_call(itself, name.encode(), ctypes.cast(call, ctypes.c_void_p))
    if SYNC in names:
        _exchange_sync(vfs, around)


def _instead(name: str, call: Callable[..., int], around: Around) -> Callable[..., int]:
    return lambda *arguments: around(name, call, arguments)


def _exchange_sync(vfs: Any, around: Around) -> None:
    opened = _OPEN(vfs.contents.open)
    methods: dict[int, Any] = {}
    paths: dict[int, bytes] = {}

    def sync_of(address: int) -> Any:
        whole = (ctypes.c_void_p * _METHODS).from_address(address)
        mine = (ctypes.c_void_p * _METHODS)(*whole)
        before = _SYNC(whole[_SYNC_AT] or 0)
        instead = _SYNC(lambda file, flags: around(SYNC, lambda _path: before(file, flags), (paths[file],)))
        mine[_SYNC_AT] = ctypes.cast(instead, ctypes.c_void_p).value
        _kept.append(instead)
        return mine

    def open_file(vfs: int, name: int, file: int, flags: int, out: Any) -> int:
        result = opened(vfs, name, file, flags, out)
        method = ctypes.c_void_p.from_address(file)
        if not result and method.value:
            paths[file] = ctypes.string_at(name) if name else b""
            if method.value not in methods:
                methods[method.value] = sync_of(method.value)
            method.value = ctypes.addressof(methods[method.value])
        return int(result)

    instead = _OPEN(open_file)
    _kept.append(instead)
    vfs.contents.open = ctypes.cast(instead, ctypes.c_void_p).value
