"""What the slip of a merge is drawn from: which paper of the old file is to be taken out, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.sheets.client import DeskSheet, SheetClient


@dataclass(frozen=True, slots=True, kw_only=True)
class OldPaper:
    """A paper that bears the number of a file which is part of another.

    Attributes:
        kind: Code of the sheet.
        version: Its version when the files became one.
        number: That of the ledger or the contract that it is.
        place: Cabinet and drawer that it stands in; empty where it stands in none.
        volume: Number of the volume that it is bound into, on ``page``; 0 for none.
        todo: ``out`` (it is taken out, and kept until the merge can't be undone any more), ``renumber`` (the number
            that leads on is written on it, and it is filed there), ``refer`` (it stays, and its page names that
            number), or ``look`` (it was not found).
    """

    kind: str
    version: int
    number: str = ""
    place: str = ""
    volume: int = 0
    page: int = 0
    todo: str = "out"


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeSheet(DeskSheet):
    """What is to be done by hand when two files have become one.

    Attributes:
        client: Whose file leads on.
        gone: Whose number is the old one.
        day: When they became one, ``by`` whom and with whom (``approver``).
        until: The last day on which that can be undone.
    """

    client: SheetClient | None = None
    gone: SheetClient | None = None
    day: date | None = None
    by: str = ""
    approver: str = ""
    until: date | None = None
    papers: tuple[OldPaper, ...] = ()
