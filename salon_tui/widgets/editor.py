"""The one line of text that is being typed: Textual's Input without its ways out and its surprises."""

from __future__ import annotations

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widgets import Input
from textual.widgets.input import Selection as Selection

from salon_tui.widgets.inked import Inked
from salon_tui.widgets.paint import visible


class Editor(Input):
    """A line to type in. Pasted text is filtered where it enters, and cut with a message when it is too long."""

    virtual_size = Reactive(Size(0, 0))
    """As Textual has it, but without laying out the page at every key: the line stays as wide and as high as it is."""

    class Cut(Message):
        """A paste was longer than the field takes."""

    def __init__(self, id: str | None = None, longest: int = 200) -> None:
        super().__init__(id=id, compact=True, select_on_focus=False, max_length=longest)
        self.cursor_blink = False

    def render_line(self, y: int) -> Strip:
        """As Textual has it, which leaves the rest of an empty line without its attributes."""
        return super().render_line(y).extend_cell_length(self.size.width, self.rich_style)

    def put(self, text: str) -> None:
        """Shows another text from its beginning on, all of it selected, so that typing replaces it."""
        with self.prevent(Input.Changed):
            self.value = text
        self.selection = Selection(len(text), 0)

    def _on_paste(self, event: events.Paste) -> None:
        text = " ".join(visible(line) for line in event.text.splitlines())
        room = (self.max_length or 0) - (len(self.value) - len(self.selected_text))
        if len(text) > room:
            text = text[:room]
            self.post_message(self.Cut())
        self.replace(text, *self.selection)
        event.prevent_default()
        event.stop()

    def restricted(self) -> None:
        """Says that nothing more fits."""
        self.app.bell()
        self.post_message(self.Cut())


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

    def render_line(self, y: int) -> Strip:
        """A mark that something was typed; the same for one digit and for all of them."""
        return self.strip(["  •••" if self.pin else "  ▏"], self.size.width)

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


class PasswordField(PinField):
    """Letters, digits and signs of any keyboard that nobody sees; what an input method writes is not taken."""

    LONGEST = 64

    def snapshot(self) -> str:
        """What is typed; a scan is taken back out of it, and anything else stays."""
        return self.pin

    def restore(self, typed: str) -> None:
        """As it was."""
        self.pin = typed
        self.refresh()

    def takes(self, character: str) -> bool:
        """Whether a character may be typed."""
        return character.isascii() and character.isprintable()
