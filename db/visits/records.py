"""Visits, as they cross the boundary of the archive: in full, in lists, and added up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from db.clients.records import ASK, Alert
from db.core.errors import Code, SalonError
from db.fields.declaration import Term
from db.fields.values import Hidden, Ref, Value
from db.rules.records import STOPS, Level, Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceLine:
    """One service done on a visit, with who did it, its price and the list price then, in fen.

    ``reason`` is why it costs less than the list price beyond the salon's setting.
    """

    id: int
    service_id: int
    name: str
    staff: Ref
    price: int | Hidden
    listed: int | Hidden = 0
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductLine:
    """One product used on a visit: amount and batch as written."""

    id: int
    product_id: int | None
    name: str
    amount: str
    batch: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentLine:
    """One payment, in fen, with its method."""

    id: int
    method: str
    amount: int | Hidden
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Addendum:
    """What was added to a closed visit; the old text stays."""

    at: datetime
    by: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitRecord:
    """One visit in full.

    Attributes:
        cancelled: Why it was taken back, by ``closed_by``; empty while it counts.
        left_out: Services of the visit that it repeats which are no longer offered.
        bill: Id of its bill, 0 for one that cost nothing while there were no bills.
        is_to_rate: Whether something was let through, and nobody has said how it came out.
        total: What its services cost, in fen; ``sold`` is what else stands on its bill, ``left`` what is to pay of all.
    """

    id: int
    client: Ref
    client_number: str
    version: int
    day: date
    opened_at: datetime
    opened_by: str
    closed_at: datetime | None
    closed_by: str
    late: bool
    values: Mapping[str, Value]
    services: tuple[ServiceLine, ...] = ()
    products: tuple[ProductLine, ...] = ()
    payments: tuple[PaymentLine, ...] = ()
    addenda: tuple[Addendum, ...] = ()
    alerts: tuple[Alert, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    bill: int = 0
    total: int | Hidden = 0
    sold: int | Hidden = 0
    left: int | Hidden = 0
    carried: frozenset[str] = frozenset()
    recommended: str = ""
    cancelled: str = ""
    left_out: tuple[str, ...] = ()
    is_to_rate: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it can still be filled in; afterwards there are only addenda."""
        return self.closed_at is None


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """Who has read a warning of a visit, and when."""

    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Earlier:
    """When the same was let through before on another visit, who allowed it, and how it came out.

    ``outcome`` is a code of ``OUTCOMES``; empty where nobody said, or for somebody who may not read it.
    """

    day: date
    by: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Allowed:
    """Who let something through, and why."""

    by: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """What speaks against a service or a product of this client.

    Attributes:
        item: What the service or product is called.
        alert: What speaks against it; ``code`` is ``patch``, ``consent`` or ``age`` where it is a test or a paper.
        overridden: Whether it was let through, and ``allowed`` by whom, for who may read why.
        about: Id of the service or product, which ``is_service`` tells.
        rule: Number of the rule that speaks, with its version; 0 where it is the catalogue, a test or a paper.
        facts: What it follows from, as a digest.
        earliest: The first day on which it is over by waiting; None where waiting doesn't help.
        why: What the rule says; None for the catalogue, a test or a paper.
        confirmed_by: The professional who stands for the rule, said where it stops; empty for nobody yet.
        earlier: When the same was let through before, said where it stops; the latest first.
        seen: Who has read it on this visit.
    """

    item: str
    alert: Alert
    level: Level
    overridden: bool = False
    allowed: Allowed | None = None
    about: int = 0
    is_service: bool = True
    reason: Reason | None = None
    rule: int = 0
    version: int = 0
    facts: str = ""
    earliest: date | None = None
    why: Term | None = None
    confirmed_by: str = ""
    confirmed_day: date | None = None
    earlier: tuple[Earlier, ...] = ()
    seen: Acknowledged | None = None

    @property
    def is_question(self) -> bool:
        """Whether nothing is known, and whoever is at the desk writes down what the client says."""
        return self.alert.rule == ASK

    @property
    def stops(self) -> bool:
        """Whether it interrupts: nobody goes on without a word about it."""
        return not self.overridden and (self.level in STOPS or self.is_question)

    @property
    def is_shown(self) -> bool:
        """Whether it stands with the visit on the page and on paper; a note is read in the client's head."""
        return self.level >= Level.WARN or self.is_question

    @property
    def warns(self) -> bool:
        """Whether it is to be read: what was read already isn't again."""
        return self.level is Level.WARN and self.seen is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Instead:
    """A service that may be done instead of another one; ``code`` is its number in the catalogue."""

    id: int
    code: int
    name: str


class Stopped(SalonError):
    """What is to be done doesn't go with what is known of the client.

    Args:
        client: Whom it is about; ``number`` is that of the card.
        conflicts: All that is shown of what speaks against it, the strictest first.
        free: The first day on which nothing stops by waiting alone; None where waiting doesn't help.
        repeated: Whether all that may be let through was so before, in the same way: it may be for a course.
    """

    def __init__(
        self, client: int, number: str, conflicts: tuple[Conflict, ...], free: date | None, repeated: bool
    ) -> None:
        stopping = [one for one in conflicts if one.stops]
        first = stopping[0]
        super().__init__(
            Code.CONFLICT,
            item=first.item,
            alert=first.alert.code,
            verdict=first.level.name.lower(),
            earliest=free.isoformat() if free else "",
            count=len(stopping),
        )
        self.client = client
        self.number = number
        self.conflicts = conflicts
        self.free = free
        self.repeated = repeated


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitLine:
    """A visit in a list."""

    id: int
    client: Ref
    client_number: str
    day: date
    services: tuple[str, ...]
    staff: str
    effect: str
    amount: int | Hidden
    note: str
    late: bool
    is_open: bool
    opened_at: datetime
    cancelled: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitSummary:
    """What a client's visits add up to, derived and never typed."""

    count: int
    first: date | None
    latest: date | None
    spend: int | Hidden
    services: tuple[tuple[str, int], ...]
    last_payment: date | None = None
    last_method: str = ""

    @property
    def every(self) -> int:
        """Days from one visit to the next, as the middle of all; 0 where there is no next one yet."""
        if self.first is None or self.latest is None or self.count < 2:
            return 0
        return round((self.latest - self.first).days / (self.count - 1))
