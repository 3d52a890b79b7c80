"""Keys that wait for work under way."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Self

HOLD_SECONDS = 60.0
"""So long keys wait for work at most, where nothing else is said. It ends by itself, if late on a busy machine."""


class Hold:
    """Holds back the keys that follow, from when it is made until it is released; see ``KeyQueue.hold``."""

    def __init__(self, released: Callable[[Hold], None]) -> None:
        self._released = released

    def release(self) -> None:
        """Let the keys go; from any thread, and more than once does no harm."""
        self._released(self)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.release()
