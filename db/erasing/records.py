"""What was erased, and what erasing would do, as it crosses the boundary of the archive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from db.fields.values import Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class DestructionRecord:
    """A line of the register of destruction; it has no name.

    Attributes:
        number: Of the destroy slip.
        client: Id and number of the file.
        kind: What was erased: ``file`` or ``health``.
        reason: Code of ``DESTRUCTION_REASONS``.
        since: When it was asked for, or its time was over.
        sheets: Papers to be destroyed.
        kept: What the law keeps, as codes of kinds of records.
        destroyed: When two people have signed that the papers are gone.
    """

    id: int
    version: int
    number: str
    client: Ref
    kind: str
    reason: str
    since: date | None
    sheets: int
    kept: tuple[str, ...]
    at: datetime
    by: str
    approver: str
    destroyed: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpiredLine:
    """Somebody whose file has been kept for as long as it may be.

    Attributes:
        last: The day of the last visit or contact, or the day on which the file was opened.
    """

    id: int
    number: str
    name: str
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasePreview:
    """What erasing a client would do; nothing has happened yet.

    Attributes:
        number: The client's.
        version: Of the file, as it was read.
        goes: How many rows go, by table.
        stays: How many stay as figures, by table.
        open: What is open and has to be settled first, with how many: codes of ``OPEN``.
        given_up: What would be given up, with how many units or fen: codes of ``GIVEN_UP``.
        sheets: Papers to be destroyed.
        files: How many files it is: those that are part of this one go, too.
    """

    id: int
    number: str
    name: str
    version: int
    goes: dict[str, int]
    stays: dict[str, int]
    open: dict[str, int]
    given_up: dict[str, int]
    sheets: int
    files: int
