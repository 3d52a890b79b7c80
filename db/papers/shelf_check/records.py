"""Records of the drawers: what one holds, what scanning it showed, what is taken out, and what is bound."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from db.fields.values import Ref


class Standing(StrEnum):
    """What a scanned card is found to be, the most serious first."""

    UNKNOWN = "unknown"
    """The archive knows no such number."""
    NEVER_PRINTED = "never_printed"
    """It knows the client, but no such paper of theirs."""
    DOUBLE = "double"
    """It was scanned in this drawer already."""
    OUT_OF_USE = "out_of_use"
    """It was taken out to be destroyed, or is destroyed already."""
    BOUND = "bound"
    """It is bound in a volume."""
    NOT_PUT_AWAY = "not_put_away"
    """It was printed, and nobody has put it away."""
    ELSEWHERE = "elsewhere"
    """It belongs in another drawer."""
    LENT = "lent"
    """Somebody has it."""
    OLD = "old"
    """A newer one is printed, and waits to take its place."""
    MISFILED = "misfiled"
    """It belongs in this drawer, but not here."""
    FOUND = "found"
    """It was missing, and is here."""
    FINE = "fine"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfLine:
    """A card that was scanned, or one that was not.

    Attributes:
        drawer: Mark of the drawer where it belongs.
        before: Number and name of the card before its place there; empty at the beginning.
        after: Those of the card after it; empty at the end.
        note: Who has it, or the volume that it is bound in.
    """

    number: str
    name: str
    standing: Standing = Standing.FINE
    drawer: str = ""
    before: str = ""
    after: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfReport:
    """What scanning a drawer has shown so far.

    Attributes:
        expected: How many cards should stand there.
        lines: Every scan, in the order in which the cards stand.
        misfiled: Those that stand at the wrong place of the drawer, in the order in which they are put back.
        missing: Cards that should stand there and were not scanned.
    """

    drawer: Ref
    expected: int
    lines: tuple[ShelfLine, ...]
    misfiled: tuple[ShelfLine, ...]
    missing: tuple[ShelfLine, ...]

    def count(self, *standings: Standing) -> int:
        """How many scans were found to be one of these."""
        return sum(line.standing in standings for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfCheckRecord:
    """A drawer that was checked, and how many cards of each sort that showed."""

    id: int
    drawer: Ref
    at: datetime
    by: str
    expected: int
    scanned: int
    missing: int
    misfiled: int
    unknown: int
    double: int
