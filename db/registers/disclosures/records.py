"""What was given to third parties, as it crosses the boundary of the archive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.fields.values import Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureRecord:
    """What was given to a third party.

    Attributes:
        number: Number in its register.
        client: Whose it was; None where it was nobody's alone.
        client_number: That client's card number.
        ground: Code, see ``GROUNDS`` in this area's fields.
        consented: Day of the consent.
        basis: The legal basis, where there was no consent.
        paper: Where the paper is kept.
        by: Who gave it.
        agreed_by: The second person, where there was no consent.
        corrects: Number of the entry that it puts right, for the reason ``why``; None for none.
        corrected_by: Number of the entry that counts instead of it; None while it counts itself.
    """

    id: int
    number: int
    client: Ref | None
    client_number: str
    to_whom: str
    what: str
    day: date
    ground: str
    consented: date | None
    basis: str
    paper: str
    by: str
    agreed_by: str
    corrects: int | None = None
    why: str = ""
    corrected_by: int | None = None
