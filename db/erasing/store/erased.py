"""By what a client of an older backup is known to be erased."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from db.core.sql import rows_among


def digest_of(salt: bytes) -> str:
    """A digest of a client's salt: ids and numbers are given to others where a backup is restored, salts never are."""
    return hashlib.sha256(b"erased " + bytes(salt)).hexdigest()


def salts_of(files: Sequence[int]) -> tuple[str, ...]:
    """The digests of some files."""
    found = rows_among("SELECT audit_salt FROM client WHERE id IN ({})", files)
    return tuple(sorted(digest_of(salt) for (salt,) in found))
