"""What erasing does to the tables; it is one walk over all of them, those that refer to others first."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from db.core.connection import Archive
from db.core.counters import add
from db.core.disk.checkpoints import SCRUB
from db.core.models import ERASED, Erasing
from db.core.sql import marks, rows, write
from db.erasing.store.walk import Walked, walked
from db.merging.store.tables import CLIENT

AWAY = "erased"
"""What ``client.away`` says of who is erased."""
NOT_OF_CLIENTS = frozenset(
    {
        "backup_places",
        "cash_move",
        "close_till",
        "money_rules",
        "opening_hours",
        "own_field",
        "package",
        "product",
        "roster",
        "salon",
        "service",
        "shift",
    }
)
"""Forms that are about nobody: a draft of any other goes where its number is one of what is erased."""


def files_of(client: int) -> tuple[int, ...]:
    """A client, and all whose files are part of that one's, over however many merges."""
    found = rows(
        "WITH RECURSIVE file (id) AS (SELECT ? UNION SELECT c.id FROM client c JOIN file f ON c.merged_into_id = f.id) "
        "SELECT id FROM file ORDER BY id",
        client,
    )
    return tuple(id for (id,) in found)


def empty_all(files: Sequence[int]) -> dict[str, int]:
    """Empties every table of some clients.

    Returns:
        How many rows went, by table.
    """
    drop_drafts(files)
    gone = {}
    for table in reversed(walked().values()):
        policy = table.erasing
        if policy is None:
            raise RuntimeError(f"nobody has said what becomes of {table.name}")
        whose = table.whose(files)
        if table.goes:
            [(gone[table.name],)] = rows(f'SELECT COUNT(*) FROM "{table.name}" WHERE {whose}')
            write(f'DELETE FROM "{table.name}" WHERE {whose}')
        elif changes := _changes(table, policy):
            write(f'UPDATE "{table.name}" SET {", ".join(changes)} WHERE {whose}')
    for column in walked()[CLIENT].erasing.loose:  # type: ignore[union-attr]  # refused above
        write(f'UPDATE client SET "{column}" = NULL WHERE "{column}" IN ({marks(files)})', *files)
    write(f"UPDATE client SET away = ?, version = version + 1 WHERE id IN ({marks(files)})", AWAY, *files)
    write(f"UPDATE audit_entry SET reason = '', reason_salt = '' WHERE client IN ({marks(files)})", *files)
    return gone


def leave_no_trace(archive: Archive) -> None:
    """Has the file written anew once the operation has ended, since its pages keep what is deleted."""
    leave_for_later()
    archive.checkpoints.scrub()


def leave_for_later() -> None:
    """The same as soon as :func:`leave_no_trace` says so, at the latest when the archive is opened again."""
    add(SCRUB, 1)


def _changes(table: Walked, policy: Erasing) -> list[str]:
    empty = [_set(column, "NULL" if column in table.nullable else "''") for column in (*policy.empty, *table.cut)]
    # that there is something stays to be seen
    return empty + [_set(column, f"CASE WHEN \"{column}\" = '' THEN '' ELSE '{ERASED}' END") for column in policy.mark]


def _set(column: str, value: str) -> str:
    return f'"{column}" = {value}'


def drop_drafts(files: Collection[int]) -> None:
    """What somebody is typing about them, and what names them."""
    known = rows(f"SELECT number, name, phone, phone2, wechat FROM client WHERE id IN ({marks(files)})", *files)
    texts = [text for columns in known for text in columns if text]
    numbers = {
        id
        for table in walked().values()
        if table.has_id
        for (id,) in rows(f'SELECT id FROM "{table.name}" WHERE {table.whose(files)}')
    }
    for id, form, about, content in rows("SELECT id, form, about, content FROM draft"):
        is_named = any(text in content for text in texts)
        if is_named or (about in numbers and form not in NOT_OF_CLIENTS):
            write("DELETE FROM draft WHERE id = ?", id)
