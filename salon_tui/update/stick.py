"""Takes a release over from a stick: first into a folder of our own, since a stick can be written to meanwhile."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import stat
from pathlib import Path
from typing import NamedTuple

from salon_tui.update.release import (
    LARGEST_SAYS,
    RELEASE_FILE,
    SIGNATURE_FILE,
    Release,
    Wanted,
    read_release,
)
from salon_tui.update.signing import SIGNATURE_BYTES, require_signed
from salon_tui.update.why import UpdateError, Why

LABEL = "SALON-UPDATE"
_CHUNK = 1 << 20
_SPARE = 64 << 20
"""Bytes that stay free."""


class Signed(NamedTuple):
    """A release that the publisher has signed.

    Attributes:
        release: What it says of itself.
        digest: SHA-256 of ``release.json``, by which a request means it and no other.
    """

    release: Release
    digest: str


def look_at(stick: Path, keys: Path) -> Signed:
    """What is on a stick, by what its publisher has signed; the files are not looked at yet.

    Raises:
        UpdateError: ``NO_STICK``, ``NO_RELEASE``, and as :func:`salon_tui.update.signing.require_signed`.
    """
    if not stick.is_dir():
        raise UpdateError(Why.NO_STICK, path=str(stick))
    text = _small(stick / RELEASE_FILE, LARGEST_SAYS)
    signature = _small(stick / SIGNATURE_FILE, SIGNATURE_BYTES)
    # before a byte of it is understood
    require_signed(text, signature, keys)
    return Signed(read_release(text), hashlib.sha256(text).hexdigest())


def require_files(stick: Path, release: Release, copies: Path | None = None) -> None:
    """Reads every file of a release, and keeps a copy of what was read.

    Args:
        stick: Where they are.
        release: What they must be.
        copies: An empty folder; None keeps nothing.

    Raises:
        UpdateError: ``CHANGED`` with the name of a file, ``NO_ROOM``.
    """
    if copies is not None and shutil.disk_usage(copies).free < 3 * release.size + _SPARE:
        raise UpdateError(Why.NO_ROOM, path=str(copies))
    for name, wanted in release.files.items():
        _take(stick / name, wanted, copies / name if copies is not None else None)


def _take(path: Path, wanted: Wanted, copy: Path | None) -> None:
    digest, left = hashlib.sha256(), wanted.size
    try:
        source = _open(path)
        target = os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644) if copy is not None else None
        try:
            # one byte more than there should be is one too many
            while data := os.read(source, min(_CHUNK, left + 1)):
                digest.update(data)
                left -= len(data)
                if left < 0:
                    break
                if target is not None:
                    _write(target, data)
        finally:
            os.close(source)
            if target is not None:
                os.close(target)
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        raise UpdateError(Why.NO_ROOM if full else Why.CHANGED, path=str(copy), file=path.name) from error
    if left or digest.hexdigest() != wanted.sha256:
        raise UpdateError(Why.CHANGED, file=path.name)


def _write(target: int, data: bytes) -> None:
    while data:
        data = data[os.write(target, data) :]


def _open(path: Path) -> int:
    """Opens a file for reading, never through a link, and never what would wait for a writer."""
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(errno.EINVAL, "no file", str(path))
    return handle


def _small(path: Path, largest: int) -> bytes:
    try:
        with open(_open(path), "rb") as file:
            text = file.read(largest + 1)
    except OSError as error:
        raise UpdateError(Why.NO_RELEASE) from error
    if len(text) > largest:
        raise UpdateError(Why.NO_RELEASE)
    return text
