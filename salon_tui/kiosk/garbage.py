"""Collects garbage when the keys come to rest: by itself Python does it in the middle of painting what a key changed.

Every line that Textual has painted refers to itself, so that only the collector ends it. Python looks for such after
700 new objects; at each tenth key that is typed it took 3 ms, a third of what all else behind the key takes.
"""

from __future__ import annotations

import asyncio
import ctypes
import gc
from collections.abc import Callable
from typing import Final

REST_SECONDS: Final = 0.25
"""How long no key has come when it is time for what is new."""
LONG_REST_SECONDS: Final = 1.5
"""And for all that there is, which takes 40 ms: who looks up between two words would wait for it."""
MOST_OBJECTS: Final = 10_000
"""New objects after which Python collects by itself: some sixty keys without a rest."""
ROUNDS: Final = 10
"""How often only new objects are looked at before all are, at a long rest; Python's own number."""
RESTLESS_ROUNDS: Final = 50
"""The same without a long rest: each pause between two words is a round, and all objects take longer than ten keys."""

_trim = getattr(ctypes.CDLL(None), "malloc_trim", None)


class Collector:
    """Collects at rest, from when it is made; needs a running loop.

    Args:
        at_rest: Called before.
    """

    def __init__(self, at_rest: Callable[[], None]) -> None:
        self._at_rest = at_rest
        gc.set_threshold(MOST_OBJECTS, ROUNDS, RESTLESS_ROUNDS)
        self._timer: asyncio.TimerHandle | None = None
        self._takes_all = False
        self.touch()

    def touch(self) -> None:
        """A key has come."""
        if self._timer is not None:
            self._timer.cancel()
        self._timer = asyncio.get_running_loop().call_later(REST_SECONDS, self._collect)

    def take_all(self) -> None:
        """Nobody is there any more, or pages have gone: at the next long rest all objects are looked at.

        What is freed late leaves holes amid what came meanwhile, which Python never gives back.
        """
        self._takes_all = True
        self.touch()

    def _collect(self) -> None:
        self._timer = None
        self._at_rest()
        gc.collect(1)
        if self._timer is None and (self._takes_all or gc.get_count()[2] >= ROUNDS):
            wait = LONG_REST_SECONDS - REST_SECONDS
            self._timer = asyncio.get_running_loop().call_later(wait, self._collect_all)

    def _collect_all(self) -> None:
        self._timer, self._takes_all = None, False
        gc.collect()
        # glibc keeps what is free in the middle of what it has: some megabytes after a sheet was drawn
        if _trim is not None:
            _trim(0)
