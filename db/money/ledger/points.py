"""Points: earned on money received, taken back when it is paid back, and used to pay."""

from __future__ import annotations


def points_due(received: int, rate: int, earned: int = 0) -> int:
    """Points still to be given for a bill; below 0, to be taken back.

    They are counted over all that was received of a bill, so that two halves earn what the whole earns, and what is
    paid back takes its share along.

    Args:
        received: Money received for the bill so far less what was paid back, in fen; balances and packages are no
            money received.
        rate: Fen that earn a point; 0 where the salon gives none.
        earned: Points given for it already.
    """
    return (max(received, 0) // rate if rate else 0) - earned


def worth_of(points: int, worth: int) -> int:
    """What points pay, in fen.

    Args:
        points: How many; below 0 they pay nothing.
        worth: Fen that one pays.
    """
    return max(points, 0) * worth


def points_for(amount: int, worth: int) -> int:
    """How many points can be used for an amount in fen: never more than it, since points give no change."""
    return amount // worth if worth else 0
