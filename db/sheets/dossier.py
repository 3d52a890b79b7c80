"""What a client's copy and the sheet of a correction are drawn from: all in words, in the client's language.

The paper of the salon they name is of that language alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.sheets.client import DeskSheet, KeptSheet, SheetClient

Said = tuple[str, str]
"""A label, and what is said under it."""


@dataclass(frozen=True, slots=True)
class DossierChapter:
    """Entries of one kind, each as labels with what is said under them."""

    title: str
    entries: tuple[tuple[Said, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierSheet(KeptSheet):
    """A copy of everything that the archive has of a client.

    Attributes:
        opening: What the copy is, and what isn't in it.
    """

    client: SheetClient | None = None
    chapters: tuple[DossierChapter, ...] = ()
    opening: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionLine:
    """A value that was put right: before and after, by whom and when."""

    label: str
    old: str
    new: str
    day: date
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionSheet(DeskSheet):
    """What was put right for a client who asked for it.

    Attributes:
        request: Number of the request.
        received: The day on which it came in.
        details: What the client asked to be put right.
    """

    client: SheetClient | None = None
    request: int = 0
    received: date | None = None
    details: str = ""
    lines: tuple[CorrectionLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedSheet(DeskSheet):
    """What is locked of a client, opened for what a law asks.

    Attributes:
        client: The number of the file; the name stands in what is opened.
        slip: Number of the destroy slip with which it was locked.
        purpose: Code of ``LAW_PURPOSES``.
        why: Who asked for it, by which letter or file number.
        until: The last day on which it is kept.
    """

    client: SheetClient | None = None
    slip: str = ""
    purpose: str = ""
    why: str = ""
    until: date | None = None
    chapters: tuple[DossierChapter, ...] = ()
