"""The base of all tables; models never leave the ``db`` package."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
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


class Reference(pw.IntegerField):
    """A reference that a migration has added to a table that was there, which takes no further constraint but a column.

    Args:
        to: The table that it refers to.
    """

    def __init__(self, to: str, **options: Any) -> None:
        super().__init__(constraints=[pw.SQL(f'REFERENCES "{to}" ("id")')], null=True, **options)


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


class How(StrEnum):
    """What becomes of the rows of who is merged into another."""

    MOVE = "move"
    """They are the other's from then on."""
    STAY = "stay"
    """They stay: they say what was then, nothing may change them, or a right must not widen."""
    CHOOSE = "choose"
    """They are what is known of a person: they stay, and the other's are written anew as the form says."""
    DERIVE = "derive"
    """They follow from others, and are made anew."""


@dataclass(frozen=True, slots=True)
class Merging:
    """What becomes of a table's rows.

    Attributes:
        how: What becomes of them.
        number: A column that counts a client's rows: those that are moved go on after the other's last.
        within: Columns within whose values it counts.
        once: Columns of which a client has each value once: what the other has already stays.
        fills: Columns that the other's row takes from one that stays for that, as far as it has nothing there.
        unless: SQL that is true of a row that stays, with ``{kept}`` and ``{gone}`` for the ids of the two.
    """

    how: How = How.MOVE
    number: str = ""
    within: tuple[str, ...] = ()
    once: tuple[str, ...] = ()
    fills: tuple[str, ...] = ()
    unless: str = ""


MOVES = Merging()
STAYS = Merging(How.STAY)
CHOSEN = Merging(How.CHOOSE)
DERIVED = Merging(How.DERIVE)
