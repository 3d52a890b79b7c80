"""Who was erased, in a small file beside the archive and in each place of its backups: an older backup still has them.

It has digests of random salts that are gone, with the numbers of destroy slips, and so says nothing of anybody; only
the client of an older backup who had the salt is known by it, and is erased again where that is restored. Whose health
alone was destroyed has a digest of another kind, since the salt is there still.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
from collections.abc import Mapping
from pathlib import Path

from db.core import sql
from db.core.disk.files import ERASED_FILE, write_whole
from db.core.disk.keys import Keys

Erased = Mapping[str, str]
"""Digests, each with the number of its destroy slip."""


def beside_archive(folder: Path) -> Path:
    """Where the list of an archive is."""
    return folder / ERASED_FILE


def among_backups(place: Path, keys: Keys) -> Path:
    """Where it is among backups, which may be several salons'."""
    return place / f"{ERASED_FILE}-{keys.fingerprint}"


def read(path: Path, keys: Keys) -> Erased:
    """What stands in a list; nothing where there is none, or it is another archive's, or was altered.

    Raises:
        OSError: There is one, and it can't be read.
    """
    try:
        mac, *lines = path.read_text("ascii").splitlines()
        found = dict(sorted(line.split() for line in lines))
    except (FileNotFoundError, ValueError):
        return {}
    return found if hmac.compare_digest(mac, _mac(keys, found)) else {}


def read_if_possible(path: Path, keys: Keys) -> Erased:
    """As :func:`read`, and nothing where the disk can't read it, which must keep nobody from a backup."""
    with contextlib.suppress(OSError):
        return read(path, keys)
    return {}


def add(path: Path, keys: Keys, more: Erased) -> None:
    """Adds to what stands in a list.

    Raises:
        OSError: It can't be read or written.
    """
    before = read(path, keys)
    if more.keys() - before.keys():
        found = dict(sorted({**before, **more}.items()))
        lines = [f"{digest} {slip}" for digest, slip in found.items()]
        write_whole(path, "\n".join([_mac(keys, found), *lines, ""]))


def in_archive() -> Erased:
    """All who are erased in the archive in hand, and whose health is."""
    found = sql.rows("SELECT salts, number FROM destruction WHERE kind IN ('file', 'health') ORDER BY id")
    return {digest: number for salts, number in found for digest in json.loads(salts)}


def _mac(keys: Keys, found: Erased) -> str:
    text = "|".join(f"{digest} {slip}" for digest, slip in found.items())
    return hmac.digest(keys.audit, f"erased {text}".encode(), hashlib.sha256).hex()
