"""Puts a folder in another's place at once; what was there stays beside it, under another name."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from db.core.disk.files import carry_over, scratch_beside, sync_folder
from db.core.errors import Code, SalonError

_HERE: Final = -100
"""``AT_FDCWD``: paths are as usual."""
_EXCHANGE: Final = 2
"""``RENAME_EXCHANGE``: both names change hands in one step (renameat2(2)), which Python's own renaming can't."""


@contextmanager
def in_place_of(folder: Path, kept: Path) -> Iterator[Path]:
    """A folder beside another, which takes its place when the block ends well, with what belongs to the machine.

    A kill or a power cut leaves the one or the other there, each of them whole, and never none.

    Args:
        folder: The folder that is there.
        kept: What it is called from then on.

    Raises:
        SalonError: ``NOT_WRITABLE``.
    """
    with scratch_beside(folder) as scratch:
        yield scratch
        carry_over(folder, scratch)
        sync_folder(scratch)
        # under the name that nothing ever clears away, since it is the other's name a moment later
        scratch.rename(kept)
        try:
            _exchange(kept, folder)
        except OSError as error:
            kept.rename(scratch)
            raise SalonError(Code.NOT_WRITABLE, path=str(folder)) from error
        sync_folder(folder.parent)


def _exchange(one: Path, other: Path) -> None:
    system = ctypes.CDLL(None, use_errno=True)
    if system.renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(other))
