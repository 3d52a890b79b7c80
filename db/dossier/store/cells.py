"""Rows of a table in words, as :data:`db.dossier.tables.TOLD` says what of it is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from db.core.row_values import as_codes, as_day, as_moment, local_day
from db.core.sql import marks, rows
from db.dossier.tables.declaration import Cell, Told
from db.fields.declaration import Field, Kind
from db.fields.showing import show
from db.sheets.dossier import DossierChapter, Said

_NAMES = {"event": "theme", "client": "number"}
"""What a row of these is called by; everything else has a name."""
_A_DAY = 10
"""How long a day is, as it is kept; what is longer is a moment."""


def chapter(told: Told, clients: Sequence[int], language: str, *, health: bool) -> DossierChapter | None:
    """What of a table is a client's; None where that is nothing.

    Args:
        told: What of the table is told.
        clients: The client, and the files that are part of hers.
        language: In which words.
        health: Whether what tells of health is told: nobody reads what isn't agreed to any more.
    """
    if told.is_health and not health:
        return None
    cells = [cell for cell in told.cells if health or not cell.is_health]
    columns = ", ".join(cell.sql or f'"{cell.column}"' for cell in cells)
    whose = told.whose.replace("{ids}", marks(clients))
    found = rows(
        f'SELECT {columns} FROM "{told.table}" WHERE {whose} ORDER BY {told.order}',
        *list(clients) * told.whose.count("{ids}"),
    )
    entries = tuple(entry for row in found if (entry := tuple(_said(cells, row, language))))
    return DossierChapter(told.title.text(language), entries) if entries else None


def _said(cells: Sequence[Cell], row: Sequence[Any], language: str) -> Iterator[Said]:
    for cell, value in zip(cells, row, strict=True):
        if text := words(cell, value, language):
            yield cell.label.text(language), text


def words(cell: Cell, value: Any, language: str) -> str:
    """What stands in a column, in words; empty for nothing."""
    if value is None or value == "":
        return ""
    if cell.names:
        return _name(cell.names, value)
    field = Field(cell.column, "", cell.label, cell.kind, cell.choices)
    match cell.kind:
        case Kind.DATE:
            return when(value)
        case Kind.CHOICES:
            codes = as_codes(value)
            return show(field, codes, language) if codes else ""
        case Kind.YES_NO:
            return show(field, bool(value), language)
        case Kind.CHOICE:
            return show(field, str(value), language)
        case _:
            return show(field, value, language)


def when(value: Any) -> str:
    """A day, or a moment in local time."""
    if isinstance(value, date) and not hasattr(value, "hour"):
        return value.isoformat()
    if len(str(value)) > _A_DAY:
        moment = as_moment(value)
        return f"{local_day(moment).isoformat()} {moment.astimezone():%H:%M}"
    found = as_day(value)
    return found.isoformat() if found else ""


def _name(table: str, id: Any) -> str:
    found = rows(f'SELECT "{_NAMES.get(table, "name")}" FROM "{table}" WHERE id = ?', id)
    return str(found[0][0]) if found else ""
