"""Products that are ordered for clients."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.fields.values import Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderRecord:
    """A product that is ordered for a client.

    Attributes:
        card: Number of the client's card.
        promised: By when it was promised, None where it wasn't.
        state: ordered, arrived, handed or cancelled.
        bill: Id of the bill on which it was handed over, 0 before.
        by: Who took the order.
    """

    id: int
    version: int
    client: Ref
    card: str
    product: Ref
    qty: int
    promised: date | None
    state: str
    bill: int
    by: str
