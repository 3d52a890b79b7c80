"""Where the fields of a form stand: lines, columns and pages for a width and a height; no widget, so easily tested."""

from __future__ import annotations

from dataclasses import dataclass, field

from db.fields import Kind
from salon_tui.i18n import language
from salon_tui.sentences import flaw_sentence
from salon_tui.widgets.form_state import Entry
from salon_tui.widgets.paint import visible, width, wrap

TWO_COLUMNS = 116
BOX = 4
LABEL_MOST = 24
NOTE_LINES = 3


@dataclass(frozen=True, slots=True)
class Painted:
    """One line of the form.

    Attributes:
        kind: ``section``, ``field`` (its first line), ``more`` (its further lines), ``flaw``, or ``blank``.
        entry: The field, where it is one's.
        text: What stands there.
    """

    kind: str
    entry: Entry | None
    text: str = ""


@dataclass(slots=True)
class FormLayout:
    """The lines of a form, one column or two, in pages that are turned and never scrolled.

    Attributes:
        entries: The fields, in order.
        cells: Width in cells.
        rows: Lines to a column.
    """

    entries: list[Entry]
    cells: int
    rows: int
    lines: list[Painted] = field(default_factory=list)

    def __post_init__(self) -> None:
        for block in self._blocks():
            # a field's lines are never parted by the end of a column
            rest = self.rows - len(self.lines) % self.rows
            if len(block) > rest:
                self.lines += [Painted("blank", None)] * rest
            self.lines += block

    @property
    def columns(self) -> int:
        """One, or two where there is room."""
        return 2 if self.cells >= TWO_COLUMNS else 1

    @property
    def column_cells(self) -> int:
        """Width of a column."""
        return self.cells // self.columns

    @property
    def label_cells(self) -> int:
        """Width of the labels: that of the longest, up to a limit."""
        longest = max((width(entry.field.label.text(language())) + 2 for entry in self.entries), default=10)
        return min(LABEL_MOST, longest)

    @property
    def value_cells(self) -> int:
        """Width of the values."""
        return self.column_cells - BOX - self.label_cells - 3

    @property
    def per_page(self) -> int:
        """Lines on a page."""
        return self.columns * self.rows

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(1, -(-len(self.lines) // self.per_page))

    def line_of(self, entry: Entry) -> int:
        """The first line of a field."""
        return next((at for at, line in enumerate(self.lines) if line.entry is entry and line.kind == "field"), 0)

    def page_of(self, entry: Entry) -> int:
        """The page of a field, from 0."""
        return self.line_of(entry) // self.per_page

    def line_at(self, page: int, column: int, y: int) -> Painted | None:
        """The line that stands at a place of a page."""
        at = page * self.per_page + column * self.rows + y
        return self.lines[at] if at < len(self.lines) else None

    def place_of(self, entry: Entry) -> tuple[int, int]:
        """Where a field's value begins on its page: x and y in cells."""
        column, y = divmod(self.line_of(entry) % self.per_page, self.rows)
        return column * self.column_cells + BOX + 2 + self.label_cells, y

    def typing_cells(self, entry: Entry) -> int:
        """Width of the line to type in; what was understood stands beside it, except for notes."""
        return self.value_cells if entry.field.kind is Kind.NOTE else max(14, self.value_cells * 3 // 5)

    def _blocks(self) -> list[list[Painted]]:
        blocks: list[list[Painted]] = []
        section = ""
        for entry in self.entries:
            block: list[Painted] = []
            if entry.section and entry.section != section:
                section = entry.section
                block.append(Painted("section", None, section))
            shown = entry.shown
            is_note = entry.field.kind is Kind.NOTE and shown
            first, *more = wrap(shown, self.value_cells, NOTE_LINES) if is_note else [visible(shown)]
            block.append(Painted("field", entry, first))
            block += [Painted("more", entry, text) for text in more]
            if entry.left and entry.flaw is not None:
                block.append(Painted("flaw", entry, flaw_sentence(entry.flaw)))
            blocks.append(block)
        return blocks
