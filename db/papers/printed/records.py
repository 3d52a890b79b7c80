"""What was printed of a client's record and what is to be printed, as it crosses the boundary of the archive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from db.clients.records import ClientLine
from db.papers.cabinets.records import Spot
from db.papers.printed.states import PaperState


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """One printed sheet of a client: kind, version, when, by whom, digest of the printed fields, where the paper is.

    Attributes:
        outdated: A printed field has changed since.
        since: When the paper came into its state.
        replaced: A newer version is about as well, so this one has to come back.
        spot: Where it stands, and between which two others; None where it stands in no drawer.
        volume: Number of the volume that it is bound into, on ``page``; 0 for none.
        borrower: Who has it on loan.
        occasion: What a letter is for.
        number: That of the ledger or the contract that it is.
        is_handed_over: Whether a printer was asked to print it.
    """

    kind: str
    version: int
    at: datetime
    by: str
    digest: str
    outdated: bool
    id: int = 0
    state: PaperState = PaperState.PRINTED
    since: datetime | None = None
    replaced: bool = False
    spot: Spot | None = None
    volume: int = 0
    page: int | None = None
    borrower: str = ""
    occasion: str = ""
    number: str = ""
    is_handed_over: bool = False


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
