"""Walking through the audit log's chain: whether each entry follows from the one before it."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any, NamedTuple

from db.core.audit import (
    BESIDE,
    COLUMNS,
    ERASURE,
    SEAL,
    SEALED,
    Outcome,
    is_unreadable,
    link_kept,
    sealed_by,
    without_reason,
)
from db.core.disk.copies import has_column
from db.core.sql import DatabaseError, rows

BATCH = 50
BREATH = 0.0001
"""Seconds between two batches."""
_BATCH = f"SELECT {COLUMNS}, {{}} FROM audit_entry WHERE seq > ? ORDER BY seq LIMIT ?"


class Walked(NamedTuple):
    """What a walk through the chain found.

    Attributes:
        good: How many entries are good, from the first on.
        bad: Number of the first that is not, or None.
        hash: The hash of the entry that was wanted; empty where the walk did not come to it.
        like: Number of the good entry that has the hash that was looked for, or 0.
    """

    good: int
    bad: int | None
    hash: str = ""
    like: int = 0


def verify() -> tuple[int, int | None]:
    """Walks the chain from its first entry.

    Returns:
        How many entries are good, and the sequence number of the first that is not, or None.
    """
    found = walk()
    return found.good, found.bad


def walk(wanted: int = 0, like: str = "") -> Walked:
    """Walks the chain from its first entry.

    Args:
        wanted: The entry whose hash is wanted.
        like: A hash that some entry may have.
    """
    # an entry put in before the first one counts too
    [(lowest,)] = rows("SELECT MIN(seq) FROM audit_entry")
    if lowest is not None and lowest != 1:
        return Walked(0, int(lowest))
    so_far, good, found, alike = _Walk(), 0, "", 0
    for *columns, own_hash, salt, sealed in _entries(_BATCH.format(BESIDE if so_far.is_sealing else "'', ''")):
        seq = columns[0]
        if seq != good + 1:
            return Walked(good, seq, found, alike)
        if not so_far.is_good(columns, own_hash, salt, sealed):
            return Walked(*so_far.first_doubt(seq), found, alike)
        good = seq
        found = own_hash if seq == wanted else found
        alike = seq if own_hash == like else alike
    # it begins with the entry of the first run: an empty one was emptied
    return Walked(good, None if good else 1, found, alike)


def _entries(batch_of: str) -> Iterator[Any]:
    """Every entry as the table keeps it, in order."""
    last = 0
    while batch := _batch(batch_of, last):
        yield from batch
        last = batch[-1][0]
        # who walks in a worker holds up nobody who types: Python runs one thread at a time, and changes them seldom
        time.sleep(BREATH)


def _batch(batch_of: str, after: int) -> list[Any]:
    """The entries behind one; of an entry whose bytes are no text, no more than its number."""
    for most in (BATCH, 1):
        try:
            return rows(batch_of, after, most)
        except DatabaseError as error:
            if not is_unreadable(error):
                raise
    [(seq,)] = rows("SELECT MIN(seq) FROM audit_entry WHERE seq > ?", after)
    return [(seq, *(b"",) * (COLUMNS.count(",") + 2))]


class _Walk:
    """A walk through the chain, entry by entry.

    Attributes:
        is_sealing: Whether reasons stand beside the chain; in what an earlier program made they don't.
    """

    def __init__(self) -> None:
        self.is_sealing = has_column("audit_entry", "reason_digest")
        self._previous = self._without = ""
        self._seal = self._from = 0
        self._erased: frozenset[int] = frozenset()
        if self.is_sealing:
            [(seal,)] = rows("SELECT MIN(seq) FROM audit_entry WHERE operation = ?", SEAL)
            self._seal = seal or 0
            done = "SELECT client FROM audit_entry WHERE operation = ? AND outcome = ?"
            self._erased = frozenset(client for (client,) in rows(done, ERASURE, Outcome.DONE.value))

    def is_good(self, columns: list[Any], own_hash: str, salt: str, sealed: str) -> bool:
        """Whether the next entry follows from the one before, and its reason, if it is there, from its digest."""
        try:
            return self._follows(columns, own_hash, salt, sealed)
        except TypeError:
            # bytes, where there was never anything but text and numbers
            return False

    def _follows(self, columns: list[Any], own_hash: str, salt: str, sealed: str) -> bool:
        seq, reason = columns[0], columns[-1]
        previous, self._previous = self._previous, own_hash
        if not sealed:
            is_seal = seq == self._seal
            return (
                not salt and own_hash == link_kept(columns, previous) and (not is_seal or self._is_whole(columns[-2]))
            )
        is_there = bool(salt)
        kept = sealed_by(salt, reason) == sealed if is_there else not reason and columns[8] in self._erased
        if seq > self._seal:
            return kept and own_hash == link_kept([*columns[:-1], sealed], previous, SEALED)
        self._without = without_reason(columns, own_hash, sealed, self._without)
        self._from = self._from or seq
        return kept and (not is_there or own_hash == link_kept(columns, previous))

    def first_doubt(self, seq: int) -> tuple[int, int]:
        """How many are good before a bad one; where that one seals, it may be any of those that it seals."""
        first = self._from if seq == self._seal and self._from else seq
        return first - 1, first

    def _is_whole(self, what: str) -> bool:
        try:
            return bool(json.loads(what)["hash"] == self._without)
        except (ValueError, KeyError, TypeError):
            return False
