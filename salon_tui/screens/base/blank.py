"""Nothing: what the screen shows when somebody must not read it."""

from __future__ import annotations

from textual import events
from textual.screen import Screen


class BlankScreen(Screen[None], inherit_bindings=False):
    """Empty until the next key, which does nothing else."""

    def on_key(self, event: events.Key) -> None:
        """Any key."""
        event.stop()
        self.app.pop_screen()
