"""Fields to be read: one column at 80 cells, two from 116, page by page, painted by one widget."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from salon_tui.widgets.form_layout import BOX, FormLayout, Painted
from salon_tui.widgets.form_state import Entry, FormState
from salon_tui.widgets.paint import fit
from salon_tui.words.i18n import language


class Fields(Widget):
    """Fields with their box numbers, labels and values, to be read; PgDn turns the page."""

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
    BELOW = 0
    """Lines kept free below the fields."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.state = FormState([])
        self.page = 0
        self._layout_now = FormLayout([], 80, 1)

    def load(self, state: FormState) -> None:
        """Shows other fields, from the first page on."""
        self.state = state
        self.page = 0
        self.lay_out()

    def turn(self, by: int) -> None:
        """Turns pages."""
        self.page = max(0, min(self._layout_now.pages - 1, self.page + by))
        self.refresh()

    @property
    def page_count(self) -> tuple[int, int]:
        """The page in view, from 1, and how many there are."""
        return self.page + 1, self._layout_now.pages

    def lay_out(self) -> None:
        """Places the fields for the size that there is."""
        if self.size.width:
            self._layout_now = FormLayout(self.state.entries, self.size.width, max(1, self.size.height - self.BELOW))
            self.page = min(self.page, self._layout_now.pages - 1)
        self.refresh()

    def on_resize(self) -> None:
        """Places the fields anew."""
        self.lay_out()

    def render_line(self, y: int) -> Strip:
        """Paints one line: fields of one column or two."""
        layout, cells = self._layout_now, self.size.width
        if y >= layout.rows:
            return self.paint_below(y - layout.rows, cells)
        segments: list[Segment] = []
        for column in range(layout.columns):
            last = column == layout.columns - 1
            room = cells - layout.column_cells * column if last else layout.column_cells
            segments += self._paint(layout.line_at(self.page, column, y), room)
        return Strip(segments, cells)

    def paint_below(self, y: int, cells: int) -> Strip:
        """Paints a line below the fields."""
        return Strip.blank(cells, self.rich_style)

    def paint_value(self, entry: Entry, line: Painted, room: int) -> list[Segment]:
        """Paints a field's value."""
        return [Segment(fit(line.text, room), self.get_component_rich_style("form--value"))]

    def is_marked(self, entry: Entry) -> bool:
        """Whether a field has the focus."""
        return False

    def _paint(self, line: Painted | None, cells: int) -> list[Segment]:
        style = self.get_component_rich_style
        if line is None or line.kind == "blank":
            return [Segment(" " * cells, self.rich_style)]
        if line.kind == "section":
            return [Segment(fit(f" {line.text}", cells), style("form--section"))]
        label = self._layout_now.label_cells
        indent, room = BOX + label + 2, cells - BOX - label - 2
        if line.kind in ("flaw", "more"):
            if line.typing:
                # the editor stands there
                return [Segment(" " * cells, self.rich_style)]
            look = style("form--flaw" if line.kind == "flaw" else "form--value")
            return [Segment(" " * indent, self.rich_style), Segment(fit(line.text, room), look)]
        entry = line.entry
        assert entry is not None
        marked = self.is_marked(entry)
        name = entry.field.label.text(language()) + (" *" if entry.field.required else "")
        return [
            Segment(" " + fit(entry.field.box, BOX), style("form--focus" if marked else "form--box")),
            Segment(fit(name, label) + " ", style("form--focus" if marked else "form--label")),
            *self.paint_value(entry, line, room),
        ]
