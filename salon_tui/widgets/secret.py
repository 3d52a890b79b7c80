"""A line to type a PIN into, of which nobody sees anything."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.strip import Strip

from salon_tui.widgets.inked import Inked


class PinField(Inked, can_focus=True):
    """Digits that nobody sees: no text, no length, nothing to copy or cut."""

    LONGEST = 8

    class Typed(Message):
        """A digit was typed or taken back."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.pin = ""
        self.longest = self.LONGEST
        """How much it takes; for a PIN, how long that one has to be."""

    @property
    def is_complete(self) -> bool:
        """Whether as much was typed as is asked for."""
        return len(self.pin) == self.longest

    def takes(self, character: str) -> bool:
        """Whether a character may be typed."""
        return character in "0123456789"

    def clear(self) -> None:
        """Forgets what was typed."""
        self.pin = ""
        self.refresh()

    @property
    def shown(self) -> str:
        """A mark that something was typed; the same for one digit and for all of them."""
        return "  •••" if self.pin else "  ▏"

    def render_line(self, y: int) -> Strip:
        """The field."""
        return self.strip([self.shown], self.size.width)

    def on_key(self, event: events.Key) -> None:
        """Takes digits; Backspace takes all of them back, since nobody sees which was wrong."""
        if event.character and self.takes(event.character) and len(self.pin) < self.longest:
            self.pin += event.character
        elif event.key == "backspace":
            self.pin = ""
        else:
            return
        event.stop()
        self.refresh()
        self.post_message(self.Typed())
