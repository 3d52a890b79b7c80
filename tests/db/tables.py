"""Every table of the archive, from the models of every area, for what compares or measures all of them."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from peewee import sort_models  # type: ignore[attr-defined]  # its stubs lack it

import db
from db.core.models import Table


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
