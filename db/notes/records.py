"""Notes on the program, as they cross the boundary of the archive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRecord:
    """What somebody says of a page.

    Attributes:
        page: The page's title, in English.
        program: The program's version.
        read_on: When the manager ticked it; None until then.
        read_by: Who did.
        answer: What the manager says.
        seen: Whether who wrote it has seen the answer.
    """

    id: int
    version: int
    at: datetime
    by: str
    page: str
    program: str
    text: str
    read_on: date | None
    read_by: str
    answer: str
    seen: bool
