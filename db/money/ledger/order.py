"""Which lots are used, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from db.money.ledger.lots import Lot


class Barred(StrEnum):
    """Why nothing of a lot can be used."""

    FROZEN = "frozen"
    EXPIRED = "expired"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A lot, and whose it is.

    Attributes:
        id: Of two that are alike otherwise, the older one has the smaller.
        lot: How it stands.
        own: Whether it is the client's own, and not shared with them.
        until: The last day on which it is used without being extended; None for no end.
        frozen: Whether its holding is stopped.
    """

    id: int
    holding: int
    lot: Lot
    own: bool = True
    until: date | None = None
    frozen: bool = False

    def barred(self, today: date) -> Barred | None:
        """Why nothing of it can be used today; None where it can."""
        if self.lot.left <= 0:
            return Barred.EMPTY
        if self.frozen:
            return Barred.FROZEN
        return Barred.EXPIRED if self.until is not None and self.until < today else None


def in_order(held: Iterable[Held]) -> list[Held]:
    """The client's own before those that are shared, then what ends first, then the older."""
    return sorted(held, key=lambda one: (not one.own, one.until or date.max, one.id))


@dataclass(frozen=True, slots=True)
class Draw:
    """Units that are used of one lot."""

    held: Held
    units: int


def draws(held: Iterable[Held], units: int, today: date) -> tuple[Sequence[Draw], int]:
    """Takes units out of lots, in order.

    Returns:
        What each lot gives, and how many units are short: of what can't be used today nothing is taken.
    """
    found: list[Draw] = []
    for one in in_order(held):
        if units and one.barred(today) is None:
            found.append(Draw(one, min(units, one.lot.left)))
            units -= found[-1].units
    return found, units
