"""Numbers that are handed out without gaps, in the transaction that uses them."""

from __future__ import annotations

from db.core.sql import rows, write


def next_number(name: str) -> int:
    """The next number of a register; the first one is 1."""
    return add(name, 1)


def add(name: str, more: int) -> int:
    """Adds to a counter, which begins at 0.

    Returns:
        What it stands at now.
    """
    [(value,)] = rows(
        "INSERT INTO counter (name, value) VALUES (?, ?) "
        "ON CONFLICT (name) DO UPDATE SET value = counter.value + excluded.value RETURNING value",
        name,
        more,
    )
    return int(value)


def raise_to(name: str, least: int) -> None:
    """Has a counter stand at a number, unless it stands higher already."""
    write(
        "INSERT INTO counter (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value "
        "WHERE counter.value < excluded.value",
        name,
        least,
    )
