"""What the rows of two clients are before and after a merge, and what has changed between."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from db.core.models import How
from db.core.sql import rows, write_each
from db.merging.store.tables import CLIENT, Walked, called, walked

Row = tuple[Any, ...]
Key = tuple[Any, ...]
Image = dict[str, dict[Key, Row]]
"""Rows by table and key, each with all its columns."""


class Changed(NamedTuple):
    """A row that a merge has changed: what the columns that changed held before and hold after.

    Without ``before`` it was made, without ``after`` taken away, and the other has all its columns.
    """

    table: Walked
    key: Key
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


def taken(clients: tuple[int, int], marks: Mapping[str, int]) -> Image:
    """The rows of two clients as they are now.

    Args:
        clients: Whose.
        marks: Of tables whose rows stay, only those above are looked at: a merge adds to them.
    """
    found: Image = {}
    for table in walked():
        if not table.is_imaged or (table.merging.how is How.STAY and table.name not in marks):
            continue
        statement, owners = _statement(table)
        values = clients * owners
        if table.merging.how is How.STAY:
            values = (*values, marks[table.name])
        places = [table.columns.index(column) for column in table.key]
        some = rows(statement, *values)
        found[table.name] = (
            {(row[places[0]],): row for row in some}
            if len(places) == 1
            else {tuple([row[at] for at in places]): row for row in some}
        )
    return found


@cache
def _statement(table: Walked) -> tuple[str, int]:
    """What reads the rows of two clients, and how often it asks for the two."""
    owners = ("id", *table.clients) if table.name == CLIENT else table.clients
    where = " OR ".join(f'"{column}" IN (?, ?)' for column in owners)
    if table.merging.how is How.STAY:
        where = f"({where}) AND id > ?"
    return f'SELECT {_listed(table)} FROM "{table.name}" WHERE {where}', len(owners)


def last_ids() -> dict[str, int]:
    """The last id of each table that refers to clients."""
    return {
        table.name: rows(f'SELECT COALESCE(MAX(id), 0) FROM "{table.name}"')[0][0] for table in walked() if table.has_id
    }


def between(before: Image, after: Image) -> Iterator[Changed]:
    """What differs between two images."""
    for table in walked():
        old, new = before.get(table.name, {}), after.get(table.name, {})
        for key in {**old, **new}:
            was, now = old.get(key), new.get(key)
            if was == now:
                continue
            if was is None or now is None:
                yield Changed(table, key, _named(table, was), _named(table, now))
                continue
            # what follows from others is put back whole, or made anew
            is_whole = table.merging.how is How.DERIVE
            pairs = zip(table.columns, was, now, strict=True)
            differ = [(column, old_cell, cell) for column, old_cell, cell in pairs if is_whole or old_cell != cell]
            yield Changed(
                table, key, {column: cell for column, cell, _ in differ}, {column: cell for column, _, cell in differ}
            )


def keep(merge: int, changed: Iterator[Changed]) -> None:
    """Keeps what a merge has changed."""
    write_each(
        'INSERT INTO merge_row (merge_id, place, "of", "key", "before", "after") VALUES (?, ?, ?, ?, ?, ?)',
        [
            (merge, place, one.table.name, _key(one.key), _json(one.before), _json(one.after))
            for place, one in enumerate(changed)
        ],
    )


def kept(merge: int) -> list[Changed]:
    """What a merge has changed, in the order of the tables."""
    return [
        Changed(called(of), tuple(_read(key)), _read(before), _read(after))
        for of, key, before, after in rows(
            'SELECT "of", "key", "before", "after" FROM merge_row WHERE merge_id = ? ORDER BY place', merge
        )
    ]


def row_of(table: Walked, key: Key) -> dict[str, Any] | None:
    """A row as it is now, by column."""
    where = " AND ".join(f'"{column}" = ?' for column in table.key)
    found = rows(f'SELECT {_listed(table)} FROM "{table.name}" WHERE {where}', *key)
    return _named(table, found[0]) if found else None


def _listed(table: Walked) -> str:
    return ", ".join(f'"{column}"' for column in table.columns)


def _named(table: Walked, row: Row | None) -> dict[str, Any] | None:
    return None if row is None else dict(zip(table.columns, row, strict=True))


_ENCODER = json.JSONEncoder(ensure_ascii=False, default=lambda cell: {"hex": bytes(cell).hex()})
"""Bytes, such as what is sealed, are written in hexadecimal."""


def _json(value: Mapping[str, Any] | None) -> str | None:
    if value is None:
        return None
    if len(value) == 1:
        [(column, cell)] = value.items()
        if type(cell) is int:
            # most rows change their owner and nothing besides
            return f'{{"{column}": {cell}}}'
    return _ENCODER.encode(value)


def _key(key: Key) -> str:
    return f"[{key[0]}]" if len(key) == 1 and type(key[0]) is int else _ENCODER.encode(list(key))


def _read(text: str | None) -> Any:
    return None if text is None else json.loads(text, object_hook=_bytes)


def _bytes(found: dict[str, Any]) -> Any:
    return bytes.fromhex(found["hex"]) if found.keys() == {"hex"} else found
