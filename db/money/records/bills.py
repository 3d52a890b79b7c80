"""Bills with what stands on them and what was paid; amounts in fen, hidden from who may not see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from db.fields.values import Hidden, Ref
from db.visits.records import ServiceLine


@dataclass(frozen=True, slots=True, kw_only=True)
class BillLine:
    """One line of a bill that is no service of a visit; ``unit`` is the price of one, ``list_unit`` the list's."""

    id: int
    kind: str
    item: int | None
    name: str
    qty: int
    unit: int | Hidden
    list_unit: int | Hidden
    discount: int | Hidden
    amount: int | Hidden
    seller: Ref | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentRecord:
    """One payment.

    Attributes:
        day: The day of the till that it counts on.
        amount: Below 0 where it was paid back.
        given: The cash that was handed over, where change was given.
        movement: What was used of a balance, where it was paid by one.
        reverses: The payment that it takes back.
        is_reversed: Whether it was taken back.
    """

    id: int
    day: date
    method: str
    amount: int | Hidden
    given: int | Hidden | None
    movement: int | None
    reverses: int | None
    is_reversed: bool
    at: datetime
    by: str

    @property
    def stands(self) -> bool:
        """Whether it is neither taken back nor takes another back."""
        return self.reverses is None and not self.is_reversed


@dataclass(frozen=True, slots=True, kw_only=True)
class Debt:
    """Until when what is left to pay is owed, why, and who has allowed it."""

    due: date
    reason: str
    approver: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BillItem:
    """A bill in a list; ``what`` is what stands on it."""

    id: int
    number: str
    day: date
    kind: str
    state: str
    client: Ref | None
    guest_name: str
    visit: int
    what: tuple[str, ...]
    total: int | Hidden
    left: int | Hidden

    @property
    def whose(self) -> str:
        """The client's name, the guest's, or nothing."""
        return self.client.label if self.client else self.guest_name


@dataclass(frozen=True, slots=True, kw_only=True)
class BillRecord:
    """One bill in full: a client's, a guest's or nobody's.

    Attributes:
        visit: The visit whose services are on it, 0 for none.
        corrects: The bill that it pays back or puts right, 0 for none.
        total: Sum of ``services`` and ``lines``.
        left: What is still to pay.
        debt: What was agreed about paying later; it stays when that is paid.
        holding: What is paid ahead with it, 0 for nothing.
    """

    id: int
    number: str
    version: int
    kind: str
    state: str
    day: date
    client: Ref | None
    client_number: str
    guest_name: str
    guest_phone: str
    visit: int
    corrects: int
    by: str
    services: tuple[ServiceLine, ...] = ()
    lines: tuple[BillLine, ...] = ()
    payments: tuple[PaymentRecord, ...] = ()
    total: int | Hidden = 0
    paid: int | Hidden = 0
    left: int | Hidden = 0
    debt: Debt | None = None
    holding: int = 0

    @property
    def whose(self) -> str:
        """The client's name, the guest's, or nothing."""
        return self.client.label if self.client else self.guest_name
