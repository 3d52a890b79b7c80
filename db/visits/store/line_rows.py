"""Lines that hang on a visit as rows: read by id, and made those that are wanted with as little writing as can be."""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import lru_cache
from itertools import compress
from operator import ne
from typing import Any

from db.core.sql import rows, rows_among, write, write_each
from db.visits.models import Visit

Cells = tuple[Any, ...]
"""What a line's own columns hold, without its id and its visit."""


def of_all(columns: str, table: str, ids: Set[int | None]) -> list[Any]:
    """Some columns of the rows with these ids, in one statement."""
    return rows_among(f"SELECT {columns} FROM {table} WHERE id IN ({{}})", list(ids))


def replace(
    table: str, columns: tuple[str, ...], visit: Visit, here: Mapping[int, Cells], wanted: list[Cells]
) -> list[int]:
    """Makes the lines that are here those that are wanted, in their order.

    A save seldom changes a line: one that stays as it is is not written at all, and one that changes costs no index
    anything but that of what changed. Every page that is left alone is one less to encrypt and to force to the disk.

    Returns:
        Ids of the lines that are wanted.
    """
    ids = list(here)
    changes: dict[tuple[bool, ...], list[Cells]] = {}
    for new, (id, old) in zip(wanted, here.items(), strict=False):
        if new != old:
            differs = tuple(map(ne, new, old))
            changes.setdefault(differs, []).append((*compress(new, differs), id))
    for differs, cells in changes.items():
        write_each(_update(table, columns, differs), cells)
    for id in ids[len(wanted) :]:
        write(f"DELETE FROM {table} WHERE id = ?", id)
    more = wanted[len(ids) :]
    if not more:
        return ids[: len(wanted)]
    places = ", ".join([f"({', '.join('?' * (1 + len(columns)))})"] * len(more))
    head = f"INSERT INTO {table} (visit_id, {', '.join(columns)}) VALUES {places} RETURNING id"
    made = rows(head, *(cell for line in more for cell in (visit.id, *line)))
    # they are numbered in the order of the lines, and may be given back in another
    return [*ids, *sorted(id for (id,) in made)]


@lru_cache(maxsize=64)
def _update(table: str, columns: tuple[str, ...], changed: tuple[bool, ...]) -> str:
    """The statement that writes the columns of a line that changed."""
    return f"UPDATE {table} SET {', '.join([f'{name} = ?' for name in compress(columns, changed)])} WHERE id = ?"
