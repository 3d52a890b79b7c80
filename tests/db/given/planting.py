"""Marks in place of all that is kept of a client, by which it is known again wherever it is given."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from db.clients.fields.client import CLIENT_FIELDS
from db.core.models import AppendOnly
from db.core.sql import rows, write
from db.erasing.store.walk import Walked, walked
from db.fields.declaration import Choice, Field
from db.merging.store.tables import tables
from db.merging.store.tables import walked as of_clients

PHONE, AMOUNT, COLLEAGUES = "phone", "amount", "a colleague's amount"
"""What a telephone number and an amount of an earlier day are called; they stay numbers, as they are calculated with.
"""
_MARK = re.compile("种([a-z]+)〔([^〕]*)〕")
_ACCESS = {field.name: field.access.value for field in CLIENT_FIELDS}
_OF_FIELDS = ("answer", "change")
"""Tables with a row for each answer, which says of what field it is."""
_DERIVED = ("search_key", "sort_pinyin", "sort_strokes", "filed_key")
"""A table and columns that are made of a name, and that a program takes apart."""
_BILLS = "SELECT id FROM bill WHERE client_id = ? AND day < ? AND state = 'settled'"
_VISITS = f"SELECT visit_id FROM bill WHERE id IN ({_BILLS})"
_AMOUNTS = {
    "visit": (("total",), _VISITS, "id"),
    "visit_service": (("price", "listed"), _VISITS, "visit_id"),
    "bill": (("total", "paid"), _BILLS, "id"),
    "bill_line": (("list_unit", "amount"), _BILLS, "bill_id"),
    "appointment_part": (("price",), "SELECT id FROM appointment WHERE client_id = ? AND ? <> ''", "appointment_id"),
}
"""Columns of amounts by table; whose they are, and by which column."""
_VISIT_OF = {
    "visit": "id",
    "visit_service": "visit_id",
    "bill": "visit_id",
    "bill_line": "(SELECT visit_id FROM bill WHERE id = bill_id)",
}
"""The visit that an amount is of, by table."""


def plant(client: int, whose: str, amount: int, colleague: int, today: str) -> None:
    """Puts a mark into every text of a client's rows, and one number for every amount; codes of a program stay.

    Args:
        client: Id of the client.
        whose: What the marks call the client, in small letters.
        amount: In fen; of visits with a colleague one more.
        colleague: Id of that colleague.
        today: The day at the desk; only what was paid before is marked.
    """
    guarded = {table._meta.table_name for table in tables() if issubclass(table, AppendOnly)} | set(_DERIVED)
    write("PRAGMA ignore_check_constraints = ON")
    for table in walked().values():
        for column in () if table.name in guarded else _texts(table):
            mark = f"'种{whose}〔' || {_label(table, column)} || '〕'"
            is_packed = f"substr(\"{column}\", 1, 1) IN ('[', '{{')"
            write(
                f'UPDATE "{table.name}" SET "{column}" = CASE WHEN {is_packed} '
                f"THEN replace(\"{column}\", '讳', {mark}) ELSE {mark} END WHERE ({table.whose([client])}) "
                f'AND length(CAST("{column}" AS BLOB)) > length("{column}")'
            )
    for name, (columns, which, by) in _AMOUNTS.items():
        visit = _VISIT_OF.get(name, "NULL")
        for column in columns:
            write(
                f'UPDATE "{name}" SET "{column}" = ? + COALESCE({visit} IN (SELECT visit_id FROM visit_service '
                f'WHERE staff_id = ?), 0) WHERE "{by}" IN ({which}) AND "{column}" > 0',
                *(amount, colleague, client, today),
            )
    write("PRAGMA ignore_check_constraints = OFF")


def _texts(table: Walked) -> list[str]:
    codes = table.erasing.codes if table.erasing else ()
    return [column for column, _may_be_nothing in table.texts if column not in codes and column not in _DERIVED]


def _label(table: Walked, column: str) -> str:
    if table.name not in _OF_FIELDS:
        return f"'{table.name}.{column}'"
    by_field = " ".join(f"WHEN '{name}' THEN '{access}'" for name, access in _ACCESS.items())
    return f"CASE field {by_field} ELSE 'visit' END || ' answers'"


def marks_in(value: object, whose: str, phone: str, amount: int) -> set[str]:
    """What of a client stands in what a call gives: table and column, or what it is called here."""
    found: set[str] = set()
    for leaf in _leaves(value):
        if isinstance(leaf, str):
            found |= {label for who, label in _MARK.findall(leaf) if who == whose}
            if phone in leaf.replace(" ", ""):
                found.add(PHONE)
        elif leaf in (amount, amount + 1):
            found.add(AMOUNT if leaf == amount else COLLEAGUES)
    return found


def _leaves(value: Any) -> Iterator[str | int]:
    """Every text and number in what a call gives, but for the lists that fields may be answered from."""
    if isinstance(value, (Field, Choice)):
        return
    if isinstance(value, (str, int)):
        yield value.value if isinstance(value, Enum) else value
    elif is_dataclass(value):
        for one in fields(value):
            yield from _leaves(getattr(value, one.name))
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from (*_leaves(key), *_leaves(one))
    elif isinstance(value, (tuple, list, set, frozenset)):
        for one in value:
            yield from _leaves(one)


def rows_of(client: int) -> dict[str, int]:
    """How many rows of each table say that they are a client's."""
    found: dict[str, int] = {}
    for table in of_clients():
        is_hers = " OR ".join(f'"{column}" = ?' for column in table.clients)
        [(count,)] = rows(f'SELECT COUNT(*) FROM "{table.name}" WHERE {is_hers}', *[client] * len(table.clients))
        found[table.name] = int(count)
    return found
