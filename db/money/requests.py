"""What the desk asks of what clients hold; each carries its id, and asked again gives the same row.

``seq`` is the number of the last movement that was seen: a later one is a change meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.money.ledger.quoting import Cause


@dataclass(frozen=True, slots=True, kw_only=True)
class SellPackage:
    """A package is sold.

    Attributes:
        price: In fen, where it isn't the package's own; with a reason.
        seller: Who has sold it; 0 for whoever is at the desk.
    """

    request_id: str
    client: int
    package: int
    price: int | None = None
    reason: str = ""
    seller: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TopUp:
    """A balance is paid in.

    Attributes:
        paid: What the client pays, in fen.
        gift: What the salon gives along, in fen.
        holding: Which balance; 0 for the client's own, or a new one.
    """

    request_id: str
    client: int
    paid: int
    gift: int = 0
    holding: int = 0
    reason: str = ""
    seller: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class UseUnits:
    """A bill is paid by what its client holds.

    Attributes:
        amount: What is paid, in fen; of a package it is the price of the service.
        service: Id of the service that a session pays for; 0 for balances and points.
    """

    request_id: str
    bill: int
    holding: int
    amount: int = 0
    service: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreUse:
    """A use is taken back whole."""

    request_id: str
    movement: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareHolding:
    """Somebody else may use a holding, and has signed for it; ``ends`` where they may no longer."""

    request_id: str
    holding: int
    seq: int
    user: int
    kinship: str = ""
    ends: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferHolding:
    """All that is left of a holding goes over to another client, who has signed for it."""

    request_id: str
    holding: int
    seq: int
    receiver: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Freeze:
    """A holding is stopped, or goes on: then it lasts as much longer as it stood still."""

    request_id: str
    holding: int
    seq: int
    reason: str = ""
    thaw: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Extend:
    """A lot lasts longer; ``until`` is its new last day."""

    request_id: str
    holding: int
    seq: int
    lot: int
    until: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LapseGift:
    """What was given of a lot that is past its day is gone."""

    request_id: str
    holding: int
    seq: int
    lot: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SignLine:
    """The next line of the paper ledger was signed.

    Attributes:
        seq: Number of the line, from 1.
        checked_by: Who else has looked at it on paper; 0 for nobody.
    """

    request_id: str
    holding: int
    seq: int
    client_signed: bool = True
    staff_signed: bool = True
    checked_by: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenBalance:
    """What stands on a client's paper when ledgers begin.

    Attributes:
        kind: prepaid, package or points.
        units: Fen, sessions or points that are left, gifts among them.
        gift: Those of them that were given.
        paid: Of sessions, what was paid for those that are left, in fen.
        service: Of sessions, which.
    """

    client: int
    kind: str
    units: int
    gift: int = 0
    paid: int = 0
    service: int = 0
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenBalances:
    """Several at once, with one approval."""

    request_id: str
    balances: tuple[OpenBalance, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjust:
    """Units are put right: they come where the paper has more, and go where it has fewer.

    Attributes:
        units: Fen, sessions or points; below 0 they go.
        value: Principal of those that come, in fen; of those that go it is worked out.
    """

    request_id: str
    client: int
    holding: int
    seq: int
    lot: int
    units: int
    reason: str
    value: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteOff:
    """All that is left of a holding is gone, and nothing is paid back."""

    request_id: str
    client: int
    holding: int
    seq: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refund:
    """A holding is paid back, as it was quoted.

    Attributes:
        seq: The last movement when it was quoted: whatever was used since is no longer what was quoted.
        cause: Why, as the quote has it.
        amount: What is paid back, in fen; another than the quote's where the client agreed to it.
        method: Another way than it was paid by, with the reason for that; empty for the same.
    """

    request_id: str
    client: int
    holding: int
    seq: int
    cause: Cause
    amount: int
    reason: str
    method: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignContract:
    """A contract was signed, on paper."""

    request_id: str
    contract: int
    version: int
    sheet: str = ""
