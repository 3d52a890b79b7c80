"""What reading a table gives: frozen records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from db.clients.records import KeptCell
from db.core.errors import Flaw
from db.fields.declaration import Field, Kind
from db.fields.values import Value
from db.importing.dated import DatedPlace, DatedSaid, dated_field
from db.importing.questions import Question


class Means(StrEnum):
    """What becomes of a column's cells."""

    FIELD = "field"
    LAST_NAME = "last_name"
    FIRST_NAME = "first_name"
    MIDDLE_NAME = "middle_name"
    HEALTH_ITEM = "health_item"
    """A yes is one entry of a question of box C."""
    HEALTH = "health"
    """Words about health that no field takes: box C, never the remarks."""
    DATED = "dated"
    """Of a dated record, which waits until somebody accepts it."""
    PHONE = "other_phone"
    """A number that isn't the client's own: kept where phones are."""
    AMOUNT = "amount"
    LEFT_OUT = "left_out"
    SECRET = "secret"
    """Card numbers and passwords: never kept, and said."""
    NEW_FIELD = "new_field"
    UNKNOWN = "unknown"
    """Waits until somebody says what it means."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table.

    Attributes:
        place: 0 for the first.
        heading: As it stands in the table, with its group's before it where it says nothing alone.
        means: What becomes of its cells.
        field: The field that it means.
        item: The entry of ``field`` that a yes means.
        dated: What of a dated record it holds.
        counts: It only numbers the rows: a row with nothing else is empty.
        by_hand: Somebody has said what it means.
    """

    place: int
    heading: str
    means: Means = Means.UNKNOWN
    field: Field | None = None
    item: str = ""
    dated: DatedPlace | None = None
    counts: bool = False
    by_hand: bool = False

    @property
    def holds_days(self) -> bool:
        """Whether its cells are dates, or birthdays."""
        found = self.field or (dated_field(self.dated) if self.dated else None)
        return found is not None and found.kind in (Kind.BIRTHDAY, Kind.DATE)


@dataclass(frozen=True, slots=True)
class Heads:
    """The headings of a table: their rows, as numbered in the sheet, and the columns under them."""

    rows: tuple[int, ...]
    columns: tuple[Column, ...]

    @property
    def fields(self) -> frozenset[str]:
        """Names of the fields that were recognised; first and last name together are the name."""
        found = {column.field.name for column in self.columns if column.field}
        if {Means.FIRST_NAME, Means.LAST_NAME} & {column.means for column in self.columns}:
            found.add("name")
        return frozenset(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class RawRow:
    """A row as text.

    Attributes:
        number: Its number in the sheet, as people see it there.
        cells: Its cells.
        hidden: Whether the sheet hides it.
        unreadable: Places of cells that have no value, with what stands there: ``formula`` or an error (``#N/A``).
        comments: Places and texts of comments.
    """

    number: int
    cells: tuple[str, ...]
    hidden: bool = False
    unreadable: tuple[tuple[int, str], ...] = ()
    comments: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class WorkbookSheet:
    """A sheet with headings, to be chosen: its name, how many rows it has, and whether it is hidden."""

    name: str
    rows: int
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RawTable:
    """A table as text.

    Attributes:
        sheet: Name of the sheet; empty for a text file.
        heads: The headings.
        rows: The rows below them that aren't empty.
        from_1904: Whether its day numbers count from 1904, as old Macs did.
        digest: SHA-256 of the file.
        questions: What has to be answered before it can be imported, in their order, with the answers given.
        sheets: Every sheet with headings.
        is_checked: Whether formulas without a value, hidden rows and comments can be told of.
        hidden_columns: Places of columns that the sheet hides.
        mapping: Name under which the meanings of these headings were kept, or empty.
    """

    sheet: str
    heads: Heads
    rows: tuple[RawRow, ...]
    from_1904: bool = False
    digest: str = ""
    questions: tuple[Question, ...] = ()
    sheets: tuple[WorkbookSheet, ...] = ()
    is_checked: bool = True
    hidden_columns: frozenset[int] = frozenset()
    mapping: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """A row, understood.

    Attributes:
        number: Its number in the sheet.
        name: The client's name, as far as it could be read.
        values: Values by name of the field; whom the client was referred by is still text, in ``referrer``.
        flaws: Why the row is refused, by field; empty where it isn't.
        kept: Cells that couldn't be read as their field's value and are kept in words, by heading, with the reason.
        left_out: Cells that are left out, by heading, with the reason.
        cells: What goes to places of its own.
        alerts: Health answers that were read from words: field and code.
        dated: The dated records that it tells of.
        referrer: The heading and the text of a referrer, or None.
        source: All that the row says, in one canonical text, for its digest.
    """

    number: int
    name: str
    values: Mapping[str, Value]
    flaws: Mapping[str, Flaw]
    kept: Mapping[str, Flaw]
    left_out: Mapping[str, Flaw]
    cells: tuple[KeptCell, ...]
    alerts: tuple[tuple[str, str], ...]
    referrer: tuple[str, str] | None
    source: str
    dated: tuple[DatedSaid, ...] = ()
