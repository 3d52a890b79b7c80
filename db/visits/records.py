"""Visits, as they cross the boundary of the archive: in full, in lists, and added up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from db.clients.records import Alert
from db.fields.values import Hidden, Ref, Value


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

    @property
    def is_open(self) -> bool:
        """Whether it can still be filled in; afterwards there are only addenda."""
        return self.closed_at is None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A service or product that an alert of this client speaks against."""

    item: str
    alert: Alert
    overridden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitLine:
    """A visit in a list."""

    id: int
    client: Ref
    client_number: str
    day: date
    services: str
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
