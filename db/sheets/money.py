"""What the papers of money are drawn from; amounts in fen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.fields.values import Hidden
from db.sheets.client import DeskSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptLine:
    """What was bought: how many of it, and what they come to."""

    name: str
    qty: int
    amount: int | Hidden


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptPayment:
    """How it was paid: the code of the method; ``given`` is the cash that was handed over, where change was given."""

    method: str
    amount: int | Hidden
    given: int | Hidden | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptSheet(DeskSheet):
    """What a client has paid, as it is taken home.

    Attributes:
        number: The bill's, as it is shown.
        corrects: That of the bill which this one puts right, empty for none.
        name: The client's or the guest's, empty for nobody's.
        card: Number of the client's card.
        total: What it comes to; ``left`` is still to be paid, until ``due`` where that was agreed.
    """

    number: str = ""
    corrects: str = ""
    day: date | None = None
    name: str = ""
    card: str = ""
    lines: tuple[ReceiptLine, ...] = ()
    payments: tuple[ReceiptPayment, ...] = ()
    total: int | Hidden | None = None
    left: int | Hidden = 0
    due: date | None = None
