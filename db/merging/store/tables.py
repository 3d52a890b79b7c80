"""Every table that refers to a client, found by walking all of them, with what its ``Meta`` says of merging."""

from __future__ import annotations

import pkgutil
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from peewee import CompositeKey, sort_models  # type: ignore[attr-defined]  # its stubs lack the last

import db
from db.core.disk.copies import references_of
from db.core.models import MOVES, How, Merging, Table

WITHOUT_KEY = {
    ("audit_entry", "client"): "the log is never rewritten: a client's entries are read through merged_into_id",
    ("draft", "about"): "a draft is of the form that it was typed in, and that form is of the file as it was",
    ("occupancy", "holder"): "the time that an appointment takes goes with its appointment",
    ("task", "key"): "what comes of a client comes once: keys of who is gone become those of who is kept",
    ("dated", "content"): "what was taken down stands as it was: whom it names is led on by merged_into_id",
    ("change", "old"): "history stands as it was",
    ("change", "new"): "history stands as it was",
    ("request", "id"): "a name that a page gives to what it asks",
    ("request", "result"): "what a request made is what it made then",
    ("approval", "binding"): "a digest",
}
"""Columns that may mean a client without being a reference, by table, and why that is all right."""


@dataclass(frozen=True, slots=True)
class Walked:
    """A table that refers to clients.

    Attributes:
        columns: All its columns, in order.
        key: Those of its primary key.
        clients: Those that refer to clients.
        links: Its other columns that refer to tables of the archive, with what they refer to.
    """

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    clients: tuple[str, ...]
    links: tuple[tuple[str, str], ...]
    merging: Merging

    @property
    def has_id(self) -> bool:
        """Whether its rows are numbered as they are made."""
        return self.key == ("id",)

    @property
    def is_imaged(self) -> bool:
        """Whether what a merge changes in it is kept, row by row; what is found again at any time is not."""
        return self.merging.how is not How.DERIVE or self.name == "client_facts"


@cache
def tables() -> tuple[type[Table], ...]:
    """All tables, those that others refer to first; an area's are in its ``models``, found without a list of areas."""
    areas = [
        one.name
        for one in pkgutil.walk_packages(db.__path__, "db.")
        if one.name.endswith("models") or ".models." in one.name
    ]
    found = [
        table
        for area in areas
        if area != Table.__module__
        for table in vars(import_module(area)).values()
        if isinstance(table, type) and issubclass(table, Table) and table.__module__ == area
    ]
    return tuple(sort_models(found))


@cache
def walked() -> tuple[Walked, ...]:
    """Each table that refers to clients, the clients themselves among them."""
    return tuple(one for one in map(_walk, tables()) if one.clients)


def called(name: str) -> Walked:
    """One of them, by its name."""
    return next(table for table in walked() if table.name == name)


def _walk(table: type[Table]) -> Walked:
    meta: Any = table._meta
    fields = meta.sorted_fields
    key = meta.primary_key
    names = key.field_names if isinstance(key, CompositeKey) else (key.name,)
    refers = references_of(meta.table_name)
    return Walked(
        name=meta.table_name,
        columns=tuple(field.column_name for field in fields),
        key=tuple(meta.fields[name].column_name for name in names),
        clients=tuple(column for column, to in refers if to == "client"),
        links=tuple((column, to) for column, to in refers if to != "client"),
        merging=getattr(meta, "merging", MOVES),
    )


CLIENT = "client"
"""The table of the clients themselves."""
