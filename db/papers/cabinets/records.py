"""Cabinets, drawers, and where a paper belongs, as they cross the boundary of the archive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from db.clients.records import ClientLine, Ref
from db.papers.filing.order import Order
from db.papers.printed.states import PaperState


@dataclass(frozen=True, slots=True)
class DrawerRecord:
    """A drawer.

    Attributes:
        cabinet: The cabinet, by its mark.
        holds: The kind of sheet that stands in it.
        starts: What its first card begins with; empty for the very first drawer.
        until: What the next drawer begins with; empty for the last one.
        papers: How many papers stand in it.
        to_move: How many papers belong in another drawer than before, since this one was saved.
    """

    id: int
    version: int
    mark: str
    cabinet: Ref
    holds: str
    starts: str
    until: str = ""
    papers: int = 0
    to_move: int = 0


@dataclass(frozen=True, slots=True)
class CabinetRecord:
    """A cabinet with its drawers, in the order in which one walks along them, and its keeper."""

    id: int
    version: int
    mark: str
    holds: str
    room: str
    keeper: Ref | None
    keeper_since: date | None
    drawers: tuple[DrawerRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class CabinetPlan:
    """All cabinets, in the order in which one walks along them, and the order in use."""

    order: Order
    cabinets: tuple[CabinetRecord, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """The client whose paper stands beside a place in a drawer."""

    number: str
    name: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a drawer, and what stands on both sides of it.

    Attributes:
        before: Whose paper stands in front of it; None at the start of the drawer.
        after: Whose paper stands behind it; None at its end.
    """

    cabinet: str
    drawer: str
    before: Beside | None = None
    after: Beside | None = None


@dataclass(frozen=True, slots=True)
class OlderPaper:
    """An older version that is still about and has to come back.

    Attributes:
        drawer: Mark of the drawer where it stands; empty where it stands in none.
        borrower: Who has it, where somebody does.
    """

    sheet: int
    version: int
    state: PaperState
    drawer: str = ""
    borrower: str = ""


@dataclass(frozen=True, slots=True)
class WhereTo:
    """Where the newest paper of a kind belongs, and what has to come out.

    Attributes:
        sheet: Id of the paper.
        spot: Where it belongs; None where there is no drawer for its kind.
        stands: Mark of the drawer where it stands already; empty where it stands in none.
        is_elsewhere: It stands in a drawer, but not where it belongs now: the client is called otherwise.
        outdated: A printed field has changed since.
        borrower: Who has it, where somebody does.
        older: Older versions that are still about, the newest first.
        newer: State of a newer one that is no paper yet: on its way, or nobody knows whether it came out.
    """

    client: ClientLine
    kind: str
    sheet: int
    version: int
    state: PaperState
    spot: Spot | None
    stands: str = ""
    is_elsewhere: bool = False
    outdated: bool = False
    borrower: str = ""
    older: tuple[OlderPaper, ...] = ()
    newer: PaperState | None = None


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper in a list: of those that wait for their drawer, or for the shredder."""

    id: int
    client: ClientLine
    kind: str
    version: int
    state: PaperState
    since: datetime


@dataclass(frozen=True, slots=True)
class ReprintLine:
    """A client whose card is to be printed.

    Attributes:
        why: ``none`` (never printed, or all are gone), ``outdated``, ``missing``, or ``not_out`` (drawn last, and not
            known to have come out of the printer).
        fields: Names of the printed fields that have changed, in the order of the form.
        version: Version of the card that there is; 0 where there is none.
    """

    client: ClientLine
    why: str
    fields: tuple[str, ...] = ()
    version: int = 0


@dataclass(frozen=True, slots=True)
class ReprintCount:
    """How many cards are to be printed, by why."""

    outdated: int
    missing: int
    none: int
    not_out: int = 0

    @property
    def all(self) -> int:
        """All of them."""
        return self.not_out + self.outdated + self.missing + self.none
