"""A form: fields painted by one widget, with one line to type in.

Only the field that has the focus is a widget. Moving to the next field moves that line, so that a form of seventy
fields opens as fast as one of three, and no key typed ahead finds the focus under way.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip

from salon_tui.widgets.editor import Editor, Selection
from salon_tui.widgets.fields import Fields
from salon_tui.widgets.form_layout import Painted
from salon_tui.widgets.form_state import Entry, FormState
from salon_tui.widgets.form_words import BELOW_HIGH, HINT_LINES, below, box_typed
from salon_tui.widgets.lines_entry import LinesEntry
from salon_tui.widgets.paint import Piece, visible

CARRIED = "~"
"""Stands at the edge of a well whose value was taken over, until somebody has had its page before them."""
HIGH = 28
"""Rows of a form on a screen of 35."""


class FormEditor(Editor):
    """The line to type in. The digits of a scan are taken back from every field that they ran through."""

    def replace(self, text: str, start: int, end: int) -> None:
        """As Textual has it, which doesn't tell when what is typed over the whole is what stood there: an answer."""
        before = self.value
        super().replace(text, start, end)
        if text and self.value == before:
            self.post_message(self.Changed(self, self.value))

    def snapshot(self) -> FormSnapshot:
        """What the whole form holds."""
        assert isinstance(self.parent, Form)
        return self.parent.snapshot()

    def restore(self, taken: FormSnapshot) -> None:
        """The form as it was."""
        assert isinstance(self.parent, Form)
        self.parent.restore(taken)


@dataclass(frozen=True, slots=True)
class FormSnapshot:
    """A form as it was at a time."""

    state: FormState
    entries: tuple[Entry, ...]
    at: int
    answered: bool
    selection: Selection


