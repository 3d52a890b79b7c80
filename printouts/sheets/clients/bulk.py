"""Many pages at once: how far it is, and the way to stop."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], bool]
"""Is told how many pages (of cards: how many cards) of how many are done; False stops the printing."""


class CancelledError(Exception):
    """Printing was stopped; of the file that was being drawn, nothing was written."""


def tell(progress: Progress | None, done: int, total: int) -> None:
    """Tells how far it is.

    Raises:
        CancelledError: If whoever is told wants no more.
    """
    if progress is not None and not progress(done, total):
        raise CancelledError
