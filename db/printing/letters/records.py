"""Letters: what for, what stands in them, and to whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from db.sheets.client import DeskSheet
from db.sheets.papers import AddressLabel


class Occasion(StrEnum):
    """What a letter is written for; each has a text of its own."""

    BIRTHDAY = "birthday"
    FESTIVAL = "festival"
    SEASON = "season"
    INVITATION = "invitation"
    RECALL = "recall"
    CONGRATULATION = "congratulation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """To what a letter invites.

    Attributes:
        event: Id of the event.
        theme: What it is about.
        start: When it begins, in minutes since midnight; None where that is open.
        place: Where; empty at the salon.
    """

    event: int
    theme: str
    day: date
    start: int | None = None
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterText:
    """What a letter says between salutation and closing: paragraphs, one a line.

    Attributes:
        occasion: What the letter is for.
        language: ``zh`` or ``en``: the first language of the salon's paper.
        text: The salon's own text, or the wording that ships.
        version: Of the salon's own text; 0 where it has none.
        changed_by: Who wrote it; nobody where it ships.
        changed_at: When it was written.
    """

    occasion: Occasion
    language: str
    text: str
    version: int = 0
    changed_by: str = ""
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """One client's letter: whose, the address in the window, the first line, and the id of the entry of its print."""

    name: str
    to: AddressLabel
    greeting: str
    paper: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterSheet(DeskSheet):
    """The same text to several clients; without any, a sheet to be written by hand."""

    occasion: str = ""
    text: str = ""
    letters: tuple[Letter, ...] = ()
