"""What clients hold, as it crosses the boundary; amounts in fen, hidden from who may not see them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from db.fields.values import Hidden, Ref
from db.money.ledger.lines import Place
from db.money.ledger.quoting import Cause
from db.money.records.bills import BillItem


@dataclass(frozen=True, slots=True, kw_only=True)
class LotLine:
    """Units that were bought together.

    Attributes:
        service: Of sessions, which service.
        size: How many, ``gift`` of them given; ``left`` of them are left, ``gift_left`` of these given.
    """

    id: int
    unit: str
    service: Ref | None
    size: int | Hidden
    gift: int | Hidden
    paid: int | Hidden
    until: date | None
    left: int | Hidden
    value_left: int | Hidden
    gift_left: int | Hidden
    use_order: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldingRecord:
    """A balance, a package or points under one number.

    Attributes:
        number: All ten digits, as they are scanned.
        client: Whose it is.
        shared: Whether it is shown to somebody with whom it is shared.
        since: When the first of it was bought.
        left: Fen, sessions or points in all.
        until: When what ends first of what is left does.
        unsigned: Lines of the paper ledger that are not signed yet.
        seq: Number of its last movement, by which a change meanwhile is seen.
        users: Who else may use it, with how they are related.
        contract: Id of a contract that is not signed yet, 0 for none.
    """

    id: int
    number: str
    client: Ref
    kind: str
    title: str
    state: str
    shared: bool
    since: date
    left: int | Hidden
    value_left: int | Hidden
    gift_left: int | Hidden
    until: date | None
    unsigned: int
    seq: int
    lots: tuple[LotLine, ...] = ()
    users: tuple[tuple[Ref, str], ...] = ()
    contract: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """All that a client has paid and still has.

    Attributes:
        spent: Paid for directly, and used of what was paid ahead: a balance never counts twice.
        method: The code of what is mostly paid by.
        owed: What is still to be paid of bills that are owed.
    """

    client: Ref
    client_number: str
    holdings: tuple[HoldingRecord, ...]
    bills: tuple[BillItem, ...]
    spent: int | Hidden
    owed: int | Hidden
    points: int | Hidden
    last_payment: date | None
    last_method: str
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementLine:
    """A line of a ledger.

    Attributes:
        place: Its page and line on paper.
        what: The service, or nothing.
        who: Who used it.
        units: What came, or went below 0; ``left`` is what is left then.
        is_restored: Whether it was taken back.
        is_signed: Whether the line is signed.
        checked_by: Who else has looked at that on paper.
    """

    id: int
    seq: int
    place: Place
    day: date
    kind: str
    what: str
    who: str
    units: int | Hidden
    value: int | Hidden
    left: int | Hidden
    value_left: int | Hidden
    reason: str
    by: str
    is_restored: bool
    is_signed: bool
    checked_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """A holding with its movements.

    Attributes:
        lines: The latest first, so many as were asked for.
        more: Whether there are older ones.
        to_sign: The line that the pen signs now, None where all are.
    """

    id: int
    holding: HoldingRecord
    lines: tuple[MovementLine, ...]
    more: bool
    to_sign: Place | None

    @property
    def client(self) -> Ref:
        """Whose it is."""
        return self.holding.client


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What a line of the paper says is left, beside what the archive says; ``seq`` is the number of the line."""

    id: int
    seq: int
    place: Place
    paper: int
    booked: int | Hidden
    agrees: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedToClients:
    """What clients have paid ahead and not used: principal by kind of holding, in fen."""

    day: date
    principal: Mapping[str, int] = field(default_factory=dict)
    gift: int = 0

    @property
    def total(self) -> int:
        """All of it."""
        return sum(self.principal.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractRecord:
    """A contract for what is paid ahead."""

    id: int
    number: str
    version: int
    client: Ref
    bill: int
    text: str
    refund_clause: str
    signed: date | None
    sheet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteLine:
    """One of the three answers."""

    cause: Cause
    applies: bool
    used: int
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRecord:
    """What can be paid back of a holding.

    Attributes:
        paid: What was paid for what is left, ``gift`` what was given along, in fen.
        units: Units used of it, and ``left`` those that are left.
        paid_on: Day of the first payment, and ``days`` so many days after which no reason is needed.
        back: Methods with what can go back by each, in fen.
        clause: Number of the contract, where one was signed.
    """

    holding: HoldingRecord
    answers: tuple[QuoteLine, ...]
    paid: int
    gift: int
    used: int
    value_left: int
    paid_on: date | None
    days: int
    back: tuple[tuple[str, int], ...]
    contract: str

    def of(self, cause: Cause) -> QuoteLine:
        """What a cause gives."""
        return next(one for one in self.answers if one.cause is cause)


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundRecord:
    """What was paid back: the bills on which it stands, and by which methods, in fen."""

    id: int
    client: Ref
    holding: HoldingRecord
    bills: tuple[int, ...]
    amount: int
    back: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WayToPay:
    """What a client holds that a bill can be paid by now.

    Attributes:
        holding: Id of the holding, ``number`` its ten digits.
        service: Of a session, what it pays for.
        left: Fen, sessions or points that are left before.
        amount: What it can pay of the bill, in fen.
        short: What is then still to be paid, in fen.
        place: The line of the paper ledger on which it will stand.
        owner: Whose it is, where it is somebody else's.
        barred: Why it can't be used, empty where it can: ``frozen``, ``expired`` or ``unsigned``.
    """

    holding: int
    number: str
    kind: str
    title: str
    service: Ref | None
    left: int
    amount: int
    short: int
    place: Place
    owner: str
    barred: str
