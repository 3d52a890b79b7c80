"""What the papers of what is paid ahead are drawn from; amounts in fen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.sheets.client import DeskSheet, KeptSheet, SheetClient


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLine:
    """One movement: what happened, what came or went of units and of principal, and what was left then.

    Attributes:
        place: Page and line of the paper ledger.
    """

    place: tuple[int, int]
    day: date
    kind: str
    what: str
    units: int
    value: int
    left: int
    value_left: int
    by: str
    signed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementSheet(DeskSheet):
    """Every movement of a holding: its kind is prepaid, package or points."""

    client: SheetClient | None = None
    number: str = ""
    kind: str = ""
    title: str = ""
    lines: tuple[StatementLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractItem:
    """What is bought: so many sessions, or fen of a balance, ``gift`` of them given, at so much singly."""

    name: str
    kind: str
    size: int
    gift: int
    paid: int
    listed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractSheet(KeptSheet):
    """What a client signs who pays ahead.

    Attributes:
        number: The contract's; ``ledger`` is that of the ledger that is kept of it.
        text: Version of its wording.
        clause: What was agreed on paying back besides; empty for the printed terms alone.
        days: Days after payment within which money comes back without a reason.
    """

    client: SheetClient | None = None
    number: str = ""
    ledger: str = ""
    text: str = ""
    bought: date | None = None
    price: int | None = None
    until: date | None = None
    shared: bool = True
    items: tuple[ContractItem, ...] = ()
    clause: str = ""
    days: int = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundAnswer:
    """What one cause gives."""

    cause: str
    applies: bool
    used: int
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundSheet(KeptSheet):
    """What is paid back, as both sign for it.

    Attributes:
        number: The ledger's.
        paid, gift: What was paid for what is left of it, and given along.
        used, left: Units that were used of that, and that are left before it is paid back.
        value_left: What of the principal is left then.
        answers: The three answers, as they were quoted.
        chosen: The cause that was chosen; empty before.
        amount: What is paid back; ``back`` by which methods.
        bill: Number of the bill on which that stands.
    """

    client: SheetClient | None = None
    number: str = ""
    kind: str = ""
    title: str = ""
    paid: int | None = None
    gift: int = 0
    used: int | None = None
    left: int | None = None
    value_left: int | None = None
    answers: tuple[RefundAnswer, ...] = ()
    chosen: str = ""
    reason: str = ""
    amount: int | None = None
    back: tuple[tuple[str, int], ...] = ()
    bill: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceLine:
    """What was taken over for a client: units of a kind, some of them given, under the number of a ledger."""

    client: SheetClient
    number: str
    kind: str
    title: str
    units: int
    gift: int
    paid: int
    until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BalancesSheet(DeskSheet):
    """Balances that were taken over from paper together, for signature."""

    day: date | None = None
    by: str = ""
    approver: str = ""
    lines: tuple[BalanceLine, ...] = ()
