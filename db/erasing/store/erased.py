"""By what a client of an older backup is known to be erased, and erasing again who is."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date, datetime

from db.core import audit
from db.core.audit import Action, Outcome
from db.core.connection import Archive
from db.core.counters import next_number, raise_to
from db.core.disk.erased_list import Erased
from db.core.row_values import local_day, moment_text
from db.core.sql import marks, rows, rows_among, write
from db.erasing.store import emptying, health, locking
from db.erasing.store.papers import take_out

COUNTER = "destruction"
"""Of the numbers of destroy slips."""


def next_slip(today: date) -> str:
    """The number of a new destroy slip."""
    return f"X{today.year}-{next_number(COUNTER):04d}"


def digest_of(salt: bytes) -> str:
    """A digest of a client's salt: ids and numbers are given to others where a backup is restored, salts never are."""
    return hashlib.sha256(b"erased " + bytes(salt)).hexdigest()


def health_digest(salt: bytes) -> str:
    """A digest of the salt of somebody whose health was destroyed: the salt itself is there still."""
    return hashlib.sha256(b"health " + bytes(salt)).hexdigest()


def salts_of(files: Sequence[int], digest: Callable[[bytes], str] = digest_of) -> tuple[str, ...]:
    """The digests of some files."""
    found = rows_among("SELECT audit_salt FROM client WHERE id IN ({})", files)
    return tuple(sorted(digest(salt) for (salt,) in found))


def erase_again(archive: Archive, now: datetime, erased: Erased) -> int:
    """Erases in an archive that was restored who had been erased since its backup was made, and health alike.

    Whatever is open with them there was settled before they were erased.

    Returns:
        How many files those are.
    """
    if not erased:
        return 0
    known = {number for (number,) in rows("SELECT number FROM destruction WHERE NOT waits")}
    slips: defaultdict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    for client, salt in rows("SELECT id, audit_salt FROM client WHERE away <> ?", emptying.AWAY):
        for kind, digest in (("file", digest_of(salt)), ("health", health_digest(salt))):
            if erased.get(digest, "") not in ("", *known):
                slips[kind, erased[digest]].append((client, digest))
    # whoever is erased has no health left
    for (kind, slip), found in sorted(slips.items()):
        files = [client for client, _digest in found]
        is_gone = rows(f"SELECT 1 FROM client WHERE id IN ({marks(files)}) AND away = ?", *files, emptying.AWAY)
        if not is_gone:
            _again(archive, now, kind, slip, files, [digest for _client, digest in found])
    if slips:
        # the next slip has a number that none of these has
        raise_to(COUNTER, max(int(slip.rpartition("-")[2]) for _kind, slip in slips))
        emptying.leave_no_trace(archive)
    return sum(map(len, slips.values()))


def _again(archive: Archive, now: datetime, kind: str, slip: str, files: list[int], digests: list[str]) -> None:
    # two people may have decided it before the backup was made
    write("DELETE FROM destruction WHERE number = ? AND waits", slip)
    is_file = kind == "file"
    sheets = take_out(files, now, () if is_file else health.PAPERS)
    kept = locking.lock(archive, files, locking.treatments(files), slip, now)
    [(card,)] = rows("SELECT number FROM client WHERE id = ?", files[0])
    write(
        "INSERT INTO destruction (version, number, client_id, card, kind, reason, sheets, kept, salts, at) "
        "VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        slip,
        files[0],
        card,
        kind,
        "request" if is_file else "withdrawn",
        sheets,
        json.dumps(kept),
        json.dumps(digests),
        moment_text(now),
    )
    if is_file:
        emptying.empty_all(files)
    else:
        health.take_back(files[0], now)
        health.destroy(files, now, local_day(now))
    for client in files:
        audit.append(now, audit.ERASURE, Action.DELETE, Outcome.DONE, client=client, what={"again": slip})
