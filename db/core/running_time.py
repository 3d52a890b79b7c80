"""How long the archive has been open in all: what waits and fades goes by it, since nobody can set it like a clock."""

from __future__ import annotations

from db.core.connection import Archive
from db.core.counters import add

NAME = "running"
"""Of the counter that keeps the seconds."""


def count(archive: Archive) -> int:
    """Seconds that the archive has been open in all, those since the last count added; call it in a transaction.

    What is lost with a kill is what went by since the last count, so that a wait lasts longer, never shorter.
    """
    more = max(0, archive.boottime() - archive.counted_at) // 1_000_000
    seconds = add(NAME, more)
    archive.counted_at += more * 1_000_000
    return seconds
