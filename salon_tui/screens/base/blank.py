"""Nothing: what the screen shows when somebody must not read it."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.screen import Screen


class BlankScreen(Screen[None], inherit_bindings=False):
    """Dark until the next key, which does nothing else.

    Args:
        may_end: Whether a key ends it; what goes on below may want it dark until that is over.
    """

    DEFAULT_CSS = "BlankScreen { background: black; }"

    def __init__(self, may_end: Callable[[], bool]) -> None:
        super().__init__()
        self._may_end = may_end

    def on_key(self, event: events.Key) -> None:
        """Any key."""
        event.stop()
        if self._may_end():
            self.app.pop_screen()
