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


def count(files: Sequence[int], kinds: Sequence[str] = ()) -> int:
    """How many there are; of some kinds alone where these are named."""
    return int(rows(f"SELECT COUNT(*) FROM sheet WHERE {_which(files, kinds)}", *files, *kinds)[0][0])


def take_out(files: Sequence[int], now: datetime, kinds: Sequence[str] = ()) -> int:
    """Has all of them, or those of some kinds, wait for the shredder: the destroy slip says where they stand.

    Returns:
        How many there are.
    """
    found = rows(
        f"UPDATE sheet SET state = ?, since = ? WHERE {_which(files, kinds)} RETURNING id",
        PaperState.TO_DESTROY.value,
        moment_text(now),
        *files,
        *kinds,
    )
    return len(found)


def _which(files: Sequence[int], kinds: Sequence[str]) -> str:
    return _THEIRS.format(marks(files)) + (f" AND kind IN ({marks(kinds)})" if kinds else "")


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
