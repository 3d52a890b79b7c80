"""Blocked time."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from db.core.row_values import records
from db.roster.records import Blocked

_BLOCKS = (
    "SELECT id, day, start, finish, why, staff_id staff, resource_id resource FROM block "
    "WHERE day >= ? AND day <= ? ORDER BY day, start, id"
)


def blocks_between(first: date, last: date) -> dict[date, list[Blocked]]:
    """Every block of some days, the earliest of a day first."""
    found: defaultdict[date, list[Blocked]] = defaultdict(list)
    for block in records(Blocked, _BLOCKS, first.isoformat(), last.isoformat()):
        found[block.day].append(block)
    return found


def resource_blocks(day: date) -> dict[int, list[Blocked]]:
    """Blocked time of each resource that has any; that of the whole salon isn't in it."""
    found: defaultdict[int, list[Blocked]] = defaultdict(list)
    for block in blocks_between(day, day)[day]:
        if block.resource is not None:
            found[block.resource].append(block)
    return found
