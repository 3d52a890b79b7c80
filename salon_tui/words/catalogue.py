"""A compiled catalogue, of which a message is read when it is asked for.

The standard library's gettext reads all of them at once, which takes a thirtieth of the start. The format is that of
GNU gettext (manual, "The Format of GNU MO Files"): messages in the order of their bytes, and their translations.
"""

from __future__ import annotations

import struct
from bisect import bisect_left
from functools import cache
from pathlib import Path

_MAGIC = 0x950412DE


class Catalogue:
    """The translations into a language whose plural is its singular.

    Args:
        path: The file, ``.mo``.

    Raises:
        OSError: It can't be read, or is none.
    """

    def __init__(self, path: Path) -> None:
        self._data = path.read_bytes()
        try:
            magic, _revision, self._count, self._messages, self._translations = struct.unpack_from("<5I", self._data)
        except struct.error as error:
            raise OSError(f"{path} is too short") from error
        if magic != _MAGIC:
            raise OSError(f"{path} is no catalogue")
        self.find = cache(self._find)

    def _find(self, message: str) -> str | None:
        """The translation of a message, of plurals by the singular; None where there is none."""
        wanted = message.encode()
        at = bisect_left(range(self._count), wanted, key=lambda at: self._text(self._messages, at))
        if at == self._count or self._text(self._messages, at) != wanted:
            return None
        return self._text(self._translations, at).decode()

    def _text(self, table: int, at: int) -> bytes:
        length, offset = struct.unpack_from("<2I", self._data, table + 8 * at)
        # behind a singular stands its plural
        return self._data[offset : offset + length].partition(b"\0")[0]
