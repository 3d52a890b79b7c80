"""Looking for strings in every file that was written, in any of the ways in which text is kept."""

from __future__ import annotations

import base64
import gzip
import json
import lzma
import os
import stat
import subprocess
import tempfile
import urllib.parse
import zlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from tests.warm import REPOSITORY

ELSEWHERE: Final = (
    tempfile.gettempdir(),
    "/var/tmp",
    "/dev/shm",
    "/var/log",
    "/var/spool",
    "/var/lib/systemd/coredump",
)
"""Where programs of this machine write besides."""
LARGEST: Final = 256 << 20
_PACKED: Final = (b"\x1f\x8b", b"\xfd7zXZ", b"x\x01", b"x\x9c", b"x\xda")


def written(since: float, home: Path, elsewhere: Sequence[str] = ELSEWHERE) -> Iterator[Path]:
    """Every file that was written since then at home or elsewhere, but for printed sheets."""
    cores = [*Path("/").glob("core*"), *REPOSITORY.glob("core*")]
    for path in (*_below(str(home)), *cores, *(path for root in elsewhere for path in _below(root, home))):
        try:
            about = path.lstat()
        except OSError:
            continue
        is_new = about.st_mtime >= since and 0 < about.st_size <= LARGEST
        if is_new and stat.S_ISREG(about.st_mode) and path.suffix != ".pdf":
            yield path


def _below(root: str, other: Path | None = None) -> Iterator[Path]:
    """The files below a folder; elsewhere than at home, not those of another home, and not sources and environments."""
    for folder, folders, names in os.walk(root):
        if other is not None:
            if {"pyvenv.cfg", ".git"} & {*names, *folders} or Path(folder) == other:
                folders.clear()
                continue
            folders[:] = [name for name in folders if name != "__pycache__"]
        yield from (Path(folder, name) for name in names)


def size(path: Path) -> int:
    """Bytes; none where it has gone meanwhile."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def suspects(files: Sequence[Path], texts: Sequence[str], scratch: Path) -> list[Path]:
    """The files in which grep(1) finds one of the strings, and those that are packed: it is quick with many."""
    patterns = scratch / "patterns"
    # a line each
    patterns.write_bytes(b"\n".join(way for text in texts for way in _ways(text) if b"\n" not in way) + b"\n")
    names = b"\0".join(os.fsencode(path) for path in files)
    grep = ["xargs", "-0", "grep", "--text", "--fixed-strings", "--files-with-matches", "--null", "--no-messages"]
    ended = subprocess.run(
        [*grep, f"--file={patterns}", "--"], input=names, stdout=subprocess.PIPE, env={"LC_ALL": "C"}, check=False
    )
    patterns.unlink()
    matched = {Path(os.fsdecode(name)) for name in ended.stdout.split(b"\0") if name}
    return [path for path in files if path in matched or _first(path).startswith(_PACKED)]


def _first(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(8)
    except OSError:
        return b""


def found_in(path: Path, texts: Sequence[str]) -> set[str]:
    """The strings that stand in a file, in any of the ways in which text is kept."""
    try:
        data = path.read_bytes()
    except OSError:
        return set()
    every = [data, *_unpacked(data)]
    return {text for text in texts if any(way in part for way in _ways(text) for part in every)}


def _unpacked(data: bytes) -> Iterator[bytes]:
    for unpack in (gzip.decompress, lzma.decompress, zlib.decompress):
        try:
            yield unpack(data)
        except (OSError, EOFError, lzma.LZMAError, zlib.error):
            continue


@lru_cache(maxsize=1024)
def _ways(text: str) -> frozenset[bytes]:
    ways = {text.encode(name) for name in ("utf-8", "utf-16-le", "utf-16-be", "gb18030")}
    plain = text.encode()
    # the middle of what base64 makes of it, wherever it begins
    ways |= {base64.b64encode(b" " * lead + plain)[4:-4] for lead in range(3) if len(plain) > 9}
    ways |= {json.dumps(text)[1:-1].encode(), urllib.parse.quote(text).encode(), plain.hex().encode()}
    if text.isdecimal() and len(text) == 11:
        ways.add(f"{text[:3]} {text[3:7]} {text[7:]}".encode())
    return frozenset(ways)
