"""Notices that nobody has pressed a key for a while."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Protocol, Self


class Cancellable(Protocol):
    """Something under way that can be called off, such as the handle of ``loop.call_later``."""

    def cancel(self) -> None:
        """Call it off."""


class IdleWatch:
    """Calls back once when no key has come for so many seconds.

    A key only notes the time.  The one timer sleeps until the desk could first be idle, looks, and sleeps for what is
    left: one waking per idle time, so that watching costs nothing that can be measured.

    The clock should count the time the machine sleeps (``CLOCK_BOOTTIME``), for a timer does not: ``touch`` looks too,
    so that the first key after the lid is opened finds the desk locked.
    """

    def __init__(
        self,
        seconds: float,
        on_idle: Callable[[], None],
        *,
        clock: Callable[[], float],
        later: Callable[[float, Callable[[], None]], Cancellable],
    ) -> None:
        """Make a watch that is not yet running.

        Args:
            seconds: How long without a key counts as idle.
            on_idle: Called from the event loop, once per ``start``.
            clock: Seconds that only go forward.
            later: Calls a function after so many seconds; ``loop.call_later`` does.
        """
        self.seconds = seconds
        self._on_idle = on_idle
        self._clock = clock
        self._later = later
        self._last_key = 0.0
        self._timer: Cancellable | None = None

    @classmethod
    def started(cls, seconds: float, on_idle: Callable[[], None]) -> Self:
        """A watch over the running event loop; the first key after the lid is opened finds the desk locked."""
        later = asyncio.get_running_loop().call_later
        watch = cls(seconds, on_idle, clock=lambda: time.clock_gettime(time.CLOCK_BOOTTIME), later=later)
        watch.start()
        return watch

    @property
    def is_running(self) -> bool:
        """Whether the watch is on."""
        return self._timer is not None

    def start(self) -> None:
        """Watch from now on; a watch that runs begins its time anew."""
        self.stop()
        self._last_key = self._clock()
        self._timer = self._later(self.seconds, self._look)

    def stop(self) -> None:
        """Watch no longer."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def touch(self) -> bool:
        """Note a key.

        Returns:
            Whether the key came in time; if not, ``on_idle`` has just been called and the key should not count.
        """
        if self._timer is None:
            return True
        now = self._clock()
        if now - self._last_key >= self.seconds:
            self._end()
            return False
        self._last_key = now
        return True

    def _look(self) -> None:
        left = self.seconds - (self._clock() - self._last_key)
        if left > 0:
            self._timer = self._later(left, self._look)
        else:
            self._end()

    def _end(self) -> None:
        self.stop()
        self._on_idle()
