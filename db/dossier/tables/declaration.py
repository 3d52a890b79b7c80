"""How it is said what of a table is told to the client whose rows they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from db.fields.declaration import Choice, Field, Kind, Term

HERS = "client_id IN ({ids})"
# of the cancelled ones, too: the archive has them
OF_VISIT = f"visit_id IN (SELECT id FROM visit WHERE {HERS})"
OF_APPOINTMENT = f"appointment_id IN (SELECT id FROM appointment WHERE {HERS})"
OF_BILL = f"bill_id IN (SELECT id FROM bill WHERE {HERS})"
OF_HOLDING = f"holding_id IN (SELECT id FROM holding WHERE {HERS})"
"""Which rows are a client's, with ``{ids}`` for the client and the files that are part of hers."""


class Cell(NamedTuple):
    """A column, as it is told.

    Attributes:
        column: Its name.
        label: What it is called.
        kind: How its value is shown; a day may be a moment, too.
        choices: The codes that it may hold.
        names: The table whose row it is an id of: its name is told.
        sql: What is read instead of the column, where a row says in which unit it counts.
        is_health: Whether it tells of health.
    """

    column: str
    label: Term
    kind: Kind = Kind.TEXT
    choices: tuple[Choice, ...] = ()
    names: str = ""
    sql: str = ""
    is_health: bool = False


class Told(NamedTuple):
    """What of a table is told.

    Attributes:
        table: Its name.
        title: What its rows are.
        cells: The columns that are told, in their order.
        left: Those that are not: what joins rows, what the program counts by, whose business it is not.
        whose: SQL that is true of a client's rows.
        order: What they are sorted by.
        is_health: Whether all of it tells of health.
    """

    table: str
    title: Term
    cells: tuple[Cell, ...]
    left: tuple[str, ...] = ()
    whose: str = HERS
    order: str = "id"
    is_health: bool = False


JOINS = frozenset({"id", "version", "client_id"})
"""Columns of every table that join rows and tell nobody anything."""


def cell(column: str, en: str, zh: str, kind: Kind = Kind.TEXT, choices: tuple[Choice, ...] = ()) -> Cell:
    """A column that holds what it says."""
    return Cell(column, Term(en, zh), kind, choices)


def day(column: str, en: str, zh: str) -> Cell:
    """A day, or a moment."""
    return Cell(column, Term(en, zh), Kind.DATE)


def money(column: str, en: str, zh: str) -> Cell:
    """An amount in fen."""
    return Cell(column, Term(en, zh), Kind.MONEY)


def number(column: str, en: str, zh: str) -> Cell:
    """A number."""
    return Cell(column, Term(en, zh), Kind.NUMBER)


def named(column: str, en: str, zh: str, table: str = "staff") -> Cell:
    """Somebody or something that has a name: mostly who has done it."""
    return Cell(column, Term(en, zh), names=table)


def of_row(column: str, en: str, zh: str, table: str, shown: str, kind: Kind = Kind.DATE) -> Cell:
    """What a row belongs to, by what that is known by: the day of a visit, the number of a bill."""
    name = column.removesuffix("_id")
    return Cell(
        column, Term(en, zh), kind, sql=f"(SELECT {name}.{shown} FROM {name} WHERE {name}.id = {table}.{column})"
    )


def as_fields(fields: Iterable[Field], *names: str) -> tuple[Cell, ...]:
    """Columns that are fields of a form, as that has them."""
    known = {field.name: field for field in fields}
    return tuple(
        Cell(
            one.name,
            one.label,
            one.kind,
            one.choices,
            is_health=one.access.value == "health",
        )
        for one in (known[name] for name in names)
    )
