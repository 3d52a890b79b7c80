"""Blocked time."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from db.core.row_values import as_day
from db.core.sql import rows
from db.roster.records import Blocked

_COLUMNS = "day, id, start, finish, why, staff_id, resource_id"


def blocks_between(first: date, last: date) -> dict[date, list[Blocked]]:
    """Every block of some days, the earliest of a day first."""
    found: defaultdict[date, list[Blocked]] = defaultdict(list)
    for day, *block in rows(
        f"SELECT {_COLUMNS} FROM block WHERE day >= ? AND day <= ? ORDER BY day, start, id",
        first.isoformat(),
        last.isoformat(),
    ):
        found[as_day(day)].append(Blocked(*block))
    return found


def resource_blocks(day: date) -> dict[int, list[Blocked]]:
    """Blocked time of each resource that has any; that of the whole salon isn't in it."""
    found: defaultdict[int, list[Blocked]] = defaultdict(list)
    for block in blocks_between(day, day)[day]:
        if block.resource is not None:
            found[block.resource].append(block)
    return found
