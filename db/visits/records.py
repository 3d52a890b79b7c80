"""Visits, as they cross the boundary of the archive: in full, in lists, and added up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from db.clients.records import Alert, ClientLine
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
    total: int | Hidden = 0
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


@dataclass(frozen=True, slots=True)
class BirthdayLine:
    """A client whose birthday is near, and the day on which it is kept."""

    client: ClientLine
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class LateLine:
    """Something of the registers that is past its day.

    Attributes:
        kind: ``loan``, ``request`` or ``finding``, with its ``id``.
        day: When it was due.
        name: The client's name; empty for a finding.
        text: What was found.
        who: Who has the paper, or puts the finding right.
        client: Whose it is; 0 for a finding.
    """

    kind: str
    id: int
    day: date
    name: str = ""
    text: str = ""
    who: str = ""
    client: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """Today at a glance.

    Attributes:
        here: Visits of today that are open.
        done: Visits of today that are closed.
        unfinished: Visits of earlier days that were never closed.
        incomplete: Clients registered in the last 30 days whose record lacks required answers.
        incomplete_more: How many more of them there are than stand in the list.
        late: Loans that should be back; requests that should be answered, for those who record them;
            findings that should be put right, for those who inspect and for their owners.
        birthdays: Birthdays from today to the seventh day, today's first.
        reprints: How many cards are out of date, missing, or were never printed, for those who print them.
        clients: How many clients there are.
        people: Whoever the lines are about, with what may hurt them and the day of the last visit before today.
    """

    here: tuple[VisitLine, ...]
    done: tuple[VisitLine, ...]
    unfinished: tuple[VisitLine, ...]
    incomplete: tuple[ClientLine, ...]
    incomplete_more: int
    late: tuple[LateLine, ...]
    birthdays: tuple[BirthdayLine, ...]
    reprints: int
    clients: int
    people: Mapping[int, ClientLine]
