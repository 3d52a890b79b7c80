"""What a list of clients is drawn from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.fields.declaration import Term
from db.sheets.client import DeskSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientListEntry:
    """A client.

    Attributes:
        phone: Empty where the list has none, and of who doesn't want to be phoned.
        grade: Code, as in ``db.fields.choices.GRADE``.
        last: The day of the last visit.
        beautician: Who looks after them.
    """

    number: str
    name: str
    phone: str = ""
    grade: str = ""
    district: str = ""
    last: date | None = None
    beautician: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientListSheet(DeskSheet):
    """Whom filters left on a day, by the alphabet.

    Attributes:
        asked: What the filters said, each with what it is called.
        has_phones: Whether it has phone numbers.
        count: How many there are, be it more than stand here.
    """

    asked: tuple[tuple[Term, Term], ...] = ()
    day: date | None = None
    has_phones: bool = False
    count: int = 0
    entries: tuple[ClientListEntry, ...] = ()
