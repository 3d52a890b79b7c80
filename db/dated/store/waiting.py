"""What came from outside and waits until somebody has accepted it."""

from __future__ import annotations

from db.clients.store.lines import lines
from db.core.row_values import as_day
from db.core.sql import rows
from db.dated.records import WaitingLine

MOST = 100
"""Lines of the list: those that wait longest."""
# CROSS JOIN: what waits first, and of that whose it is
_WAITING = (
    "FROM dated d CROSS JOIN client c ON c.id = d.client_id AND c.merged_into_id IS NULL WHERE d.state = 'review'"
)


def count_waiting() -> int:
    """How many wait."""
    return int(rows(f"SELECT COUNT(*) {_WAITING}")[0][0])


def waiting() -> list[WaitingLine]:
    """Those that wait, the oldest first."""
    found = rows(
        "SELECT d.id, d.client_id, d.kind, d.day, d.filled_by, (SELECT s.name FROM staff s WHERE s.id = d.by_id) "
        f"{_WAITING} ORDER BY d.day, d.id LIMIT {MOST:d}"
    )
    clients = {line.id: line for line in lines(list({row[1] for row in found}))}
    return [
        WaitingLine(id=id, client=clients[client], kind=kind, day=as_day(day), filled_by=filled_by, by=by)
        for id, client, kind, day, filled_by, by in found
    ]
