"""What reading a table gives, and what the desk is shown before and after an import: frozen records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from db.errors import Flaw
from db.fields import Field
from db.records import ClientLine, Value


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes:
        place: 0 for the first.
        heading: As it stands in the table, with its group's before it where it says nothing alone.
        field: The field that it means; None where its cells go to the remarks.
        counts: It only numbers the rows: a row with nothing else is empty.
        dropped: Its cells say nothing about the client (1, 2, 3 …) and aren't kept.
    """

    place: int
    heading: str
    field: Field | None = None
    counts: bool = False
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class Heads:
    """The headings of a table: their rows, as numbered in the sheet, and the columns under them."""

    rows: tuple[int, ...]
    columns: tuple[Column, ...]

    @property
    def fields(self) -> frozenset[str]:
        """Names of the fields that were recognised."""
        return frozenset(column.field.name for column in self.columns if column.field)


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as text: its number in the sheet, as people see it there, and its cells."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RawTable:
    """A table as text.

    Attributes:
        sheet: Name of the sheet; empty for a text file.
        heads: The headings.
        rows: The rows below them that aren't empty.
        from_1904: Whether its day numbers count from 1904, as old Macs did.
        digest: SHA-256 of the file.
    """

    sheet: str
    heads: Heads
    rows: tuple[RawRow, ...]
    from_1904: bool = False
    digest: str = ""


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row, understood.

    Attributes:
        number: Its number in the sheet.
        name: The client's name, as far as it could be read.
        values: Values by name of the field; whom the client was referred by is still text, in ``referrer``.
        flaws: Why the row is refused, by field; empty where it isn't.
        kept: Cells that couldn't be read as their field's value and are kept in words, by heading, with the reason.
        referrer: The heading and the text of a referrer, or None.
        source: All that the row says, in one canonical text, for its digest.
    """

    number: int
    name: str
    values: Mapping[str, Value]
    flaws: Mapping[str, Flaw]
    kept: Mapping[str, Flaw]
    referrer: tuple[str, str] | None
    source: str


class Verdict(StrEnum):
    """What becomes of a row."""

    ACCEPTED = "accepted"
    DUPLICATE = "duplicate"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ImportColumn:
    """A column, as it was understood.

    Attributes:
        letter: ``A``, ``B`` … as the sheet has it.
        heading: As it stands in the table.
        field: Name of the field; empty where its cells go to the remarks, or nowhere if ``dropped``.
        dropped: It only counts the rows.
        kept: How many of its cells couldn't be read as such a value and are kept in words.
    """

    letter: str
    heading: str
    field: str
    dropped: bool = False
    kept: int = 0


@dataclass(frozen=True, slots=True)
class ImportRow:
    """A row, as it was understood.

    Attributes:
        row: Its number in the sheet.
        name: The client's name.
        verdict: What becomes of it.
        flaws: Why it is refused: name of the field and reason, in the order of the form.
        kept: Headings of cells that are kept in words only, with the reason.
        client: The client whom a duplicate is about.
        same_as: The row of the same table that a duplicate repeats; 0 for none.
        reasons: Why it is taken for a duplicate: ``phone``, ``identity``, ``name_and_birthday``,
            ``imported_before`` or ``same_row``. The last two can't be included all the same.
    """

    row: int
    name: str
    verdict: Verdict
    flaws: tuple[tuple[str, Flaw], ...] = ()
    kept: tuple[tuple[str, Flaw], ...] = ()
    client: ClientLine | None = None
    same_as: int = 0
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What an import would do, without doing it."""

    sheet: str
    heading_rows: tuple[int, ...]
    columns: tuple[ImportColumn, ...]
    rows: tuple[ImportRow, ...]
    digest: str

    def count(self, verdict: Verdict) -> int:
        """How many rows have a verdict."""
        return sum(row.verdict is verdict for row in self.rows)


@dataclass(frozen=True, slots=True)
class ImportTable:
    """What is to be imported.

    Attributes:
        request_id: So that doing it again gives the same result.
        path: The file.
        digest: The preview's; an import of a file that was changed since is refused. Empty asks for no such check.
        include_rows: Numbers of duplicates that are other people after all (a shared phone) and are to be added.
    """

    request_id: str
    path: Path
    digest: str = ""
    include_rows: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did.

    Attributes:
        id: Number of the audit entry that tells of it.
        added: Clients that are new.
        duplicates: Rows that were left out because they are known.
        refused: Rows that were left out because of a flaw.
    """

    id: int
    added: int
    duplicates: int
    refused: int
