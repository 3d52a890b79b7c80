"""The base of all tables; models never leave the ``db`` package."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, Self

import peewee as pw

from db.core.row_values import as_codes, as_day, as_moment
from db.core.sql import marks, rows, write

database: pw.DatabaseProxy = pw.DatabaseProxy()
"""Initialised once, when an archive is opened."""


class Table(pw.Model):
    """A table of the archive.

    Its rows are found and saved by statements that are made once: peewee makes each anew, which takes longer than most
    take to run.
    """

    if TYPE_CHECKING:
        # peewee's stubs know neither the implicit key nor the columns that come from the field catalogue
        id: Any

        def __getattr__(self, name: str) -> Any: ...

        def __setattr__(self, name: str, value: Any) -> None: ...

    class Meta:
        database = database
        legacy_table_names = False

    @classmethod
    def find(cls, id: int) -> Self | None:
        """The row with an id; None where there is none."""
        return next(iter(cls.found("id = ?", id)), None)

    @classmethod
    def found(cls, where: str, *values: object) -> list[Self]:
        """The rows that SQL chooses, behind ``WHERE``; the program's own text, never what somebody typed."""
        columns = _columns(cls)
        chosen: list[Self] = []
        for cells in rows(f"{columns.select} WHERE {where}", *values):
            kept = dict(zip(columns.names, cells, strict=True))
            for name, read in columns.readers:
                if kept[name] is not None:
                    kept[name] = read(kept[name])
            row = cls.__new__(cls)
            row.__data__, row.__rel__, row._dirty = kept, {}, set()
            chosen.append(row)
        return chosen

    def put(self, values: Mapping[str, Any]) -> None:
        """Sets fields, all together; peewee takes a call for each."""
        self.__data__.update(values)
        self._dirty.update(values)

    def save(self, force_insert: bool = False, only: Any = None) -> int:
        """Writes a new row, or what was set on one since it was read: what is left alone costs no index anything."""
        if only is not None or not self._meta.auto_increment:
            return int(super().save(force_insert, only))
        kept = self.__data__
        if self.__rel__:
            # one that it refers to may have been saved since
            self._populate_unsaved_relations(kept)
        if force_insert or kept.get("id") is None:
            if "id" in kept and kept["id"] is None:
                del kept["id"]
            names = tuple(kept)
            insert = _insert(type(self), names)
            [(kept["id"],)] = rows(insert.statement, *insert.cells(kept))
        elif names := tuple(sorted(self._dirty - {"id"})):
            update = _update(type(self), names)
            write(update.statement, *update.cells(kept), kept["id"])
        self._dirty.clear()
        return 1


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
        return as_codes(value)


_AS_IT_IS = frozenset({pw.TextField, pw.IntegerField, pw.BooleanField})
"""Fields whose columns hold what the fields do."""


class _Columns(NamedTuple):
    """How rows of a table are read: what turns columns into values stands by their names, where anything does."""

    select: str
    names: tuple[str, ...]
    readers: tuple[tuple[str, Callable[[Any], Any]], ...]


@cache
def _columns(table: type[Table]) -> _Columns:
    fields = table._meta.sorted_fields
    return _Columns(
        f'SELECT {", ".join(_quoted(field) for field in fields)} FROM "{table._meta.table_name}"',
        tuple(field.name for field in fields),
        tuple((field.name, read) for field in fields if (read := _reader(field)) is not None),
    )


def _reader(field: pw.Field[Any]) -> Callable[[Any], Any] | None:
    """What makes a value of what a column holds; None where it is that already."""
    match field:
        case Moment():
            return as_moment
        case pw.DateField():
            return as_day
        case pw.BooleanField():
            return bool
        case CodesField():
            return as_codes
        case pw.BlobField():
            return field.python_value
        case _:
            return None


class _Writing(NamedTuple):
    """A statement that writes some fields, their names, and what makes cells of values that aren't cells already."""

    statement: str
    names: tuple[str, ...]
    writers: tuple[tuple[int, Callable[[Any], Any]], ...]

    def cells(self, values: Mapping[str, Any]) -> list[Any]:
        """What the columns are to hold."""
        cells = [*map(values.__getitem__, self.names)]
        for place, convert in self.writers:
            cells[place] = convert(cells[place])
        return cells


