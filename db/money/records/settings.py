"""What the salon has set for what is paid ahead."""

from __future__ import annotations

from typing import NamedTuple

from db.money.ledger.quoting import SEVEN_DAYS


class MoneySettings(NamedTuple):
    """Settings of what is paid ahead; the legal defaults are to be confirmed by the salon.

    Attributes:
        point_rate: Fen received that earn a point; 0 where none are given.
        point_worth: Fen that a point pays; 0 where they pay nothing.
        refund_days: Days after payment within which money comes back without a reason.
        card_limit: What a client's balances may hold without approval, in fen, 0 for any; the rules on single-purpose
            prepaid cards of 2012 set 5,000 yuan for a card with a name.
    """

    version: int = 0
    point_rate: int = 0
    point_worth: int = 0
    refund_days: int = SEVEN_DAYS
    card_limit: int = 500_000
