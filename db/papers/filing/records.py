"""Papers that wait for their place, as they cross the boundary of the archive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from db.clients.records import ClientLine
from db.papers.cabinets.records import Spot
from db.papers.printed.states import PaperState


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLine:
    """A paper in a list: of those that wait for their drawer, or for the shredder."""

    id: int
    client: ClientLine
    kind: str
    version: int
    state: PaperState
    since: datetime
