"""Who was erased, in a small file beside the archive and beside its backups: an older backup still has them.

It has digests of random salts that are gone, and so says nothing of anybody; only the client of an older backup who had
the salt is known by it, and erased again where that is restored.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable
from pathlib import Path

from db.core import sql
from db.core.disk.files import ERASED_FILE, write_whole
from db.core.keys import Keys


def read(folder: Path, keys: Keys) -> frozenset[str]:
    """The digests that stand in a folder: none where there is no such file, or it is another archive's or altered."""
    try:
        mac, *found = (folder / ERASED_FILE).read_text("ascii").split()
    except (OSError, ValueError):
        return frozenset()
    return frozenset(found) if hmac.compare_digest(mac, _mac(keys, found)) else frozenset()


def add(folder: Path, keys: Keys, digests: Iterable[str]) -> None:
    """Adds digests to those that stand in a folder.

    Raises:
        OSError: It can't be written.
    """
    before = read(folder, keys)
    if not before.issuperset(digests := frozenset(digests)):
        found = sorted(before | digests)
        write_whole(folder / ERASED_FILE, "\n".join([_mac(keys, found), *found, ""]))


def in_archive() -> frozenset[str]:
    """The digests of all who are erased in the archive in hand."""
    found = sql.rows("SELECT salts FROM destruction WHERE kind = 'file'")
    return frozenset(digest for (salts,) in found for digest in json.loads(salts))


def _mac(keys: Keys, digests: Iterable[str]) -> str:
    return hmac.digest(keys.audit, f"erased {' '.join(digests)}".encode(), hashlib.sha256).hex()
