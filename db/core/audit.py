"""The audit log: append-only, chained by hashes, written in the transaction of the change."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from json.encoder import encode_basestring
from typing import Any

from db.core.row_values import as_moment, moment_text
from db.core.sql import rows, write

VERSION = "1"
BATCH = 50
BREATH = 0.0001
"""Seconds between two batches of a walk through the chain."""
CLOCK_TOLERANCE = timedelta(minutes=5)
"""What a clock may be set back by without a word, as a time server does."""
SET_BACK = "clock_set_back"
"""The entry before the first one after the clock was set back; it says how far the log's time had come."""

_SORTED = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)
# in the order in which they are linked
_COLUMNS = "seq, at, staff, person, role, operation, action, outcome, client, what, reason, hash"
_APPEND = f"INSERT INTO audit_entry ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_HEAD = "SELECT seq, hash, at FROM audit_entry ORDER BY seq DESC LIMIT 1"
_CLOCK = (
    # the few entries of the latter have an index of their own
    f"SELECT at, (SELECT MAX(seq) FROM audit_entry WHERE operation = '{SET_BACK}') FROM audit_entry "
    "ORDER BY seq DESC LIMIT 1"
)
_BATCH = f"SELECT {_COLUMNS} FROM audit_entry WHERE seq > ? ORDER BY seq LIMIT {BATCH}"


class Action(StrEnum):
    """What an entry was about."""

    CREATE = "C"
    READ = "R"
    UPDATE = "U"
    DELETE = "D"
    EXECUTE = "E"


class Outcome(StrEnum):
    """How it ended."""

    DONE = "done"
    REFUSED = "refused"


def digest(key: bytes, salt: bytes, text: str) -> str:
    """A keyed digest of a client's value: shows that it changed, never what it was.

    Args:
        key: The archive's audit key.
        salt: The client's own salt; erased with the client, the digest means nothing any more.
        text: The value as text.
    """
    return digests(key, salt, {"": text})[""]


def digests(key: bytes, salt: bytes, texts: Mapping[str, str]) -> dict[str, str]:
    """Keyed digests of several values of one client, by name; see :func:`digest`."""
    # keyed BLAKE2 is a MAC by itself (RFC 7693, 2.5), in a tenth of the time that OpenSSL takes over an HMAC
    own = hashlib.blake2b(salt, key=key, digest_size=32).digest()
    return {name: hashlib.blake2b(text.encode(), key=own, digest_size=8).hexdigest() for name, text in texts.items()}


def append(
    at: datetime,
    operation: str,
    action: Action,
    outcome: Outcome,
    *,
    staff: int | None = None,
    person: str = "",
    role: str = "",
    client: int | None = None,
    what: Mapping[str, object] | None = None,
    reason: str = "",
) -> int:
    """Writes the next entry of the chain; call it inside the transaction of the change.

    Time doesn't run backwards in the log: an entry is never dated before the one that it follows. Only a clock that
    was set back by more than :data:`CLOCK_TOLERANCE` is followed, after an entry of its own that says so: otherwise
    one start with a clock that is years ahead would date all that follows.

    Returns:
        The entry's sequence number.
    """
    seq, previous, last = head()
    if last and at < last - CLOCK_TOLERANCE:
        if operation != SET_BACK:
            append(at, SET_BACK, Action.EXECUTE, Outcome.DONE, what={"from": moment_text(last)})
            seq, previous, last = head()
    elif last:
        at = max(at, last)
    at = at.astimezone(UTC)
    text = _json(what or {})
    rest = [staff, person, role, operation, action.value, outcome.value, client, text, reason]
    own_hash = link([seq + 1, at.isoformat(timespec="microseconds"), *rest], previous)
    write(_APPEND, seq + 1, moment_text(at), *rest, own_hash)
    return seq + 1


def head() -> tuple[int, str, datetime | None]:
    """Sequence number, hash and time of the newest entry; ``(0, "", None)`` before the first."""
    newest = rows(_HEAD)
    if not newest:
        return 0, "", None
    seq, own_hash, at = newest[0]
    return seq, own_hash, _moment(at)


def clock() -> tuple[datetime | None, int]:
    """Time of the newest entry, and the sequence number of the last one that says that the clock was set back, or 0."""
    newest = rows(_CLOCK)
    return (_moment(newest[0][0]), newest[0][1] or 0) if newest else (None, 0)


def link(columns: list[object], previous: str) -> str:
    """The hash of an entry: SHA-256 over version, sequence, all its columns in canonical form, and the hash before."""
    canonical = ",".join([encode_basestring(cell) if type(cell) is str else _json(cell) for cell in columns])
    return hashlib.sha256(f"{VERSION}|{columns[0]}|[{canonical}]|{previous}".encode()).hexdigest()


def _json(value: object) -> str:
    """A value as JSON, with sorted keys; an encoder would take twice as long over what an entry has."""
    if isinstance(value, str):
        return encode_basestring(value)
    if type(value) is int:
        return str(value)
    if isinstance(value, dict):
        return f"{{{','.join([f'{encode_basestring(name)}:{_json(value[name])}' for name in sorted(value)])}}}"
    return _SORTED.encode(value)


def link_kept(columns: list[Any], previous: str) -> str:
    """The hash that an entry should have, from its columns as the table keeps them."""
    seq, at, *rest = columns
    moment = _moment(at)
    return link([seq, moment.isoformat(timespec="microseconds") if moment else str(at), *rest], previous)


def verify() -> tuple[int, int | None]:
    """Walks the chain from its first entry.

    Returns:
        How many entries are good, and the sequence number of the first that is not, or None.
    """
    previous, good = "", 0
    # an entry put in before the first one counts too
    [(lowest,)] = rows("SELECT MIN(seq) FROM audit_entry")
    if lowest is not None and lowest != 1:
        return 0, int(lowest)
    while True:
        batch = rows(_BATCH, good)
        for *columns, own_hash in batch:
            seq = columns[0]
            if seq != good + 1 or own_hash != link_kept(columns, previous):
                return good, seq
            previous, good = own_hash, seq
        # who walks it in a worker holds up nobody who types: Python runs one thread at a time, and changes them seldom
        time.sleep(BREATH)
        if len(batch) < BATCH:
            # it begins with the entry of the first run: an empty one was emptied
            return good, None if good else 1


def _moment(at: Any) -> datetime | None:
    """The time of an entry; one that was made unreadable stops neither the look at the log nor the log."""
    try:
        moment: datetime | None = as_moment(at)
    except ValueError:
        return None
    return moment
