"""The base of all tables; models never leave the ``db`` package."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import peewee as pw

database: pw.DatabaseProxy = pw.DatabaseProxy()
"""Initialised once, when an archive is opened."""


class Table(pw.Model):
    """A table of the archive."""

    if TYPE_CHECKING:
        # peewee's stubs know neither the implicit key nor the columns that come from the field catalogue
        id: Any

        def __getattr__(self, name: str) -> Any: ...

        def __setattr__(self, name: str, value: Any) -> None: ...

    class Meta:
        database = database
        legacy_table_names = False


class Moment(pw.DateTimeField):
    """A moment in UTC; naive in the table, aware in Python, on SQLite and PostgreSQL alike."""

    def db_value(self, value: Any) -> Any:
        """Turns an aware moment into naive UTC."""
        if isinstance(value, datetime) and value.tzinfo is not None:
            value = value.astimezone(UTC).replace(tzinfo=None)
        return super().db_value(value)  # type: ignore[no-untyped-call]  # untyped in peewee's stubs

    def python_value(self, value: Any) -> Any:
        """Marks what the table holds as UTC."""
        value = super().python_value(value)  # type: ignore[no-untyped-call]  # untyped in peewee's stubs
        return value.replace(tzinfo=UTC) if isinstance(value, datetime) else value


class CodesField(pw.TextField):
    """Codes of a choice list, in order, as a JSON list."""

    def db_value(self, value: Any) -> Any:
        """A tuple of codes as JSON."""
        return json.dumps(list(value), ensure_ascii=False)

    def python_value(self, value: Any) -> Any:
        """JSON as a tuple of codes."""
        return tuple(json.loads(value)) if value else ()


class Versioned(Table):
    """A table whose rows are edited by people: ``version`` finds two people's edits of the same row."""

    version = pw.IntegerField(default=1)


class AppendOnly(Table):
    """A table whose rows are never changed and never deleted: the database itself refuses it.

    It holds no personal text, so that erasing a client never needs to.
    """

    @classmethod
    def create_table(cls, safe: bool = True, **options: Any) -> None:
        """Makes the table and what guards it."""
        super().create_table(safe, **options)
        for statement in append_only(cls._meta.table_name):
            cls._meta.database.execute_sql(statement)


def append_only(table: str) -> tuple[str, str]:
    """The statements that let nothing of a table be changed or deleted."""
    change, delete = (
        f'CREATE TRIGGER "{table}_no_{what}" BEFORE {what.upper()} ON "{table}" '
        f"BEGIN SELECT RAISE(ABORT, 'append-only'); END"
        for what in ("update", "delete")
    )
    return change, delete
