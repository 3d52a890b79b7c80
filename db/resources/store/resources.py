"""Beds, rooms and instruments as records."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import Any

from db.core.row_values import records
from db.core.sql import rows_among
from db.resources.records import Need, ResourceRecord

_COLUMNS = ", ".join(ResourceRecord._fields)


def resources(everything: bool = False) -> list[ResourceRecord]:
    """The resources in use by kind and name, or with those that no longer are."""
    which = "" if everything else "WHERE active"
    return records(ResourceRecord, f"SELECT {_COLUMNS} FROM resource {which} ORDER BY active DESC, kind, name, id")


def resources_asked(needs: Collection[Need]) -> list[ResourceRecord]:
    """The resources that there are for some needs, also those that are no longer used."""
    found: dict[int, ResourceRecord] = {}
    for column, asked in (("kind", {one.kind for one in needs if one.kind}), ("id", {one.resource for one in needs})):
        for row in rows_among(
            f"SELECT {_COLUMNS} FROM resource WHERE {column} IN ({{}})", [one for one in asked if one is not None]
        ):
            found[row[0]] = _record(row)
    return list(found.values())


@lru_cache(maxsize=512)
def _record(row: tuple[Any, ...]) -> ResourceRecord:
    """A row as a record: every booking reads them, and they hardly ever change."""
    one = ResourceRecord._make(row)
    return one._replace(exclusive=bool(one.exclusive), active=bool(one.active))
