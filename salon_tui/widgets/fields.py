"""Fields to be read: one column at 80 cells, two from 116, page by page, painted by one widget."""

from __future__ import annotations

from textual.strip import Strip

from salon_tui.widgets.form_layout import BETWEEN, FormLayout, Painted
from salon_tui.widgets.form_state import Entry, FormState
from salon_tui.widgets.inked import Inked
from salon_tui.widgets.paint import Piece, fit
from salon_tui.widgets.parts import section


class Fields(Inked):
    """Fields with their box numbers, labels and values, to be read; PgDn turns the page."""

    WELLS = False
    """Whether the values can be typed into."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.state = FormState([])
        self.page = 0
        self._layout_now = FormLayout([], 80, 1, self.WELLS)

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
    def below(self) -> int:
        """Lines kept free below the fields."""
        return 0

    @property
    def is_high(self) -> bool:
        """Whether notes have several rows, and what can be chosen stands below."""
        return False

    @property
    def focused_entry(self) -> Entry | None:
        """The field that has the focus."""
        return None

    @property
    def page_count(self) -> tuple[int, int]:
        """The page in view, from 1, and how many there are."""
        return self.page + 1, self._layout_now.pages

    def lay_out(self) -> None:
        """Places the fields for the size that there is."""
        if self.size.width:
            rows = max(1, self.size.height - self.below)
            self._layout_now = FormLayout(
                self.state.entries, self.size.width, rows, self.WELLS, self.focused_entry, self.is_high
            )
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
        strips: list[Strip] = []
        for column in range(layout.columns):
            if column:
                strips.append(self.strip([" ", ("│", "rule")], BETWEEN))
            strips.append(self._paint(layout.line_at(self.page, column, y), layout.column_cells))
        return Strip.join(strips).adjust_cell_length(cells, self.ink("plain"))

    def paint_below(self, y: int, cells: int) -> Strip:
        """Paints a line below the fields."""
        return self.strip([], cells)

    def paint_value(self, entry: Entry, line: Painted, cells: int) -> Strip:
        """Paints a line of a field's value."""
        return self.strip([" " + line.text], cells)

    def is_marked(self, entry: Entry) -> bool:
        """Whether a field has the focus."""
        return entry is self.focused_entry

    def _paint(self, line: Painted | None, cells: int) -> Strip:
        if line is None or line.kind == "blank":
            return self.strip([], cells)
        if line.kind == "section":
            return self.strip(section(line.text, cells, tag=line.note), cells)
        if line.kind in ("folded", "drawn"):
            return self.strip(line.pieces, cells)
        entry, lead = line.entry, self._layout_now.lead
        assert entry is not None
        box = fit(entry.field.box if line.kind == "field" else "", self._layout_now.box_cells)
        name: list[Piece] = [(box + line.name, "focus" if self.is_marked(entry) else "label")]
        return Strip.join([self.strip(name, lead), self.paint_value(entry, line, cells - lead)])
