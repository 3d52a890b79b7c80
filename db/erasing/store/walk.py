"""Every table that leads to a client, directly or through another, with what its ``Meta`` says of erasing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from typing import Any

from db.core.disk.copies import references_of
from db.core.models import Erasing, Fate, Table
from db.merging.store.tables import CLIENT, tables


@dataclass(frozen=True, slots=True)
class Walked:
    """A table that leads to a client.

    Attributes:
        owners: The columns by which a row is somebody's, each with the table that it refers to: those that refer to
            clients, or, where there are none, all that refer to tables that lead to one.
        links: All columns that refer to tables that lead to a client.
        texts: Columns that take text or bytes, and whether they may hold nothing at all.
        nullable: Columns that may hold nothing at all.
        has_id: Whether its rows are numbered as they are made.
        erasing: What becomes of its rows; None where nobody has said it.
    """

    name: str
    owners: tuple[tuple[str, str], ...]
    links: tuple[tuple[str, str], ...]
    texts: tuple[tuple[str, bool], ...]
    nullable: frozenset[str]
    has_id: bool
    erasing: Erasing | None

    @property
    def goes(self) -> bool:
        """Whether its rows are deleted."""
        return self.erasing is not None and self.erasing.fate is Fate.GO

    @property
    def cut(self) -> tuple[str, ...]:
        """Columns of rows that stay which refer to rows that go."""
        return () if self.goes else tuple(column for column, to in self.links if to != self.name and walked()[to].goes)

    def whose(self, clients: Collection[int]) -> str:
        """SQL that is true of the rows of some clients."""
        if self.name == CLIENT:
            return f"id IN ({_list(clients)})"
        return " OR ".join(
            f'"{column}" IN ({_list(clients)})'
            if to == CLIENT
            else f'"{column}" IN (SELECT {_key(to)} FROM "{to}" WHERE {walked()[to].whose(clients)})'
            for column, to in self.owners
            if to != self.name
        )


@cache
def walked() -> dict[str, Walked]:
    """Those tables by name, each after all that it refers to."""
    by_name = {_name(table): table for table in tables()}
    refers = {name: references_of(name) for name in by_name}
    order = TopologicalSorter({name: {to for _, to in found if to != name} for name, found in refers.items()})
    found: dict[str, Walked] = {}
    for name in order.static_order():
        meta: Any = by_name[name]._meta
        erasing: Erasing | None = getattr(meta, "erasing", None)
        loose = erasing.loose if erasing else ()
        links = tuple((column, to) for column, to in refers[name] if to in found or to == name)
        owners = tuple(link for link in links if link[0] not in loose)
        direct = tuple(link for link in owners if link[1] == CLIENT)
        if name != CLIENT and not any(to != name for _, to in owners):
            continue
        found[name] = Walked(
            name=name,
            owners=direct or owners,
            links=links,
            texts=tuple((field.column_name, field.null) for field in meta.sorted_fields if _takes_text(field)),
            nullable=frozenset(field.column_name for field in meta.sorted_fields if field.null),
            has_id=bool(meta.auto_increment),
            erasing=erasing,
        )
    return found


def _takes_text(field: Any) -> bool:
    return field.field_type in ("TEXT", "BLOB")


def _name(table: type[Table]) -> str:
    return str(table._meta.table_name)


@cache
def _key(table: str) -> str:
    """The column by which others refer to a table."""
    meta: Any = next(one for one in tables() if _name(one) == table)._meta
    return f'"{meta.primary_key.column_name}"'


def _list(clients: Collection[int]) -> str:
    return ", ".join(str(int(client)) for client in clients)
