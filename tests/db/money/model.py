"""Bills as anybody would keep them in a notebook: what each comes to, what was paid on it and how."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Paid:
    """A payment that stands, or doesn't any more."""

    method: str
    amount: int
    stands: bool = True


@dataclass
class Bill:
    """One bill; ``lines`` are amounts, by the product."""

    lines: list[int] = field(default_factory=list)
    paid: list[Paid] = field(default_factory=list)
    owed: bool = False
    void: bool = False

    @property
    def total(self) -> int:
        return sum(self.lines)

    @property
    def left(self) -> int:
        return self.total - sum(one.amount for one in self.paid if one.stands)

    @property
    def state(self) -> str:
        """How it stands; one on which nothing was paid yet is open, whatever it comes to."""
        if self.void:
            return "void"
        if self.left == 0 and any(one.stands for one in self.paid):
            return "settled"
        return "owing" if self.owed and self.left else "open"


@dataclass
class Notebook:
    """All bills, and what the till took by each method."""

    bills: list[Bill] = field(default_factory=list)
    till: Counter[str] = field(default_factory=Counter)

    def sell(self, lines: list[int]) -> None:
        self.bills.append(Bill(list(lines)))

    def save(self, bill: int, lines: list[int]) -> bool:
        """Changes what is sold; False where that can't be."""
        one = self.bills[bill]
        if one.state != "open" or sum(lines) < one.total - one.left:
            return False
        one.lines = list(lines)
        return True

    def pay(self, bill: int, method: str, amount: int) -> bool:
        one = self.bills[bill]
        if one.void or one.left <= 0 or (amount > one.left and method != "cash"):
            return False
        self._take(one, method, min(amount, one.left))
        return True

    def mend(self, bill: int, payment: int, method: str) -> bool:
        """Reverses a payment of an open bill, and pays as much by another method, or doesn't."""
        one = self.bills[bill]
        if payment >= len(one.paid) or not one.paid[payment].stands:
            return False
        if one.state != "open" and not method:
            return False
        was = one.paid[payment]
        was.stands = False
        self.till[was.method] -= was.amount
        if method:
            self._take(one, method, was.amount)
        return True

    def owe(self, bill: int) -> bool:
        one = self.bills[bill]
        if one.void or one.left <= 0:
            return False
        one.owed = True
        return True

    def make_void(self, bill: int) -> bool:
        one = self.bills[bill]
        if one.state != "open" or one.left != one.total:
            return False
        one.void = True
        return True

    def _take(self, bill: Bill, method: str, amount: int) -> None:
        bill.paid.append(Paid(method, amount))
        self.till[method] += amount
