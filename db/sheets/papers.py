"""What the papers of the cabinet are drawn from: labels, indexes, slips, and the lists of the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.fields.declaration import Term
from db.sheets.client import CardSheet, DeskSheet, SheetClient

_NO_ORDER = Term("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class CardLabel:
    """The label of one client's tab: where the card stands in the alphabet and in the cabinet."""

    number: str
    name: str
    reading: str
    letter: str
    surname: str
    strokes: int
    place: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLabel:
    """The label of a cabinet or of a drawer: its mark, and from which to which card it goes."""

    drawer: bool
    mark: str
    first: str
    last: str
    cards: int
    keeper: str = ""


@dataclass(frozen=True, slots=True)
class AddressLabel:
    """An address for a letter; nothing on it tells that the letter comes from a beauty salon."""

    name: str
    address: str
    postcode: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InsertionSlip:
    """Where a card belongs: between which two others."""

    number: str
    name: str
    place: str
    before: str
    after: str


Label = CardLabel | PlaceLabel | AddressLabel | InsertionSlip


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelSheet(DeskSheet):
    """Labels of any kind.

    Attributes:
        labels: The labels in their order.
        grid: Name of the label sheet, see ``printouts.sheets.papers.label_grids``.
        start: The first label of the sheet that is still there, counted from 1.
        dx: How far the printer has to move everything to the right, in mm.
        dy: How far it has to move everything down.
    """

    labels: tuple[Label, ...] = ()
    grid: str = "L7159"
    start: int = 1
    dx: float = 0.0
    dy: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CardStack(DeskSheet):
    """The cards of several clients, to be printed in one go."""

    cards: tuple[CardSheet, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexLine:
    """A card in an index, with the group that it stands under."""

    number: str
    name: str
    reading: str
    place: str
    group: Term


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexSheet(DeskSheet):
    """An index of the cabinet.

    Attributes:
        order: What the order is called.
        lines: The cards in that order.
    """

    order: Term = _NO_ORDER
    lines: tuple[IndexLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PullLine:
    """A card to take out."""

    place: str
    number: str
    name: str
    time: str = ""
    beautician: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PullList(DeskSheet):
    """The cards of a day in the order in which the cabinet is walked along."""

    day: date | None = None
    lines: tuple[PullLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OutCard(DeskSheet):
    """What stands in the gap of a borrowed card."""

    client: SheetClient | None = None
    place: str = ""
    borrower: str = ""
    reason: str = ""
    approved_by: str = ""
    out: date | None = None
    due: date | None = None


@dataclass(frozen=True, slots=True)
class VolumeLine:
    """A card in a bound volume, with the page it begins on."""

    number: str
    name: str
    opened: date | None
    page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeSheet(DeskSheet):
    """Cover and contents of a bound volume."""

    number: str = ""
    title: str = ""
    first: date | None = None
    last: date | None = None
    keeper: str = ""
    place: str = ""
    pages: int = 0
    lines: tuple[VolumeLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationSheet(DeskSheet):
    """The page that shows how far a printer moves what it prints."""

    printer: str = ""
    dx: float = 0.0
    dy: float = 0.0
