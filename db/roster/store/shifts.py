"""Shifts as records."""

from __future__ import annotations

from db.core.row_values import records
from db.roster.records import ShiftRecord


def shifts() -> dict[int, ShiftRecord]:
    """Every shift by its id, those in use first, in the order in which they were added."""
    columns = ", ".join(ShiftRecord._fields)
    found = records(ShiftRecord, f"SELECT {columns} FROM shift ORDER BY active DESC, id")
    return {one.id: one for one in found}
