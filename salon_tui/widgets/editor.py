"""The one line of text that is being typed: Textual's Input without its ways out and its surprises."""

from __future__ import annotations

from functools import lru_cache

from rich.cells import cell_len
from textual import events
from textual.expand_tabs import expand_tabs_inline
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widgets import Input
from textual.widgets.input import Selection as Selection

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

    def _position_to_cell(self, position: int) -> int:
        """As Textual has it, which measures a long text anew whenever the cursor's place is asked for."""
        return _cells_before(self.value[:position])

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


@lru_cache(maxsize=16)
def _cells_before(text: str) -> int:
    return cell_len(expand_tabs_inline(text, 4))
