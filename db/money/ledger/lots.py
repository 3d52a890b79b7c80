"""One formula for what a use of a balance or of a package is worth.

What was bought at once is a *lot* of units: fen of a balance, sessions of a package, points. Of its principal, what was
paid for it, a use takes a share; what was given along (3,000 + 1,000, 10 + 2 sessions) makes the share smaller. After
its last unit nothing of the principal is left, whatever was used, and taken back, in between.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """What a lot is counted in."""

    FEN = "fen"
    SESSION = "session"
    POINT = "point"


class UseOrder(StrEnum):
    """What is used first: principal and gift together, by their ratio, or one of them before the other."""

    RATIO = "ratio"
    PRINCIPAL = "principal"
    GIFT = "gift"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """A lot as it stands.

    Attributes:
        size: Units that were bought, gifts among them.
        gift: Those that were given along; of a balance it is always what was not paid for.
        paid: Principal, in fen.
        left: Units that are left; below 0 for points alone.
        value_left: Principal that is left, in fen.
    """

    unit: Unit
    size: int
    gift: int
    paid: int
    left: int
    value_left: int
    order: UseOrder = UseOrder.RATIO

    def __post_init__(self) -> None:
        if not (0 <= self.gift <= self.size and self.paid >= 0 and 0 <= self.value_left <= self.paid):
            raise ValueError("not a lot")
        if self.gift == self.size and self.paid:
            raise ValueError("what was all given has no principal")
        if self.unit is Unit.FEN and self.gift != self.size - self.paid:
            raise ValueError("of a balance, what is not paid is a gift")

    @property
    def used(self) -> int:
        """Units that are gone."""
        return self.size - self.left

    @property
    def value_used(self) -> int:
        """Principal that is gone, in fen."""
        return self.paid - self.value_left

    @property
    def gift_left(self) -> int:
        """Of the units that are left, those that were given.

        Of sessions used by ratio, it is their share, rounded down: which of them was a gift is nowhere said.
        """
        if self.unit is Unit.FEN:
            return self.left - self.value_left
        match self.order:
            case UseOrder.PRINCIPAL:
                return min(self.gift, self.left)
            case UseOrder.GIFT:
                return max(0, self.gift - self.used)
            case UseOrder.RATIO:
                return self.gift * self.left // self.size if self.size else 0

    def value_of(self, units: int) -> int:
        """Principal that a use takes, in fen.

        Raises:
            ValueError: For no units, or more than are left.
        """
        if not 0 < units <= self.left:
            raise ValueError("not so many are left")
        if units == self.left:
            return self.value_left
        share = self._principal_of(self.used + units) - self.value_used
        if self.unit is Unit.FEN:
            # neither more gift than there is, nor more principal than is used
            return min(max(share, units - self.gift_left, 0), units, self.value_left)
        return min(max(share, 0), self.value_left)

    def _principal_of(self, units: int) -> int:
        """Principal that should be gone once so many units are."""
        bought = self.size - self.gift
        match self.order:
            case UseOrder.RATIO:
                return self.paid * units // self.size
            case UseOrder.PRINCIPAL:
                return self.paid * min(units, bought) // bought if bought else 0
            case UseOrder.GIFT:
                return self.paid * max(0, units - self.gift) // bought if bought else 0

    def may_use(self, received: int) -> int:
        """How many of its units are covered by what has been paid of its price so far, used ones among them.

        Args:
            received: Of ``paid``, what was really received, in fen.
        """
        return self.size if received >= self.paid else self.size * max(received, 0) // self.paid
