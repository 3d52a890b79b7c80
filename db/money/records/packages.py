"""Packages as they cross the boundary of the archive; amounts in fen."""

from __future__ import annotations

from dataclasses import dataclass

from db.fields.values import Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageItemRecord:
    """So many sessions of a service, and so many more as a gift; ``code`` is the service's number in the catalogue."""

    service: Ref
    code: int
    sessions: int
    gift: int
    price: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageRecord:
    """What is sold together for a price.

    Attributes:
        balance: The face value of a balance, 0 for sessions.
        months: For how long; None without an end.
        listed: What its sessions cost singly.
    """

    id: int
    version: int
    name: str
    price: int
    balance: int
    months: int | None
    use_order: str
    share: str
    active: bool
    items: tuple[PackageItemRecord, ...]

    @property
    def listed(self) -> int:
        """What it would cost singly, gifts among it."""
        return self.balance or sum((item.sessions + item.gift) * item.price for item in self.items)
