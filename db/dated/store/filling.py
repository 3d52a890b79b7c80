"""What of a record is filled in later, and what the catalogue knows of it."""

from __future__ import annotations

from collections.abc import Iterable

from db.core.sql import rows
from db.dated.declaration import Dated, Values, name_of
from db.dated.models import DatedRow
from db.fields.declaration import Kind
from db.fields.values import Value

PENDING = "pending"
"""The code of a reading that says to look again."""


def is_filled_in(row: DatedRow, kind: Dated, old: Values, changed: Iterable[str]) -> bool:
    """Whether nothing is changed but what is looked at later; a reading that is settled stays."""
    if not kind.later or row.due is None:
        return False
    for key in changed:
        field = kind.at(key)
        settled = field is not None and field.kind is Kind.CHOICE and old.get(key) not in (None, PENDING)
        if settled or kind.part_of(name_of(key)).name != kind.later:
            return False
    return True


def from_catalogue(kind: Dated, values: Values) -> dict[str, Value]:
    """What was left empty and the catalogue says of a product or a service, by field."""
    found: dict[str, Value] = {}
    for name, about, column in kind.takes:
        field = kind.at(about)
        if not values.get(name) and values.get(about) and field is not None:
            table = "service" if field.kind is Kind.SERVICE else "product"
            [(known,)] = rows(f"SELECT {column} FROM {table} WHERE id = ?", values[about])
            if known:
                found[name] = known
    return found
