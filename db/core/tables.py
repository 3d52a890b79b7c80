"""Every table of the archive, from the models of every area: for the migration, checks, and what walks all of them."""

from __future__ import annotations

from importlib import import_module

from peewee import sort_models  # type: ignore[attr-defined]  # its stubs lack it

from db.core.models import Table

AREAS = (
    "db.core.log_models",
    "db.salon.models",
    "db.staff.models",
    "db.clients.models",
    "db.visits.models",
    "db.papers.models",
    "db.papers.cabinets.models",
    "db.papers.volumes.models",
    "db.papers.loans.models",
    "db.papers.shelf_check.models",
    "db.registers.access_requests.models",
    "db.registers.inspections.models",
    "db.printing.models",
    "db.printing.letters.models",
    "db.importing.models",
)
"""Where tables are declared. A new area adds a line."""


def tables() -> tuple[type[Table], ...]:
    """All tables, those that others refer to first."""
    found = [
        table
        for area in AREAS
        for table in vars(import_module(area)).values()
        if isinstance(table, type) and issubclass(table, Table) and table.__module__ == area
    ]
    return tuple(sort_models(found))
