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
        kind: What was erased: ``file``, ``health``, or ``medical`` for what was locked until then.
        reason: Code of ``DESTRUCTION_REASONS``.
        since: When it was asked for, or its time was over.
        sheets: Papers to be destroyed.
        kept: What the law keeps, as codes of kinds of records.
        destroyed: When two people have signed that the papers are gone.
        batch: The number of the slip on which several stand; its own where it stands alone.
        waits: Whether two people have decided it, and it is still to be done.
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
    batch: str
    waits: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpiredLine:
    """Something that has been kept for as long as it may be.

    Attributes:
        client: Id of whose it is.
        kind: ``file``; ``health`` where the client has taken back that it is kept; ``medical`` for what was locked.
        name: Empty where nobody knows it any more.
        last: The day of the last visit or contact, or on which the file was opened; when health was taken back; the
            last treatment.
    """

    client: int
    kind: str
    number: str
    name: str
    last: date

    @property
    def id(self) -> str:
        """By what a line of the list is found again."""
        return f"{self.kind} {self.client}"


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedLine:
    """What a law keeps of who was erased, or of whose health was; it says nothing of what stands in it.

    Attributes:
        client: Id and number of the file.
        slip: The number of the destroy slip with which it was locked.
        kind: The kind of record whose time it is kept for.
        records: How many treatments it is.
        last: The day of the last of them.
        until: The last day on which it is kept.
    """

    id: int
    client: Ref
    slip: str
    kind: str
    records: int
    last: date
    until: date
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthPreview:
    """What destroying the health in a client's file would do; nothing has happened yet.

    Attributes:
        since: The day on which the client took it back; None where it wasn't taken back.
        goes: How many rows go, by table.
        sheets: Papers to be destroyed.
        treatments: How many treatments would be locked.
        locked_until: Until when; None where nothing is.
    """

    id: int
    number: str
    name: str
    version: int
    since: date | None
    goes: dict[str, int]
    sheets: int
    treatments: int
    locked_until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Several that two people have decided to destroy, on one slip.

    Attributes:
        number: Of the slip.
        done: How many are destroyed.
        left: How many are still to be.
        left_out: How many were left out, since something is open with them or they came back.
    """

    number: str
    done: int
    left: int
    left_out: int = 0


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
        treatments: How many treatments are locked instead, since a law keeps what was written of them.
        locked_until: Until when; None where nothing is.
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
    treatments: int
    locked_until: date | None
