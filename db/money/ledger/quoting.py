"""What can be paid back of what was paid ahead: three answers, among which a person chooses.

They follow the Supreme People's Court's interpretation on prepaid consumption (法释〔2025〕4号, in force since
2025-05-01): within seven days of payment the principal comes back, unless the client knew the service before (article
14; Jiangsu's rules say fifteen days); where the salon is the cause (article 13: it moves, or hands its contracts over),
what was used counts at the price that was really paid, gifts shared in; where the client is, by what was agreed, and
by default at the price before the discount. A term by which nothing is paid back, a fee is kept or a balance lapses is
void there, so none of them is a default here. To be confirmed by the salon.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from db.money.ledger.lots import Lot

SEVEN_DAYS = 7
"""Days within which the principal comes back without a reason, unless the salon sets more."""


class Cause(StrEnum):
    """Why money goes back."""

    EARLY = "early"
    """Within the days after payment in which no reason is needed."""
    SALON = "salon"
    """The salon moved, was handed over, raised its prices or can't deliver."""
    CLIENT = "client"
    """The client no longer wants it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bought:
    """A lot as it was bought.

    Attributes:
        used: Units that were used: fewer than are gone where gifts have lapsed, which nobody has had anything of.
        list_value: What all its units cost at list price, gifts among them, in fen; of a balance its size.
    """

    lot: Lot
    used: int
    list_value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Purchase:
    """What was bought at once, on one line of a bill: a balance, or a package with its services.

    Attributes:
        paid_on: Day of the first payment.
        owed: What has not been paid of it yet, in fen.
        known: Whether the client had had the same service before, here or elsewhere.
    """

    lots: Sequence[Bought]
    paid_on: date
    owed: int = 0
    known: bool = False

    @property
    def paid(self) -> int:
        """The principal, in fen; what is still owed is part of it."""
        return sum(one.lot.paid for one in self.lots)

    @property
    def is_over(self) -> bool:
        """Whether nothing of it is left that could be paid back."""
        return all(one.lot.left <= 0 for one in self.lots)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one cause gives.

    Attributes:
        applies: Whether it can be chosen as things stand.
        used: What counts as used, in fen.
        amount: What is paid back, in fen.
    """

    cause: Cause
    applies: bool
    used: int
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """The three answers.

    Attributes:
        value_left: Principal that is left by the ledger, in fen; what is paid back beyond or below it is a line of its
            own.
    """

    answers: tuple[Answer, ...]
    value_left: int

    def of(self, cause: Cause) -> Answer:
        """What a cause gives."""
        return next(one for one in self.answers if one.cause is cause)


def quote(purchases: Iterable[Purchase], today: date, days: int = SEVEN_DAYS) -> Quote:
    """What can be paid back of what is left of these purchases.

    Each purchase is a contract of its own: what was used above one's price is not taken from another's. Those of which
    nothing is left are over.

    Args:
        purchases: At least one of which something is left.
        today: The day of the refund.
        days: Days after payment within which no reason is needed; the day of payment is not counted.
    """
    open_ones = [one for one in purchases if not one.is_over]
    early = bool(open_ones) and all((today - one.paid_on).days <= days and not one.known for one in open_ones)
    by_ledger = [sum(one.lot.value_used for one in purchase.lots) for purchase in open_ones]
    by_ratio = [sum(map(_at_ratio, purchase.lots)) for purchase in open_ones]
    at_list = [sum(map(_at_list, purchase.lots)) for purchase in open_ones]
    return Quote(
        answers=(
            _answer(Cause.EARLY, early, open_ones, by_ledger),
            _answer(Cause.SALON, True, open_ones, by_ratio),
            _answer(Cause.CLIENT, True, open_ones, at_list),
        ),
        value_left=sum(one.lot.value_left for purchase in open_ones for one in purchase.lots),
    )


def _answer(cause: Cause, applies: bool, purchases: Sequence[Purchase], used: Sequence[int]) -> Answer:
    pairs = zip(purchases, used, strict=True)
    amount = sum(max(0, purchase.paid - purchase.owed - gone) for purchase, gone in pairs)
    return Answer(cause=cause, applies=applies, used=sum(used), amount=amount if applies else 0)


def _at_ratio(one: Bought) -> int:
    """What was used, at what was really paid for each unit; a fraction of a fen is the client's."""
    return one.lot.paid * one.used // one.lot.size if one.lot.size else 0


def _at_list(one: Bought) -> int:
    """What was used, at list price."""
    return one.list_value * one.used // one.lot.size if one.lot.size else 0


@dataclass(frozen=True, slots=True)
class Paid:
    """A payment that money can go back to.

    Attributes:
        id: Later ones have larger ids.
        left: What of it was not paid back yet, in fen.
    """

    id: int
    left: int


def pay_back(payments: Iterable[Paid], amount: int) -> tuple[list[tuple[int, int]], int]:
    """Divides what is paid back over the payments it came by: the newest first, each up to what is left of it.

    Returns:
        Ids of payments with what goes back to each, in fen; and what no payment has left.
    """
    found: list[tuple[int, int]] = []
    for one in sorted(payments, key=lambda one: -one.id):
        part = min(amount, one.left)
        if part > 0:
            found.append((one.id, part))
            amount -= part
    return found, amount
