"""The audit log: append-only, chained by hashes, written in the transaction of the change.

What somebody wrote as a reason may name the client whom it is about, and has to go with that client. So the chain holds
a salted digest of it in its place; text and salt stand beside it and can be erased (PIPL, article 47).
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from json import encoder
from typing import Any

from db.core.row_values import as_moment, moment_text
from db.core.sql import DatabaseError, held, rows, write

VERSION = "1"
SEALED = "2"
"""The version of an entry in which a digest stands for its reason."""
SEAL = "seal_reasons"
"""The entry that says of all before it how they are linked without their reasons, which were in the chain until then.
"""
ERASURE = "erase_client"
"""The operation that erases a client, with an entry for each of that client's files: only their reasons may be missing.
"""
CLOCK_TOLERANCE = timedelta(minutes=5)
"""What a clock may be set back by without a word, as a time server does."""
SET_BACK = "clock_set_back"
"""The entry before the first one after the clock was set back; it says how far the log's time had come."""
SET_FORWARD = "clock_set_forward"
"""The entry that says that the clock was set forward while the program ran, and what it had come to until then."""

_SORTED = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)
_encoder: Any = encoder.c_make_encoder(  # type: ignore[attr-defined]  # not in typeshed
    None, _SORTED.default, encoder.encode_basestring, None, ":", ",", True, False, True
)
"""What ``_SORTED`` makes for each text anew, which takes longer than the text."""
COLUMNS = "seq, at, staff, person, role, operation, action, outcome, client, what, reason, hash"
"""Those of an entry, in the order in which they are linked."""
BESIDE = "reason_salt, reason_digest"
"""Those that stand beside the chain."""
_APPEND = f"INSERT INTO audit_entry ({COLUMNS}, {BESIDE}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_HEAD = "SELECT seq, hash, at FROM audit_entry ORDER BY seq DESC LIMIT 1"
_CLOCK = (
    # the few entries of the latter have an index of their own
    f"SELECT at, (SELECT MAX(seq) FROM audit_entry WHERE operation = '{SET_BACK}') FROM audit_entry "
    "ORDER BY seq DESC LIMIT 1"
)
_DECODING = "decode"
"""What the database says of a text whose bytes are none."""
_JUMPED = (
    f"SELECT operation, at, what FROM audit_entry WHERE operation IN ('{SET_BACK}', '{SET_FORWARD}') "
    "ORDER BY seq DESC LIMIT 1"
)


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
    # a copy of what has the key already takes a third of the time
    keyed = hashlib.blake2b(key=own, digest_size=8).copy
    found = {}
    for name, text in texts.items():
        one = keyed()
        one.update(text.encode())
        found[name] = one.hexdigest()
    return found


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
    seq, at = seq + 1, at.astimezone(UTC)
    moment = at.isoformat(timespec="microseconds")
    text = _json(what) if what else "{}"
    salt, sealed = seal(reason) if reason and client is not None else ("", "")
    rest = (staff, person, role, operation, action._value_, outcome._value_, client, text)
    own_hash = link((seq, moment, *rest, sealed or reason), previous, SEALED if sealed else VERSION)
    write(_APPEND, seq, moment_text(at), *rest, reason, own_hash, salt, sealed)
    if (known := held()) is not None:
        known["head"] = (seq, own_hash, at)
        if operation == SET_BACK:
            known["set_back"] = seq
    return seq


def seal(reason: str) -> tuple[str, str]:
    """A new salt, and the digest that stands in the chain for a reason."""
    salt = secrets.token_hex(16)
    return salt, sealed_by(salt, reason)


def sealed_by(salt: str, reason: str) -> str:
    """The digest of a reason; without the salt, nobody can try what it may have been."""
    return hashlib.sha256(f"{salt}|{reason}".encode()).hexdigest()


def hold(seq: int | None, own_hash: str, at: Any, set_back: int | None) -> None:
    """Keeps for this transaction what was read of the newest entry, and of the last one of a clock that was set back.

    It was read in the transaction, with more that it began with: each statement takes its time.
    """
    if (known := held()) is not None:
        known["head"] = (seq or 0, own_hash or "", _moment(at) if seq else None)
        known["set_back"] = set_back or 0


def head() -> tuple[int, str, datetime | None]:
    """Sequence number, hash and time of the newest entry; ``(0, "", None)`` before the first."""
    known: tuple[int, str, datetime | None] | None = (held() or {}).get("head")
    if known:
        return known
    try:
        newest = rows(_HEAD)
    except DatabaseError as error:
        if not is_unreadable(error):
            raise
        # somebody has made it unreadable, which the next walk names; the log goes on
        return int(rows("SELECT MAX(seq) FROM audit_entry")[0][0]), "", None
    if not newest:
        return 0, "", None
    seq, own_hash, at = newest[0]
    return seq, own_hash, _moment(at)


def is_unreadable(error: DatabaseError) -> bool:
    """Whether the bytes of an entry are no text."""
    return _DECODING in str(error)


def clock() -> tuple[datetime | None, int]:
    """Time of the newest entry, and the sequence number of the last one that says that the clock was set back, or 0."""
    if "set_back" in (known := held() or {}):
        return known["head"][2], known["set_back"]
    newest = rows(_CLOCK)
    return (_moment(newest[0][0]), newest[0][1] or 0) if newest else (None, 0)


def link(columns: Sequence[object], previous: str, version: str = VERSION) -> str:
    """The hash of an entry: SHA-256 over version, sequence, all its columns in canonical form, and the hash before."""
    return hashlib.sha256(f"{version}|{columns[0]}|{_json(columns)}|{previous}".encode()).hexdigest()


def _json(value: object) -> str:
    """A value in canonical form."""
    return "".join(_encoder(value, 0))


def last_jump() -> tuple[str, datetime, datetime] | None:
    """The last time that the clock was set back or forward: which, to what time, and from what; None for never."""
    for operation, at, what in rows(_JUMPED):
        to, before = _moment(at), _moment(json.loads(what).get("from"))
        return (operation, to, before) if to and before else None
    return None


def link_kept(columns: list[Any], previous: str, version: str = VERSION) -> str:
    """The hash that an entry should have, from its columns as the table keeps them."""
    seq, at, *rest = columns
    moment = _moment(at)
    return link([seq, moment.isoformat(timespec="microseconds") if moment else str(at), *rest], previous, version)


def without_reason(columns: list[Any], own_hash: str, sealed: str, before: str) -> str:
    """Links an entry of before :data:`SEAL` by the digest of its reason, too, and by the hash that it has."""
    return link_kept([*columns[:-1], sealed], f"{before}|{own_hash}", SEALED)


def _moment(at: Any) -> datetime | None:
    """The time of an entry; one that was made unreadable stops neither the look at the log nor the log."""
    try:
        moment: datetime | None = as_moment(at)
    except (ValueError, AttributeError, TypeError):
        return None
    return moment
