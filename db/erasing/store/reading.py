"""What is open with a client, what erasing would do, and the register of what was erased."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from db.clients.consent import store as consents
from db.contacts.store.archiving import ARCHIVED, MONTHS
from db.core.errors import Code, SalonError
from db.core.row_values import local_day, records
from db.core.sql import marks, rows
from db.erasing.records import Batch, DestructionRecord, ExpiredLine
from db.erasing.store import health, locking
from db.erasing.store.emptying import files_of
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
    "d.sheets, d.kept, d.at, s.name by, a.name approver, d.destroyed, "
    "CASE WHEN d.batch = '' THEN d.number ELSE d.batch END batch, d.waits "
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


def expired(today: date, client: int | None = None) -> list[ExpiredLine]:
    """What has been kept for as long as it may be.

    Health that a client has taken back stands first, then files of who was archived, by who has been away for longest,
    then what was locked.

    Args:
        today: The day.
        client: Only what is this one's, also what two people have decided already; None: all that they haven't.
    """
    found = [*_health_taken_back(client), *_archived(today, client), *_locked(today, client)]
    waits = set(rows("SELECT client_id, kind FROM destruction WHERE waits") if client is None else ())
    return [one for one in found if (one.client, one.kind) not in waits]


def _health_taken_back(whose: int | None) -> list[ExpiredLine]:
    lines = []
    for client, since in consents.withdrawn(consents.HEALTH, whose).items():
        if health.is_left(files_of(client), since):
            [(number, name)] = rows("SELECT number, name FROM client WHERE id = ?", client)
            day = local_day(since)
            lines.append(ExpiredLine(client=client, kind="health", number=number, name=name, last=day))
    return sorted(lines, key=lambda one: (one.last, one.client))


def _archived(today: date, whose: int | None) -> list[ExpiredLine]:
    return records(
        ExpiredLine,
        "SELECT * FROM (SELECT c.id client, 'file' kind, c.number, c.name, MAX(date(c.created_at), "
        "COALESCE((SELECT MAX(v.day) FROM visit v WHERE v.client_id = c.id AND v.cancelled = ''), ''), "
        "COALESCE((SELECT MAX(k.day) FROM contact k WHERE k.client_id = c.id), '')) last "
        # twice: by the first, those who are away stand in an index
        f"FROM client c WHERE c.away <> '' AND c.away = ?{'' if whose is None else ' AND c.id = ?'}) "
        "WHERE last <= ? ORDER BY last, client",
        ARCHIVED,
        *([] if whose is None else [whose]),
        months_after(today, -(MONTHS + months("file"))).isoformat(),
    )


def _locked(today: date, whose: int | None) -> list[ExpiredLine]:
    lines = locking.locked_lines(today) if whose is None else locking.locked_of([whose])
    found: dict[int, ExpiredLine] = {}
    for one in (one for one in lines if one.until < today):
        client = one.client
        line = ExpiredLine(client=client.id, kind=locking.MEDICAL, number=client.label, name="", last=one.last)
        found.setdefault(client.id, line)
    return list(found.values())


def unfinished() -> list[Batch]:
    """What is decided and not done, by the slip."""
    return records(
        Batch,
        'SELECT batch number, COALESCE(SUM(NOT waits), 0) done, COALESCE(SUM(waits), 0) "left" FROM destruction '
        "WHERE batch <> '' GROUP BY batch HAVING SUM(waits) > 0 ORDER BY batch",
    )


def destructions(limit: int) -> list[DestructionRecord]:
    """The register, the latest first."""
    return records(DestructionRecord, f"{_DESTRUCTIONS} ORDER BY d.id DESC LIMIT ?", limit)


def on_slip(batch: str) -> list[DestructionRecord]:
    """What has been destroyed by one slip, in its order."""
    return records(
        DestructionRecord, f"{_DESTRUCTIONS} WHERE NOT d.waits AND ? IN (d.batch, d.number) ORDER BY d.id", batch
    )


def destruction(id: int) -> DestructionRecord:
    """One line of the register.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = records(DestructionRecord, f"{_DESTRUCTIONS} WHERE d.id = ?", id)
    if not found:
        raise SalonError(Code.NOT_FOUND)
    return found[0]
