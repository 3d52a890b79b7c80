"""A form: one column at 80 cells, two from 120, page by page; painted by one widget, with one line to type in.

Only the field that has the focus is a widget. Moving to the next field moves that line, so that a form of seventy
fields opens as fast as one of three, and no key typed ahead finds the focus under way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual.app import ComposeResult
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from db.fields import Kind
from salon_tui.i18n import language
from salon_tui.sentences import flaw_sentence
from salon_tui.widgets.editor import Editor
from salon_tui.widgets.form_state import Entry, FormState
from salon_tui.widgets.paint import fit, visible, width, wrap

TWO_COLUMNS = 116
BOX = 4
LABEL_MOST = 24
HINT_LINES = 2
NOTE_LINES = 3


@dataclass(frozen=True, slots=True)
class _Painted:
    """One line of the form: a section's heading, a field's first or further line, or what is wrong with it."""

    kind: str
    entry: Entry | None
    text: str = ""


class Form(Widget):
    """Fields in their order, with the box numbers of the paper form."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "form--box",
        "form--label",
        "form--value",
        "form--note",
        "form--flaw",
        "form--section",
        "form--focus",
        "form--hint",
    }

    class Moved(Message):
        """Another field has the focus."""

    class Typed(Message):
        """What the form holds has changed."""

    class AtEnd(Message):
        """Enter was pressed in the last field."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.state = FormState([])
        self.at = 0
        self.editor = Editor()
        self._answered = False
        self._lines: list[_Painted] = []

    def compose(self) -> ComposeResult:
        """The line to type in."""
        yield self.editor

    def load(self, state: FormState, at: str | None = None) -> None:
        """Shows a form, with the focus in its first field or in a named one."""
        self.state = state
        self.at = self._step_from(-1, 1) if at is None else self._index(at)
        self._answered = False
        self._place()

    @property
    def current(self) -> Entry:
        """The entry that has the focus."""
        return self.state.entries[self.at]

    # Moving.

    def enter(self) -> None:
        """Enter: the next field; after a digit that has moved on already it only confirms."""
        if self._answered:
            self._answered = False
        elif self._step_from(self.at, 1) == self.at:
            self._leave()
            self._place()
            self.post_message(self.AtEnd())
        else:
            self.step(1)

    def step(self, by: int) -> None:
        """Moves by a field, over those that this person may not see."""
        self._leave()
        self.at = self._step_from(self.at, by)
        self._answered = False
        self._place()
        self.post_message(self.Moved())

    def turn(self, by: int) -> None:
        """Turns pages."""
        self._leave()
        page = self._page_of(self.at) + by
        found = [at for at, entry in enumerate(self.state.entries) if not entry.hidden and self._page_of(at) == page]
        if found:
            self.at = found[0]
        self._answered = False
        self._place()
        self.post_message(self.Moved())

    def go(self, name: str) -> None:
        """Puts the focus in a field."""
        self._leave()
        self.at = self._index(name)
        self._place()

    def put(self, text: str) -> None:
        """Types a text into the field that has the focus, as F4 does."""
        self._remember()
        self.state.type(self.current, text)
        self._place()
        self.post_message(self.Typed())

    def undo(self) -> None:
        """Takes back what was typed last in this field."""
        if self.current.before:
            self.state.type(self.current, self.current.before.pop())
            self._place()
            self.post_message(self.Typed())

    @property
    def page_count(self) -> tuple[int, int]:
        """The page in view, from 1, and how many there are."""
        last = max((self._page_of(at) for at in range(len(self.state.entries))), default=0)
        return (self._page_of(self.at) + 1 if self.state.entries else 1), last + 1

    def on_input_changed(self, event: Editor.Changed) -> None:
        """Understands what is typed, at once; a digit that answers the field moves on by itself."""
        event.stop()
        if not self.state.entries:
            return
        self._answered = False
        entry = self.current
        self._remember()
        self.state.type(entry, event.value)
        self.post_message(self.Typed())
        answered = entry.by_one_key and entry.flaw is None and len(event.value) == 1 and event.value.isdecimal()
        if answered and self._step_from(self.at, 1) != self.at:
            self.step(1)
            self._answered = True
        else:
            self._repaint()

    def on_resize(self) -> None:
        """Lays the form out anew."""
        self._place()

    # Painting.

    def render_line(self, y: int) -> Strip:
        """Paints one line: fields of one or two columns, then the list or the hint of the field in focus."""
        cells = self.size.width
        if y >= self._rows:
            return self._paint_hint(y - self._rows, cells)
        first = (self._page_of(self.at) * self._columns * self._rows) if self.state.entries else 0
        segments: list[Segment] = []
        for column in range(self._columns):
            at = first + column * self._rows + y
            room = cells // self._columns if column < self._columns - 1 else cells - (cells // self._columns) * column
            segments += self._paint(self._lines[at] if at < len(self._lines) else None, room)
        return Strip(segments, cells)

    def _paint(self, line: _Painted | None, cells: int) -> list[Segment]:
        if line is None:
            return [Segment(" " * cells, self.rich_style)]
        style = self.get_component_rich_style
        if line.kind == "section":
            return [Segment(fit(f" {line.text}", cells), style("form--section"))]
        label = self._label_cells
        room = cells - BOX - label - 3
        if line.kind == "flaw":
            return [
                Segment(" " * (BOX + label + 2), self.rich_style),
                Segment(fit(line.text, room + 1), style("form--flaw")),
            ]
        entry = line.entry
        assert entry is not None
        if line.kind == "more":
            return [
                Segment(" " * (BOX + label + 2), self.rich_style),
                Segment(fit(line.text, room + 1), style("form--value")),
            ]
        focused = entry is self.current
        name = entry.field.label.text(language()) + (" *" if entry.field.required else "")
        parts = [
            Segment(" " + fit(entry.field.box, BOX), style("form--focus" if focused else "form--box")),
            Segment(fit(name, label) + " ", style("form--focus" if focused else "form--label")),
        ]
        if focused:
            note = self._note(entry)
            typing = self._typing_cells(room)
            parts += [
                Segment(" " * typing, self.rich_style),
                Segment(
                    " " + fit(note, room - typing), style("form--flaw" if entry.flaw and entry.text else "form--note")
                ),
            ]
        else:
            parts.append(Segment(fit(line.text, room + 1), style("form--value")))
        return parts

    def _paint_hint(self, y: int, cells: int) -> Strip:
        text = ""
        if self.state.entries:
            offers = self.current.reader.offers()
            if self.current.field.hint:
                text = self.current.field.hint.text(language()) if y == 0 else ""
            elif offers:
                pairs = "   ".join(f"{digit} {label}" for digit, label in offers)
                if self.current.field.kind is Kind.CHOICES and self.current.field.choices:
                    pairs = f"0 {'无' if language() == 'zh' else 'none'}   {pairs}"
                lines = wrap(pairs, cells - 2, HINT_LINES)
                text = lines[y] if y < len(lines) else ""
        return Strip([Segment(fit(f" {text}", cells), self.get_component_rich_style("form--hint"))], cells)

    def _note(self, entry: Entry) -> str:
        """What was understood, beside what is being typed."""
        if not entry.text:
            return ""
        if entry.flaw is not None:
            return flaw_sentence(entry.flaw)
        shown = entry.reader.show(entry.value)
        return "" if shown == entry.text else shown

    # Laying out.

    @property
    def _columns(self) -> int:
        return 2 if self.size.width >= TWO_COLUMNS else 1

    @property
    def _rows(self) -> int:
        return max(1, self.size.height - HINT_LINES)

    @property
    def _label_cells(self) -> int:
        longest = max((width(e.field.label.text(language())) + 2 for e in self.state.entries), default=10)
        return min(LABEL_MOST, longest)

    def _typing_cells(self, room: int) -> int:
        return room - 2 if self.current.field.kind in (Kind.NOTE,) else max(14, room * 3 // 5)

    def _index(self, name: str) -> int:
        return next((at for at, entry in enumerate(self.state.entries) if entry.name == name), 0)

    def _step_from(self, at: int, by: int) -> int:
        entries = self.state.entries
        found = at + by
        while 0 <= found < len(entries) and entries[found].hidden:
            found += by
        return found if 0 <= found < len(entries) else max(0, at)

    def _page_of(self, at: int) -> int:
        entry = self.state.entries[at]
        line = next((n for n, line in enumerate(self._lines) if line.entry is entry and line.kind == "field"), 0)
        return line // (self._columns * self._rows)

    def _lay_out(self) -> None:
        """Every line of the form; a field's lines are never parted by the end of a column."""
        cells = self.size.width // self._columns
        room = cells - BOX - self._label_cells - 3
        lines: list[_Painted] = []
        section = ""
        for entry in self.state.entries:
            block: list[_Painted] = []
            if entry.section and entry.section != section:
                block.append(_Painted("section", None, entry.section))
                section = entry.section
            shown = entry.shown
            wrapped = wrap(shown, room, NOTE_LINES) if entry.field.kind is Kind.NOTE and shown else [visible(shown)]
            block.append(_Painted("field", entry, wrapped[0]))
            block += [_Painted("more", entry, text) for text in wrapped[1:]]
            if entry.left and entry.flaw is not None:
                block.append(_Painted("flaw", entry, flaw_sentence(entry.flaw)))
            rest = self._rows - len(lines) % self._rows
            if len(block) > rest:
                lines += [_Painted("blank", None)] * rest
            lines += block
        self._lines = [line if line.kind != "blank" else _Painted("section", None, "") for line in lines]

    def _place(self) -> None:
        """Lays out, and moves the line to type in to the field that has the focus."""
        if not self.state.entries or not self.size.width:
            with self.editor.prevent(Editor.Changed):
                self.editor.value = ""
            self._lines = []
            self.refresh()
            return
        self._lay_out()
        entry = self.current
        line = next(n for n, line in enumerate(self._lines) if line.entry is entry and line.kind == "field")
        on_page = line % (self._columns * self._rows)
        column, y = divmod(on_page, self._rows)
        x = column * (self.size.width // self._columns) + BOX + 2 + self._label_cells
        cells = self.size.width // self._columns
        self.editor.styles.offset = Offset(x, y)
        self.editor.styles.width = self._typing_cells(cells - BOX - self._label_cells - 3)
        self.editor.max_length = entry.field.limit
        self.editor.put(visible(entry.text))
        self.refresh()

    def _repaint(self) -> None:
        self._lay_out()
        self.refresh()

    def _leave(self) -> None:
        if self.state.entries:
            self.state.leave(self.current)

    def _remember(self) -> None:
        entry = self.current
        if not entry.before or entry.before[-1] != entry.text:
            entry.before.append(entry.text)
