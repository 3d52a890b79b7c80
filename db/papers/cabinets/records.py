"""Cabinets, drawers, and where a paper belongs, as they cross the boundary of the archive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from db.fields.values import Ref
from db.papers.filing.order import Order


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
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
