"""Numbers that are handed out without gaps, in the transaction that uses them."""

from __future__ import annotations

from db.core.log_models import Counter


def next_number(name: str) -> int:
    """The next number of a register; the first one is 1."""
    if not Counter.update(value=Counter.value + 1).where(Counter.name == name).execute():
        Counter.create(name=name, value=1)
    return int(Counter.get_by_id(name).value)