class Form(Fields):
    """Fields to be filled in."""

    WELLS = True

    class LaidOut(Message):
        """The form has another number of pages, or shows another one."""

    class Moved(Message):
        """Another field has the focus."""

    class AtEnd(Message):
        """Enter was pressed in the last field."""

    class Closed(Message):
        """A box was typed that this person doesn't change."""

        def __init__(self, box: str) -> None:
            super().__init__()
            self.box = box

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.at = 0
        self.editor = FormEditor()
        self._answered = False
        self._focused: Entry | None = None
        self._began = ""
        """What the field in focus held when it got the focus."""

    def compose(self) -> ComposeResult:
        """The line to type in."""
        yield self.editor

    def load(self, state: FormState) -> None:
        """Shows a form, with the focus in its first field."""
        self.state = state
        self.at = self.state.step_from(-1, 1)
        self._answered = False
        self._arrive()
        self._show()

    @property
    def current(self) -> Entry:
        """The entry that has the focus."""
        return self.state.entries[self.at]

    # Moving.

    def enter(self) -> None:
        """Enter: the next field; after a digit that has moved on already it only confirms."""
        if (box := box_typed(self.current, self.state.entries)) is not None:
            self._go_to_box(box)
        elif self._answered:
            self._answered = False
        elif self.state.entries and self.current.enter():
            self._show()
        elif self.state.step_from(self.at, 1) == self.at:
            self._leave()
            self._show()
            self.post_message(self.AtEnd())
        else:
            self._go_to(self.state.after(self.at))

    def _go_to_box(self, at: int) -> None:
        """The field has again what it had, and the focus goes to the box, where that can be changed."""
        self.state.type(self.current, self._began)
        entry = self.state.entries[at]
        self._go_to(self.at if entry.hidden else at)
        if entry.hidden:
            self.post_message(self.Closed(entry.field.box))

    def step(self, by: int) -> None:
        """Moves by a line of a field or by a field, over those that this person may not see."""
        if self.state.entries and self.current.step(by):
            self._show()
            return
        self._go_to(self.state.step_from(self.at, by))

    def turn(self, by: int) -> None:
        """Turns pages; the focus goes to the first field of the page."""
        first = self._layout_now.first_on(self.page + by)
        if first is None:
            # what is folded above the first page, or nothing
            first = self.state.step_from(-1, 1) if by < 0 else self.at
        self._go_to(first)

    def go_to_field(self, name: str) -> None:
        """Puts the focus in a field."""
        self._leave()
        entries = enumerate(self.state.entries)
        self.at = next((at for at, entry in entries if entry.name == name and entry.is_open), self.at)
        self._arrive()
        self._show()

    def on_page(self, page: int) -> list[Entry]:
        """The fields of a page, from 0, that this person may see."""
        seen = (entry for entry in self.state.entries if entry.is_open)
        return [entry for entry in seen if self._layout_now.page_of(entry) == page]

    def check(self) -> Entry | None:
        """Looks at every field as if it were left, and gives the first that is wrong."""
        wrong = self.state.check()
        self._show()
        return wrong

    def change(self, change: Callable[[], None]) -> None:
        """Changes what the field in focus holds, as a list that F4 opens does."""
        change()
        self._show()

    def put(self, text: str) -> None:
        """Types a text into the field that has the focus, as F4 does."""
        self._remember()
        self.state.type(self.current, text)
        self._show()

    def begin_typing(self, text: str) -> None:
        """Types the beginning of a text into the field that has the focus; what is typed then goes on from there."""
        self.put(text)
        self.editor.cursor_position = len(text)

    def undo(self) -> None:
        """Takes back what was typed last in this field."""
        if self.current.undo():
            self._show()

    def on_input_changed(self, event: Editor.Changed) -> None:
        """Understands what is typed, at once; a digit that answers the field moves on by itself."""
        event.stop()
        if not self.state.entries:
            return
        self._answered = False
        entry = self.current
        self._remember()
        said = entry.left and entry.flaw
        self.state.type(entry, event.value)
        if entry.answered_by(event.value) and self.state.step_from(self.at, 1) != self.at:
            self.step(1)
            self._answered = True
        elif isinstance(entry, LinesEntry) or entry.drawn(self.size.width) or (said and entry.flaw is not said):
            # what was understood takes as many lines as it needs, or is drawn; what was wrong is no longer said
            self.lay_out()
        else:
            self.refresh()

    # Taking back what a scanner typed: a digit may have answered a field and moved on to the next.

    def snapshot(self) -> FormSnapshot:
        """What stands in every field."""
        entries = tuple(entry.copy() for entry in self.state.entries)
        return FormSnapshot(self.state, entries, self.at, self._answered, self.editor.selection)

    def restore(self, taken: FormSnapshot) -> None:
        """Everything as it was, unless the form has been filled anew since."""
        if taken.state is not self.state:
            return
        for entry, was in zip(self.state.entries, taken.entries, strict=True):
            entry.become(was)
        self.at, self._answered = taken.at, taken.answered
        self._show()
        self.editor.selection = taken.selection

    # Painting.

    def lay_out(self) -> None:
        """Places the fields, and moves the line to type in to the one that has the focus.

        What stands in that line stays as it is: the size changes under the hands of whoever is typing in it.
        """
        before = self.page_count
        super().lay_out()
        if self.state.entries:
            entry = self.current
            self.page = self._layout_now.page_of(entry)
            self.editor.styles.offset = Offset(*self._layout_now.place_of(entry))
            self.editor.styles.width = self._layout_now.typing_cells(entry)
            self.editor.max_length = entry.field.limit
        if self.page_count != before:
            self.post_message(self.LaidOut())

    def _show(self) -> None:
        """Places the fields, and puts what the field in focus holds into the line to type in, selected."""
        if self.state.entries and self._focused is not self.current:
            self._focused, self._began = self.current, self.current.text
        self.lay_out()
        if not self.state.entries:
            self.editor.put("")
            return
        self.editor.put(visible(self.current.editing))
        if isinstance(self.current, LinesEntry):
            # a line is added to, not replaced by the first key
            self.editor.selection = Selection.cursor(len(self.editor.value))

    @property
    def below(self) -> int:
        """The hint, or what can be chosen."""
        return BELOW_HIGH if self.is_high else HINT_LINES

    @property
    def is_high(self) -> bool:
        """From a screen of 35 rows."""
        return self.size.height >= HIGH

    @property
    def focused_entry(self) -> Entry | None:
        """The entry that has the focus."""
        return self.current if self.state.entries else None

    def paint_value(self, entry: Entry, line: Painted, cells: int) -> Strip:
        """A well, and beside it, or in it, what was understood; the line to type in lies on the focus's own."""
        layout = self._layout_now
        is_one = self.is_marked(entry) and not isinstance(entry, LinesEntry)
        here = (is_one and line.kind == "field") or (self.is_marked(entry) and line.typing)
        # the further lines of a note belong to what is typed
        ground = "mark" if here or (is_one and line.kind == "more") else "well"
        is_carried = entry.carried and not entry.passed
        edge = CARRIED if is_carried and line.kind == "field" else "▏"
        pieces: list[Piece] = [(edge, "plain" if ground == "mark" or is_carried else "shade")]
        wrong = entry.left and entry.flaw is not None
        note: list[Piece] = [(line.note, "alarm" if wrong else "plain")]
        if is_one and not layout.meaning(entry):
            # it stands below the fields, whole
            note = []
        if here:
            note = layout.meaning(entry)
            pieces += [" " * layout.typing_cells(entry), *([] if layout.beside else [" ", *note])]
        elif line.kind in ("flaw", "meaning"):
            pieces.append((line.text, "alarm" if line.kind == "flaw" else "label"))
        else:
            behind: list[Piece] = [] if layout.beside or not line.note else [("  " + line.note, "label")]
            pieces += [(line.text, "quiet" if is_carried else "plain"), *behind]
        well = self.strip(pieces, layout.well_cells, ground)
        if not layout.beside:
            return well
        return Strip.join([well, self.strip(["  ", *note], cells - layout.well_cells)])

    def paint_below(self, y: int, cells: int) -> Strip:
        """The list or the hint of the field in focus; before that, what was understood and has no room beside it."""
        is_said = bool(self.state.entries and self._layout_now.meaning(self.current))
        rows = below(self.current, cells, self.below, is_said=is_said) if self.state.entries else []
        return self.strip(rows[y] if y < len(rows) else [], cells)

    def _go_to(self, at: int) -> None:
        self._leave()
        self.at = at
        self._answered = False
        self._arrive()
        self._show()
        self.post_message(self.Moved())

    def _leave(self) -> None:
        if self.state.entries:
            self.current.leave()

    def _arrive(self) -> None:
        if self.state.entries:
            self.current.arrive()

    def _remember(self) -> None:
        entry = self.current
        if not entry.before or entry.before[-1] != entry.editing:
            entry.before.append(entry.editing)
