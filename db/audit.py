"""The audit log: append-only, chained by hashes, written in the transaction of the change (spec: audit log)."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from db.models import database, rows
from db.models.base import Moment

if TYPE_CHECKING:
    from db.models import AuditEntry

VERSION = "1"
BATCH = 2000

_MOMENT = Moment()
_APPEND = (
    "INSERT INTO audit_entry (seq, at, staff, person, role, operation, action, outcome, client, what, reason, hash) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
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
    own = hmac.digest(key, salt, hashlib.sha256)
    return {name: hmac.digest(own, text.encode(), hashlib.sha256).hex()[:16] for name, text in texts.items()}


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

    Time never runs backwards in the log: an entry is never dated before the one that it follows.

    Returns:
        The entry's sequence number.
    """
    seq, previous, last = head()
    at = (max(at, last) if last else at).astimezone(UTC)
    text = json.dumps(what or {}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    rest = [staff, person, role, operation, action.value, outcome.value, client, text, reason]
    own_hash = link([seq + 1, at.isoformat(timespec="microseconds"), *rest], previous)
    # the columns in the order in which they are linked
    database.execute_sql(_APPEND, (seq + 1, at.replace(tzinfo=None), *rest, own_hash))
    return seq + 1


def head() -> tuple[int, str, datetime | None]:
    """Sequence number, hash and time of the newest entry; ``(0, "", None)`` before the first."""
    newest = rows("SELECT seq, hash, at FROM audit_entry ORDER BY seq DESC LIMIT 1")
    if not newest:
        return 0, "", None
    seq, own_hash, at = newest[0]
    return seq, own_hash, _MOMENT.python_value(at)


def link(columns: list[object], previous: str) -> str:
    """The hash of an entry: SHA-256 over version, sequence, all its columns in canonical form, and the hash before."""
    canonical = json.dumps(columns, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f"{VERSION}|{columns[0]}|{canonical}|{previous}".encode()).hexdigest()


def verify() -> tuple[int, int | None]:
    """Walks the chain from its first entry.

    Returns:
        How many entries are good, and the sequence number of the first that is not, or None.
    """
    from db.models import AuditEntry

    previous, good = "", 0
    # an entry put in before the first one counts too
    [(lowest,)] = rows("SELECT MIN(seq) FROM audit_entry")
    if lowest is not None and lowest != 1:
        return 0, int(lowest)
    while True:
        batch = list(AuditEntry.select().where(AuditEntry.seq > good).order_by(AuditEntry.seq).limit(BATCH))
        for entry in batch:
            if entry.seq != good + 1 or entry.hash != link(_columns(entry), previous):
                return good, entry.seq
            previous, good = entry.hash, entry.seq
        if len(batch) < BATCH:
            return good, None


def _columns(entry: AuditEntry) -> list[object]:
    at = entry.at
    return [
        entry.seq,
        # a time that was made unreadable is no reason to stop looking
        at.astimezone(UTC).isoformat(timespec="microseconds") if isinstance(at, datetime) else str(at),
        entry.staff,
        entry.person,
        entry.role,
        entry.operation,
        entry.action,
        entry.outcome,
        entry.client,
        entry.what,
        entry.reason,
    ]
