"""What a backup says of itself, as it crosses the boundary of the archive."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What one state of an archive holds.

    Attributes:
        schema: The newest migration that it has had.
        counts: How many rows each table has.
        seq: Number of the audit log's newest entry.
        hash: Hash of that entry.
    """

    schema: str
    counts: Mapping[str, int]
    seq: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What stands beside the copy in a backup: nothing that a client told, and no names.

    Attributes:
        salon: Fingerprint of the archive's key, which tells one salon's backups from another's.
        key: Name of the key file.
        at: When it was made.
        contents: What was counted in the archive, and in the copy when it was read back.
        lost_references: How many rows refer to one that isn't there; they were so in the archive.
        log_broken_at: The entry at which the audit log is broken, as it was in the archive; 0 where it isn't.
        recovery: Digest of the wrapped root key that travels along; empty where no sheet was ever made.
    """

    salon: str
    key: str
    at: datetime
    contents: Contents
    lost_references: int
    log_broken_at: int
    recovery: str


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup: its folder, how many bytes the copy has, and what it says of itself."""

    folder: Path
    bytes: int
    manifest: Manifest


@dataclass(frozen=True, slots=True)
class FoundBackup:
    """A backup that nobody has looked into yet, by its name: its folder, whose it is, and when it was made."""

    folder: Path
    salon: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupRecord:
    """A backup that was made, or tried, as the archive remembers it.

    Attributes:
        place: Where it is: the label of a stick, or a folder.
        name: Of the backup's own folder there; empty where none came of it.
        failure: The code of what went wrong; empty for a good one.
        bytes: Length of the copy.
        rows: Rows of all tables together.
        seq: Number of the audit log's newest entry in it.
    """

    id: int
    at: datetime
    place: str
    name: str
    failure: str
    bytes: int
    rows: int
    seq: int


@dataclass(frozen=True, slots=True)
class LastBackup:
    """The last good backup.

    Attributes:
        at: When it was made; None where there is none.
        is_late: Whether it is too long ago, or there should be one by now.
    """

    at: datetime | None
    is_late: bool


@dataclass(frozen=True, slots=True)
class BackupPlaces:
    """Where backups go.

    Attributes:
        folder: A folder on a disk that stays; the one above it is there.
        sticks: Labels of sticks, which go home by turns.
        home: The stick that goes home tonight, since it was written last; empty before the first.
        is_usual: Whether nobody has chosen the folder: it is the one beside the data.
    """

    folder: Path
    sticks: tuple[str, ...]
    home: str
    is_usual: bool


class StickTonight(NamedTuple):
    """The stick that goes home tonight.

    Attributes:
        label: Its label.
        is_written: Whether today's backup is on it; otherwise it is the one whose turn it is.
    """

    label: str
    is_written: bool


@dataclass(frozen=True, slots=True)
class SavedOn:
    """How many times something was saved on a day, at the desk."""

    day: date
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreAgreed:
    """Who restores a backup in place of an archive that is there, as the log of either says it.

    Attributes:
        staff: Id of the person who does it.
        person: Their name.
        roles: Their roles, with commas between them.
        approved_by: Name of who agreed; empty where a reason does instead.
        reason: That reason, which is looked at afterwards.
    """

    staff: int
    person: str
    roles: str
    approved_by: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """An archive that was restored.

    Attributes:
        at: When the backup was made.
        rows: Rows of all tables together.
        kept: Where the archive is that was there before; None where there was none.
        has_new_key_file: Whether the key file was written anew.
        erased: How many files were erased again, since they had been after the backup was made.
    """

    at: datetime
    rows: int
    kept: Path | None
    has_new_key_file: bool
    erased: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Drilled:
    """A backup that was restored for trial: every page was read, and all that it says of itself was so.

    Attributes:
        made: When it was made.
        name: Of its folder.
        rows: Rows of all tables together.
        seq: Number of the audit log's newest entry in it, with its ``hash``.
        same: Rows that stand in the archive today as they were restored; the others were changed or went meanwhile.
            None where the tables themselves have changed.
        leads_here: Whether the archive went on from it.
        log_broken_at: The entry at which the log is broken, as it was then; 0 where it isn't.
    """

    made: datetime
    name: str
    rows: int
    seq: int
    hash: str
    same: int | None
    leads_here: bool
    log_broken_at: int

    @property
    def is_proof(self) -> bool:
        """Whether it shows that the archive can be had back."""
        return self.leads_here and not self.log_broken_at


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillRecord(Drilled):
    """A trial as the archive remembers it.

    Attributes:
        at: When it was done.
        place: The folder that the backup is in.
        by: Who did it; empty at the command line.
    """

    id: int
    at: datetime
    place: str
    by: str
