"""Ledgers as simply as they can be: lists of units and values, and sums of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from math import floor

RATE = 1000
"""Fen received that earn a point; one pays a fen."""


@dataclass
class Lot:
    """What was bought at once: ``moved`` is every use, and what ended it, as units and value that are gone."""

    unit: str
    size: int
    gift: int
    paid: int
    order: str = "ratio"
    service: int = 0
    until: date | None = None
    bill: int = 0
    signed: bool = True
    bought: date = date.min
    moved: list[tuple[int, int]] = field(default_factory=list)
    used: int = 0
    ended: int = 0

    @property
    def left(self) -> int:
        return self.size - sum(units for units, _ in self.moved)

    @property
    def value_left(self) -> int:
        return self.paid - sum(value for _, value in self.moved)

    def use(self, units: int) -> int:
        """The value of a use: the share that should be gone, less what is gone, within what there is."""
        gone, bought = self.size - self.left + units, self.size - self.gift
        share = {
            "ratio": Fraction(gone, self.size),
            "principal": Fraction(min(gone, bought), bought or 1),
            "gift": Fraction(max(0, gone - self.gift), bought or 1),
        }[self.order]
        value = floor(self.paid * share) - (self.paid - self.value_left)
        low = max(0, units - (self.left - self.value_left)) if self.unit == "fen" else 0
        high = min(units, self.value_left) if self.unit == "fen" else self.value_left
        value = self.value_left if units == self.left else min(max(value, low), high)
        self.moved.append((units, value))
        return value

    def end(self) -> None:
        """All that is left is gone."""
        self.moved.append((self.left, self.value_left))
        self.ended = 1


@dataclass
class Holding:
    """Lots under one number, and who may use them."""

    client: int
    kind: str
    lots: list[Lot] = field(default_factory=list)
    users: set[int] = field(default_factory=set)
    frozen: date | None = None

    def why_not(self, client: int, units: int, service: int, today: date) -> str:
        """Why a client can't use so much of it today; empty where they can."""
        if client != self.client and client not in self.users:
            return "not_a_user"
        lots = [lot for lot in self.lots if lot.service in (0, service) and lot.left > 0]
        if sum(lot.left for lot in lots if not self.frozen and self._lasts(lot, today)) < units:
            past = any(not self._lasts(lot, today) for lot in lots)
            short = "empty" if self.kind == "package" and self._of(service) else "balance_short"
            return "frozen" if self.frozen and lots else "expired" if past else short
        taken = [lot for lot, _ in self.draw(units, service, today)]
        return "no_contract" if any(not lot.signed and lot.bought < today for lot in taken) else ""

    def draw(self, units: int, service: int, today: date) -> list[tuple[Lot, int]]:
        """Which lots a use takes, and how much of each: what ends first before what ends later, then the older."""
        found = []
        for lot in sorted(self._of(service), key=lambda lot: lot.until or date.max):
            part = min(units, lot.left) if self._lasts(lot, today) else 0
            if part > 0:
                found.append((lot, part))
                units -= part
        return found

    def _of(self, service: int) -> list[Lot]:
        return [lot for lot in self.lots if lot.service in (0, service)]

    @staticmethod
    def _lasts(lot: Lot, today: date) -> bool:
        return lot.until is None or lot.until >= today


def salon_cause(lots: list[Lot]) -> int:
    """What goes back of one purchase where the salon is the cause: what was paid, less its share of what was used."""
    return sum(lot.paid - floor(Fraction(lot.paid * lot.used, lot.size)) for lot in lots)
