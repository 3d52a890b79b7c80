"""Blocked time."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.row_values import as_day, records
from db.core.sql import rows
from db.roster.records import Blocked, BlockLine

_BLOCKS = (
    "SELECT id, day, start, finish, why, staff_id, resource_id FROM block "
    "WHERE day >= ? AND day <= ? ORDER BY day, start, id"
)
_LINES = (
    'SELECT b.id, b.day, b.start, b.finish, b.why, s.id "person.id", s.name "person.label", r.id "resource.id", '
    'r.name "resource.label" FROM block b LEFT JOIN staff s ON s.id = b.staff_id '
    "LEFT JOIN resource r ON r.id = b.resource_id WHERE b.day >= ? AND b.day <= ? ORDER BY b.day, b.start, b.id"
)


def blocks_between(first: date, last: date) -> dict[date, list[Blocked]]:
    """Every block of some days, the earliest of a day first."""
    found: defaultdict[date, list[Blocked]] = defaultdict(list)
    for id, day, *cells in rows(_BLOCKS, first.isoformat(), last.isoformat()):
        block = Blocked._make((id, as_day(day), *cells))
        found[block.day].append(block)
    return found


def resource_blocks(day: date) -> dict[int, list[Blocked]]:
    """Blocked time of each resource that has any; that of the whole salon isn't in it."""
    found: defaultdict[int, list[Blocked]] = defaultdict(list)
    for block in blocks_between(day, day)[day]:
        if block.resource is not None:
            found[block.resource].append(block)
    return found


def block_lines(first: date, last: date) -> list[BlockLine]:
    """Every block of some days as it is listed, the earliest first."""
    return records(BlockLine, _LINES, first.isoformat(), last.isoformat())


def require_booking_for_all(work: Work) -> None:
    """No client is concerned: who books for everybody may block time, who books for their own clients alone may not.

    Raises:
        Refused: ``NOT_ALLOWED``.
    """
    work.require(Permission.APPOINTMENTS)
    work.settled = True
