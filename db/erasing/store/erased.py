"""By what a client of an older backup is known to be erased, and erasing again who is."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from db.core import audit
from db.core.audit import Action, Outcome
from db.core.connection import Archive
from db.core.counters import raise_to
from db.core.disk.erased_list import Erased
from db.core.row_values import moment_text
from db.core.sql import rows, rows_among, write
from db.erasing.store import emptying
from db.erasing.store.papers import take_out

COUNTER = "destruction"
"""Of the numbers of destroy slips."""


def slip_number(year: int, number: int) -> str:
    """The number of a destroy slip."""
    return f"X{year}-{number:04d}"


def digest_of(salt: bytes) -> str:
    """A digest of a client's salt: ids and numbers are given to others where a backup is restored, salts never are."""
    return hashlib.sha256(b"erased " + bytes(salt)).hexdigest()


def salts_of(files: Sequence[int]) -> tuple[str, ...]:
    """The digests of some files."""
    found = rows_among("SELECT audit_salt FROM client WHERE id IN ({})", files)
    return tuple(sorted(digest_of(salt) for (salt,) in found))


def erase_again(archive: Archive, now: datetime, erased: Erased) -> int:
    """Erases in an archive that was restored who had been erased since its backup was made.

    Whatever is open with them there was settled before they were erased.

    Returns:
        How many files those are.
    """
    if not erased:
        return 0
    slips: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for client, salt in rows("SELECT id, audit_salt FROM client WHERE away <> ?", emptying.AWAY):
        if (digest := digest_of(salt)) in erased:
            slips[erased[digest]].append((client, digest))
    for slip, found in slips.items():
        files = [client for client, _digest in found]
        sheets = take_out(files, now)
        [(card,)] = rows("SELECT number FROM client WHERE id = ?", files[0])
        write(
            "INSERT INTO destruction (version, number, client_id, card, kind, reason, sheets, kept, salts, at) "
            "VALUES (1, ?, ?, ?, 'file', 'request', ?, '[]', ?, ?)",
            slip,
            files[0],
            card,
            sheets,
            json.dumps([digest for _client, digest in found]),
            moment_text(now),
        )
        emptying.empty_all(files)
        for client in files:
            audit.append(now, audit.ERASURE, Action.DELETE, Outcome.DONE, client=client, what={"again": slip})
    if slips:
        # the next slip has a number that none of these has
        raise_to(COUNTER, max(int(slip.rpartition("-")[2]) for slip in slips))
        emptying.leave_no_trace(archive)
    return sum(map(len, slips.values()))