@lru_cache(maxsize=512)
def _insert(table: type[Table], names: tuple[str, ...]) -> _Writing:
    """How a new row is written."""
    fields = [table._meta.fields[name] for name in names]
    columns = ", ".join(map(_quoted, fields))
    return _writing(f'INSERT INTO "{table._meta.table_name}" ({columns}) VALUES ({marks(names)}) RETURNING id', fields)


@lru_cache(maxsize=512)
def _update(table: type[Table], names: tuple[str, ...]) -> _Writing:
    """How some fields are written; which ones a save changes is mostly the same."""
    fields = [table._meta.fields[name] for name in names]
    changes = ", ".join(f"{_quoted(field)} = ?" for field in fields)
    return _writing(f'UPDATE "{table._meta.table_name}" SET {changes} WHERE id = ?', fields)


def _writing(statement: str, fields: Sequence[pw.Field[Any]]) -> _Writing:
    names = tuple(field.name for field in fields)
    return _Writing(
        statement,
        names,
        tuple((place, field.db_value) for place, field in enumerate(fields) if type(field) not in _AS_IT_IS),
    )


def _quoted(field: pw.Field[Any]) -> str:
    return f'"{field.column_name}"'


class Reference(pw.IntegerField):
    """A reference that a migration has added to a table that was there, which takes no further constraint but a column.

    Args:
        to: The table that it refers to.
    """

    def __init__(self, to: str, **options: Any) -> None:
        self.to = to
        super().__init__(constraints=[pw.SQL(f'REFERENCES "{to}" ("id")')], null=True, **options)
        self.to = to


def index_sparse(field: pw.Field[Any], *, unique: bool = False) -> None:
    """Has few rows of a table found by a column in which most have nothing: those cost the index nothing."""
    table: Any = field.model
    name = f"{table._meta.table_name}_{field.column_name}"
    where = pw.SQL(f"{field.column_name} IS NOT NULL")
    table.add_index(table.index(field, unique=unique, name=name, where=where))


class Versioned(Table):
    """A table whose rows are edited by people: ``version`` finds two people's edits of the same row."""

    version = pw.IntegerField(default=1)


class AppendOnly(Table):
    """A table whose rows are never changed and never deleted: the database itself refuses it.

    What somebody wrote of a client can be emptied, in the columns that its :class:`Erasing` names, and nothing else.
    """

    @classmethod
    def create_table(cls, safe: bool = True, **options: Any) -> None:
        """Makes the table and what guards it."""
        super().create_table(safe, **options)
        erasing: Erasing | None = getattr(cls._meta, "erasing", None)
        columns = [field.column_name for field in cls._meta.sorted_fields]
        for statement in append_only(cls._meta.table_name, columns, erasing.empty if erasing else ()):
            cls._meta.database.execute_sql(statement)


def append_only(table: str, columns: Sequence[str] = (), empty: Sequence[str] = ()) -> tuple[str, str]:
    """The statements that let nothing of a table be changed or deleted.

    Args:
        table: Its name.
        columns: All its columns, where some may be emptied.
        empty: Those.
    """
    unless = ""
    if empty:
        same = [f'NEW."{column}" IS OLD."{column}"' for column in columns if column not in empty]
        gone = [f"NEW.\"{column}\" = ''" for column in empty]
        unless = f"WHEN NOT ({' AND '.join([*same, *gone])}) "
    change, delete = (
        f'CREATE TRIGGER "{table}_no_{what}" BEFORE {what.upper()} ON "{table}" '
        f"{unless if what == 'update' else ''}BEGIN SELECT RAISE(ABORT, 'append-only'); END"
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


class Fate(StrEnum):
    """What becomes of the rows of who is erased."""

    GO = "go"
    """They are deleted."""
    STAY = "stay"
    """They stay as figures: nothing in them says whose they are."""


@dataclass(frozen=True, slots=True)
class Erasing:
    """What becomes of a table's rows when whose they are is erased; each table that leads to a client says it.

    Attributes:
        fate: What becomes of them.
        empty: Columns of rows that stay which are emptied: ``''`` or NULL.
        mark: Texts of rows that stay which become :data:`ERASED` where there is one: that it is there means something.
        codes: Other texts of rows that stay: codes, numbers and names of the salon's own things, which say nothing of
            anybody.
        loose: References to a client by which a row is not that client's; they are emptied, and the row stays.
    """

    fate: Fate = Fate.STAY
    empty: tuple[str, ...] = ()
    mark: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()


GOES = Erasing(Fate.GO)
ERASED = "—"
"""What stands for a text that is gone: a name, or a reason that there has to be."""
