"""What the salon has set for what is paid ahead."""

from __future__ import annotations

from db.core.sql import rows
from db.money.records.settings import MoneySettings


def settings() -> MoneySettings:
    """How they stand."""
    found = rows("SELECT version, point_rate, point_worth, refund_days, card_limit FROM money_rules LIMIT 1")
    return MoneySettings._make(found[0]) if found else MoneySettings()
