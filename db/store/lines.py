"""Clients as lines of a list: name, number and the last four of the phone, never more."""

from __future__ import annotations

from collections.abc import Generator
from datetime import date
from typing import Any

from db.phones import last_four
from db.records import ClientLine
from db.sql import rows, run

_COLUMNS = (
    "SELECT c.id, c.number, c.name, c.reading, c.phone, s.short, s.name, "
    "(SELECT MAX(v.day) FROM visit v WHERE v.client_id = c.id AND v.cancelled = '') "
)
_LINES = f"{_COLUMNS} FROM client c LEFT JOIN staff s ON s.id = c.beautician_id "
PAGE = 64
"""Most lines that are read at a time."""

# the limit as a number, not as a parameter: SQLite prepares a statement with LIMIT ? anew every time (50 µs)
_BEGINNING = (
    f"{_COLUMNS} FROM search_key k JOIN client c ON c.id = k.client_id LEFT JOIN staff s ON s.id = c.beautician_id "
    f"WHERE k.kind = ? AND k.key >= ? AND k.key < ? ORDER BY k.key, k.client_id LIMIT {PAGE}"
)


def lines(clients: list[int]) -> list[ClientLine]:
    """Clients as lines, in the order given; fixed SQL, since the ORM costs more than the database."""
    if not clients:
        return []
    marks = ",".join("?" * len(clients))
    found = {row[0]: _line(*row) for row in rows(f"{_LINES} WHERE c.id IN ({marks})", *clients)}
    return [found[client] for client in clients if client in found]


def beginning(kind: str, prefix: str, after: str) -> Generator[ClientLine, None, None]:
    """Clients of the first 64 search keys that begin with something, in the order of their keys.

    One statement for keys and clients, read only as far as the caller goes on: this runs at every key in the find
    box, and every client that is not read is a page of the file that needs no decrypting (25 µs).

    Args:
        kind: The kind of key.
        prefix: How the key begins.
        after: What sorts after every such key.
    """
    cursor = run(_BEGINNING, kind, prefix, after)
    try:
        for row in cursor:
            yield _line(*row)
    finally:
        # a statement that is not at its end keeps its transaction open
        cursor.close()


def _line(id: int, number: str, name: str, reading: str, phone: str, short: str, staff: str, latest: Any) -> ClientLine:
    day = date.fromisoformat(latest) if latest else None
    # a name in Latin letters is its own reading, and stands there once
    read = "" if reading == name else reading
    return ClientLine(id, number, name, read, last_four(phone), short or (staff or "")[:1], day)
