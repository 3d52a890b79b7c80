"""Beds, rooms and instruments as records."""

from __future__ import annotations

from db.core.row_values import records
from db.resources.records import ResourceRecord


def resources(everything: bool = False) -> list[ResourceRecord]:
    """The resources in use by kind and name, or with those that no longer are."""
    which = "" if everything else "WHERE active"
    columns = ", ".join(ResourceRecord._fields)
    return records(ResourceRecord, f"SELECT {columns} FROM resource {which} ORDER BY active DESC, kind, name, id")
