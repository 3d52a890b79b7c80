"""Clients as lines of a list: name, number and the last four of the phone, never more."""

from __future__ import annotations

from typing import Any

from db.clients.records import ClientLine
from db.core.row_values import as_day
from db.core.sql import rows_among
from db.text.phones import last_four

_COLUMNS = (
    "SELECT c.id, c.number, c.name, c.reading, c.phone, s.short, s.name, "
    "(SELECT MAX(v.day) FROM visit v WHERE v.client_id = c.id AND v.cancelled = ''), c.away "
)
_LINES = f"{_COLUMNS} FROM client c LEFT JOIN staff s ON s.id = c.beautician_id WHERE c.id IN ({{}})"
PAGE = 64
"""Most lines that are read at a time."""


def lines(clients: list[int]) -> list[ClientLine]:
    """Clients as lines, in the order given; fixed SQL, since the ORM costs more than the database."""
    found = {row[0]: _line(*row) for row in rows_among(_LINES, clients)}
    return [found[client] for client in clients if client in found]


def _line(
    id: int, number: str, name: str, reading: str, phone: str, short: str, staff: str, latest: Any, away: str
) -> ClientLine:
    # a name in Latin letters is its own reading, and stands there once
    read = "" if reading == name else reading
    return ClientLine(
        id=id,
        number=number,
        name=name,
        reading=read,
        last_four=last_four(phone),
        beautician=short or (staff or "")[:1],
        latest_visit=as_day(latest),
        away=away,
    )
