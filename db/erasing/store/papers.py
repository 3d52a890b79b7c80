"""The papers of who is erased."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from db.core.row_values import moment_text
from db.core.sql import marks, rows
from db.papers.printed.states import PaperState

_NO_PAPER = (PaperState.NOT_OUT, PaperState.GIVEN_OUT, PaperState.DESTROYED)
_THEIRS = f"client_id IN ({{}}) AND state NOT IN ({', '.join(repr(state.value) for state in _NO_PAPER)})"
"""SQL for the sheets of clients that are paper, or may be."""


def count(files: Sequence[int]) -> int:
    """How many there are."""
    return int(rows(f"SELECT COUNT(*) FROM sheet WHERE {_THEIRS.format(marks(files))}", *files)[0][0])


def take_out(files: Sequence[int], now: datetime) -> int:
    """Has all of them wait for the shredder, where they stand: the destroy slip says where that is.

    Returns:
        How many there are.
    """
    found = rows(
        f"UPDATE sheet SET state = ?, since = ? WHERE {_THEIRS.format(marks(files))} RETURNING id",
        PaperState.TO_DESTROY.value,
        moment_text(now),
        *files,
    )
    return len(found)


def destroyed(files: Sequence[int], now: datetime) -> list[int]:
    """Those that waited for the shredder are gone; the entry of each print stays.

    Returns:
        Their ids.
    """
    found = rows(
        f"UPDATE sheet SET state = ?, since = ?, drawer_id = NULL WHERE client_id IN ({marks(files)}) AND state = ? "
        "RETURNING id",
        PaperState.DESTROYED.value,
        moment_text(now),
        *files,
        PaperState.TO_DESTROY.value,
    )
    return sorted(id for (id,) in found)
