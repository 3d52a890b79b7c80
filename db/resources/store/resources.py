"""Beds, rooms and instruments as records."""

from __future__ import annotations

from collections.abc import Collection

from db.core.row_values import records
from db.resources.records import Need, ResourceRecord

_COLUMNS = ", ".join(ResourceRecord._fields)


def resources(everything: bool = False) -> list[ResourceRecord]:
    """The resources in use by kind and name, or with those that no longer are."""
    which = "" if everything else "WHERE active"
    return records(ResourceRecord, f"SELECT {_COLUMNS} FROM resource {which} ORDER BY active DESC, kind, name, id")


def resources_asked(needs: Collection[Need]) -> list[ResourceRecord]:
    """The resources that there are for some needs, also those that are no longer used."""
    kinds, ids = {need.kind for need in needs}, {need.resource for need in needs}
    found = records(ResourceRecord, f"SELECT {_COLUMNS} FROM resource ORDER BY kind, name, id")
    return [one for one in found if one.kind in kinds or one.id in ids]
