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
