"""Records of the drawers: what one holds, what scanning it showed, what is taken out, and what is bound."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from db.clients.records import Ref
from db.fields.declaration import Term
from db.papers.printed.states import PaperState


@dataclass(frozen=True, slots=True)
class DrawerLine:
    """A drawer, and what the archive says of it.

    Attributes:
        cabinet: Mark of its cabinet.
        holds: The kind of sheet that stands in it.
        cards: How many stand there.
        missing: How many were not found when somebody looked.
        first: Name on the first card.
        last: Name on the last one.
        checked: When it was scanned from end to end last.
    """

    id: int
    mark: str
    cabinet: str
    holds: str
    cards: int
    missing: int
    first: str = ""
    last: str = ""
    checked: datetime | None = None


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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


_WHERE = {
    PaperState.BOUND: Term("volume {volume}, page {page}", "第 {volume} 卷第 {page} 页"),
    PaperState.PRINTED: Term("at the desk, not put away", "在前台，待归位"),
    PaperState.LENT: Term("on loan: {holder}", "借出：{holder}"),
    PaperState.MISSING: Term("missing", "找不到"),
    None: Term("never printed", "未打印"),
}


@dataclass(frozen=True, slots=True)
class PullCard:
    """A client whose card is to be taken out.

    Attributes:
        state: Where the card is in its life; None where it was never printed.
        drawer: Mark of the drawer where it stands, or should stand.
        volume: Number of the volume that it is bound in.
        page: Its first page there.
        holder: Who has it.
        time: When the client's visit began, in the salon's time.
        beautician: Who treats the client.
    """

    id: int
    number: str
    name: str
    last_four: str
    state: PaperState | None = None
    drawer: str = ""
    volume: int = 0
    page: int = 0
    holder: str = ""
    time: str = ""
    beautician: Ref | None = None

    def where(self, language: str) -> str:
        """Where it is: the drawer's mark, or why it stands in none."""
        if self.state is PaperState.FILED:
            return self.drawer
        text = _WHERE[self.state].text(language)
        return text.format(volume=self.volume, page=self.page, holder=self.holder)


@dataclass(frozen=True, slots=True)
class AddressLine:
    """A client to be written to; ``why`` says why that can't be: ``no_address``, ``no_consent`` or ``not_yours``."""

    id: int
    number: str
    name: str
    last_four: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class VolumeRecord:
    """A bound volume.

    Attributes:
        left_out: How many cards of its part of the drawer were on loan or missing when it was bound.
    """

    id: int
    number: int
    title: str
    place: str
    keeper: Ref | None
    cards: int
    pages: int
    bound: date
    left_out: int = 0
