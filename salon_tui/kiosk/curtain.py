"""The screen goes dark with the key that locks the desk, whatever else is under way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from textual import events
from textual.app import App

LOCK_KEYS: Final = frozenset({"f11", "ctrl+l"})
_DARK: Final = "\x1b[0;30;40m\x1b[2J\x1b[3J\x1b[H"
"""Black on black, and what stood there is wiped."""


class Curtain:
    """While it is closed, nothing is drawn.

    A key that locks waits its turn behind those before it, for seconds where a printer or a PIN is waited for; who
    comes round the corner does not.  So the thread that reads the keyboard closes the curtain, past the queue and the
    event loop, and it opens when the key has had its effect: on the sign-in page, or on a dark one.

    Args:
        app: What is behind it.
    """

    def __init__(self, app: App[Any]) -> None:
        self.is_closed = False
        self.on_key_lost: Callable[[], object] = lambda: None
        """Locks where the key for it was thrown away with others: who has pressed it goes away."""
        self._app = app
        self._taken = self._handled = 0

    @staticmethod
    def is_for(event: object) -> bool:
        """Whether this is a key that locks."""
        return isinstance(event, events.Key) and event.key in LOCK_KEYS

    def close(self) -> None:
        """Wipe the screen at once; from any thread."""
        if not self.is_closed:
            self.is_closed = True
            self.wipe()

    def wipe(self) -> None:
        """Wipe what a frame that was under way has still drawn."""
        driver = self._app._driver
        if driver is not None and not driver.is_headless and self._app._running:
            driver.write(_DARK)
            driver.flush()

    def open(self) -> None:
        """Draw what is in front now, as a whole."""
        if self.is_closed:
            self.is_closed = False
            self._app.screen.refresh()

    # What the queue says of a key that locks.

    def take(self) -> None:
        """It waits for its turn from now on."""
        self._taken += 1
        self.close()

    def handle(self) -> None:
        """Its turn has come."""
        self._handled += 1

    def rest(self) -> None:
        """No key waits any more: what was pressed has had its effect, or is lost."""
        if self._taken:
            if self._handled < self._taken:
                self._app.call_later(self.on_key_lost)
            self._taken = self._handled = 0
            self._app.call_later(self.open)
