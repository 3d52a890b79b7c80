"""A visit's own row, read and written with fixed SQL: the ORM takes 0.3 to 0.5 ms to make a statement anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import peewee as pw

from db.core.errors import Code, SalonError
from db.core.models import Moment
from db.core.row_values import as_day, as_moment
from db.core.sql import rows, rows_among, write
from db.visits.models import Visit

_FIELDS = tuple(Visit._meta.sorted_fields)
_NAMES = tuple(field.name for field in _FIELDS)
_SELECT = f"SELECT {', '.join(field.column_name for field in _FIELDS)} FROM visit WHERE id = ?"
_COLUMNS = {field.name: field.column_name for field in _FIELDS}


def _reader(field: pw.Field[Any]) -> Callable[[Any], Any] | None:
    match field:
        case Moment():
            return as_moment
        case pw.DateField():
            return as_day
        case pw.BooleanField():
            return bool
        case _:
            return None


_READERS = tuple((place, reader) for place, field in enumerate(_FIELDS) if (reader := _reader(field)) is not None)


def get_visit(visit: int) -> Visit:
    """The row with this id; what is set on it is written by :func:`save`.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    read = rows(_SELECT, visit)
    if not read:
        raise SalonError(Code.NOT_FOUND)
    cells = list(read[0])
    for place, reader in _READERS:
        if cells[place] is not None:
            cells[place] = reader(cells[place])
    row = Visit(__no_default__=1)
    row.__data__ = dict(zip(_NAMES, cells, strict=True))
    return row


def put(visit: Visit, values: Mapping[str, Any]) -> None:
    """Sets fields, all together; the ORM would take a call for each. :func:`save` writes them."""
    visit.__data__.update(values)
    visit._dirty.update(values)


def save(visit: Visit) -> None:
    """Writes the fields that were set since the row was read; those left alone cost no index anything."""
    names = sorted(visit._dirty)
    if not names:
        return
    kept = visit.__data__
    values = [kept[name] for name in names]
    for place, value in enumerate(values):
        if isinstance(value, datetime):
            # as tables keep it: naive, in UTC
            values[place] = value.astimezone(UTC).replace(tzinfo=None)
    write(_update(tuple(names)), *values, kept["id"])
    visit._dirty.clear()


@lru_cache(maxsize=256)
def _update(names: tuple[str, ...]) -> str:
    """The statement that writes some fields; which ones a save changes is mostly the same."""
    return f"UPDATE visit SET {', '.join(f'{_COLUMNS[name]} = ?' for name in names)} WHERE id = ?"


def areas(visits: list[int]) -> dict[int, str]:
    """What part of the body visits were for, by id: the categories of their services, each once."""
    found: dict[int, dict[str, None]] = {}
    for visit, category in rows_among(
        "SELECT l.visit_id, s.category FROM visit_service l JOIN service s ON s.id = l.service_id "
        "WHERE s.category <> '' AND l.visit_id IN ({}) ORDER BY l.id",
        visits,
    ):
        found.setdefault(visit, {})[category] = None
    return {visit: "、".join(names) for visit, names in found.items()}
