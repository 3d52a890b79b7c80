"""What the desk is shown before and after an import, and what it asks for: frozen records."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from db.clients.records import ClientLine
from db.core.errors import Flaw
from db.fields.values import Value
from db.importing.dated import DatedPlace
from db.importing.questions import Question, Reading
from db.importing.records import Means, WorkbookSheet

FINAL = frozenset({"imported_before", "same_row"})
"""Reasons for which a row tells of nothing that isn't there: such a one can't be included all the same."""


class Verdict(StrEnum):
    """What becomes of a row."""

    ACCEPTED = "accepted"
    DUPLICATE = "duplicate"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What a row says of somebody who is known that isn't there yet, or is otherwise there.

    Attributes:
        field: Name of the field.
        health: Whether it is about health: what is added to it is always taken over.
        adds: Whether the field was empty, or only more is said in it.
        old: The value that is there, as this person may see it.
        new: The value that would stand there; on its way to a screen, what the row says, since the rest may be masked.
        said: What the row says.
    """

    field: str
    health: bool
    adds: bool
    old: Value
    new: Value
    said: Value = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportColumn:
    """A column, as it was understood.

    Attributes:
        letter: ``A``, ``B`` … as the sheet has it.
        heading: As it stands in the table.
        means: What becomes of its cells.
        field: Name of the field, where it means one.
        dated: What of a dated record it holds.
        kept: How many of its cells couldn't be read as such a value and are kept in words.
        left_out: How many of its cells are left out.
        by_hand: Whether somebody has said what it means.
    """

    letter: str
    heading: str
    means: Means
    field: str = ""
    dated: DatedPlace | None = None
    kept: int = 0
    left_out: int = 0
    by_hand: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRow:
    """A row, as it was understood.

    Attributes:
        row: Its number in the sheet.
        name: The client's name.
        verdict: What becomes of it.
        flaws: Why it is refused: name of the field and reason, in the order of the form.
        kept: Headings of cells that are kept in words only, with the reason.
        left_out: Headings of cells that are left out, with the reason.
        alerts: Health answers that were read from words: field and code.
        client: The client whom a duplicate is about.
        same_as: The row of the same table that a duplicate repeats; 0 for none.
        reasons: Why it is taken for a duplicate: ``phone``, ``identity``, ``name_and_birthday``,
            ``imported_before`` or ``same_row``. The last two can't be included all the same.
        differences: What a duplicate says that isn't there, health first.
        is_same: Whether a duplicate is about the same person for certain: what it adds about health is taken over.
        dated: The dated records that will wait to be accepted: kind, and day as text.
    """

    row: int
    name: str
    verdict: Verdict
    flaws: tuple[tuple[str, Flaw], ...] = ()
    kept: tuple[tuple[str, Flaw], ...] = ()
    left_out: tuple[tuple[str, Flaw], ...] = ()
    alerts: tuple[tuple[str, str], ...] = ()
    client: ClientLine | None = None
    same_as: int = 0
    reasons: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    is_same: bool = False
    dated: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPreview:
    """What an import would do, without doing it.

    Attributes:
        sheet: The sheet that was read.
        heading_rows: Numbers of the rows with headings.
        columns: The columns.
        rows: The rows.
        digest: Of the file.
        questions: What has to be answered before; those without an answer hold the import up.
        sheets: Every sheet with headings.
        is_checked: Whether formulas without a value, hidden rows and comments can be told of.
        mapping: Name under which the meanings of these headings were kept, or empty.
    """

    sheet: str
    heading_rows: tuple[int, ...]
    columns: tuple[ImportColumn, ...]
    rows: tuple[ImportRow, ...]
    digest: str
    questions: tuple[Question, ...] = ()
    sheets: tuple[WorkbookSheet, ...] = ()
    is_checked: bool = True
    mapping: str = ""

    def count(self, verdict: Verdict) -> int:
        """How many rows have a verdict."""
        return sum(row.verdict is verdict for row in self.rows)

    @property
    def open_questions(self) -> tuple[Question, ...]:
        """Questions without an answer."""
        return tuple(one for one in self.questions if not one.answer)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportTable:
    """What is to be imported.

    Attributes:
        request_id: So that doing it again gives the same result.
        path: The file.
        digest: The preview's; an import of a file that was changed since is refused. Empty asks for no such check.
        include_rows: Numbers of duplicates that are other people after all (a shared phone) and are to be added.
        reading: How the table is to be read: everything that was answered.
        take: What is to be taken over of rows about somebody who is known: number of the row and field. What is added
            about health is taken over in any case.
        keep_as: Name under which the meanings of the headings are kept; empty keeps none.
    """

    request_id: str
    path: Path
    digest: str = ""
    include_rows: frozenset[int] = field(default_factory=frozenset)
    reading: Reading = field(default_factory=Reading)
    take: frozenset[tuple[int, str]] = field(default_factory=frozenset)
    keep_as: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult:
    """What an import did.

    Attributes:
        id: Number of the audit entry that tells of it.
        added: Clients that are new.
        duplicates: Rows that were left out because they are known.
        refused: Rows that were left out because of a flaw.
        changed: Clients of whom more is known now.
        records: Dated records that wait until somebody accepts them.
    """

    id: int
    added: int
    duplicates: int
    refused: int
    changed: int = 0
    records: int = 0
