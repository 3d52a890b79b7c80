"""What is open with a client, what erasing would do, and the register of what was erased."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from db.contacts.store.archiving import ARCHIVED, MONTHS
from db.core.errors import Code, SalonError
from db.core.row_values import records
from db.core.sql import marks, rows
from db.erasing.records import DestructionRecord, ExpiredLine
from db.erasing.store.walk import walked
from db.merging.store.tables import CLIENT
from db.retention.store import months
from db.text.dates import months_after

OPEN = {
    "visits": "SELECT COUNT(*) FROM visit WHERE client_id IN ({}) AND closed_at IS NULL AND cancelled = ''",
    "bills": "SELECT COUNT(*) FROM bill WHERE client_id IN ({}) AND state = 'open' AND total <> paid",
    "appointments": "SELECT COUNT(*) FROM appointment WHERE client_id IN ({}) "
    "AND state IN ('booked', 'confirmed', 'arrived') AND day >= ?",
    "orders": "SELECT COUNT(*) FROM client_order WHERE client_id IN ({}) AND state IN ('ordered', 'arrived')",
    "complaints": "SELECT COUNT(*) FROM complaint WHERE client_id IN ({}) AND state <> 'settled'",
    "loans": "SELECT COUNT(*) FROM loan WHERE client_id IN ({}) AND out_at IS NOT NULL AND back_at IS NULL",
}
"""What has to be settled first, by its code."""
GIVEN_UP = {
    "balance": 'SELECT COALESCE(SUM(l."left"), 0) FROM lot l JOIN holding h ON h.id = l.holding_id '
    "WHERE h.client_id IN ({}) AND l.unit = 'fen'",
    "sessions": 'SELECT COALESCE(SUM(l."left"), 0) FROM lot l JOIN holding h ON h.id = l.holding_id '
    "WHERE h.client_id IN ({}) AND l.unit NOT IN ('fen', 'point')",
    "owed": "SELECT COALESCE(SUM(total - paid), 0) FROM bill WHERE client_id IN ({}) AND state = 'owing'",
}
"""What nobody can claim any more, by its code: fen, or sessions."""
_DESTRUCTIONS = (
    'SELECT d.id, d.version, d.number, d.client_id "client.id", d.card "client.label", d.kind, d.reason, d.since, '
    "d.sheets, d.kept, d.at, s.name by, a.name approver, d.destroyed "
    "FROM destruction d LEFT JOIN staff s ON s.id = d.by_id LEFT JOIN staff a ON a.id = d.approver_id "
)


def open_with(files: Sequence[int], today: date) -> dict[str, int]:
    """What is open, of :data:`OPEN`."""
    return _counts(OPEN, files, today)


def given_up(files: Sequence[int], today: date) -> dict[str, int]:
    """What would be given up, of :data:`GIVEN_UP`."""
    return _counts(GIVEN_UP, files, today)


def _counts(asked: dict[str, str], files: Sequence[int], today: date) -> dict[str, int]:
    found = {}
    for code, statement in asked.items():
        also = (today.isoformat(),) if "?" in statement else ()
        [(count,)] = rows(statement.format(marks(files)), *files, *also)
        if count:
            found[code] = int(count)
    return found


def row_counts(files: Sequence[int]) -> tuple[dict[str, int], dict[str, int]]:
    """How many rows go, and how many stay, by table."""
    goes: dict[str, int] = {}
    stays: dict[str, int] = {}
    for table in walked().values():
        if table.name != CLIENT:
            [(count,)] = rows(f'SELECT COUNT(*) FROM "{table.name}" WHERE {table.whose(files)}')
            if count:
                (goes if table.goes else stays)[table.name] = count
    return goes, stays


def expired(today: date) -> list[ExpiredLine]:
    """Who was archived, and then kept for as long as a file is: who has been away for longest stands first."""
    limit = months_after(today, -(MONTHS + months("file")))
    found = records(
        ExpiredLine,
        "SELECT c.id, c.number, c.name, MAX(date(c.created_at), "
        "COALESCE((SELECT MAX(v.day) FROM visit v WHERE v.client_id = c.id AND v.cancelled = ''), ''), "
        "COALESCE((SELECT MAX(k.day) FROM contact k WHERE k.client_id = c.id), '')) last "
        "FROM client c WHERE c.away = ?",
        ARCHIVED,
    )
    return sorted((one for one in found if one.last <= limit), key=lambda one: (one.last, one.id))


def destructions(limit: int) -> list[DestructionRecord]:
    """The register, the latest first."""
    return records(DestructionRecord, f"{_DESTRUCTIONS} ORDER BY d.id DESC LIMIT ?", limit)


def destruction(id: int) -> DestructionRecord:
    """One line of the register.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = records(DestructionRecord, f"{_DESTRUCTIONS} WHERE d.id = ?", id)
    if not found:
        raise SalonError(Code.NOT_FOUND)
    return found[0]
