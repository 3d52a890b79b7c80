"""Where the fields of a form stand: lines, columns and pages for a width and a height; no widget, so easily tested."""

from __future__ import annotations

from dataclasses import dataclass, field

from db.fields.declaration import Kind
from salon_tui.widgets.form_state import Entry
from salon_tui.widgets.lines_entry import LineItem, LinesEntry
from salon_tui.widgets.paint import fit, visible, width, wrap
from salon_tui.words.i18n import language
from salon_tui.words.sentences import flaw_sentence

TWO_COLUMNS = 116
BOX = 4
LABEL_MOST = 24
NOTE_LINES = 3
LINES_MOST = 12
"""More than the longest line takes at the narrowest."""


@dataclass(frozen=True, slots=True)
class Painted:
    """One line of the form.

    Attributes:
        kind: ``section``, ``field`` (its first line), ``more`` (its further lines), ``flaw``, or ``blank``.
        entry: The field, where it is one's.
        text: What stands there.
        typing: Whether it is the line that is typed in, where that is not the first.
    """

    kind: str
    entry: Entry | None
    text: str = ""
    typing: bool = False


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
        """The line of a field that is typed in: mostly its first."""
        of_it = [
            at for at, line in enumerate(self.lines) if line.entry is entry and (line.typing or line.kind == "field")
        ]
        return next((at for at in of_it if self.lines[at].typing), of_it[0] if of_it else 0)

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
        is_wide = entry.field.kind is Kind.NOTE or isinstance(entry, LinesEntry)
        return self.value_cells if is_wide else max(14, self.value_cells * 3 // 5)

    def _blocks(self) -> list[list[Painted]]:
        blocks: list[list[Painted]] = []
        section = ""
        for entry in self.entries:
            block: list[Painted] = []
            if entry.section and entry.section != section:
                section = entry.section
                block.append(Painted("section", None, section))
            if isinstance(entry, LinesEntry):
                blocks.append([*block, *self._lines_of(entry)])
                continue
            shown = entry.shown
            is_note = entry.field.kind is Kind.NOTE and shown
            first, *more = wrap(shown, self.value_cells, NOTE_LINES) if is_note else [visible(shown)]
            block.append(Painted("field", entry, first))
            block += [Painted("more", entry, text) for text in more]
            if entry.left and entry.flaw is not None:
                block.append(Painted("flaw", entry, flaw_sentence(entry.flaw)))
            blocks.append(block)
        return blocks

    def _lines_of(self, entry: LinesEntry) -> list[Painted]:
        """The lines of a field that holds several things; nothing of them is cut."""
        rows: list[tuple[str, str, bool]] = []
        for item in entry.items:
            is_here = item is entry.line and entry.on >= 0
            rows += [("", item.text, True)] if is_here else []
            rows += [(kind, text, False) for kind, text in self._words_of(entry, item, typed=is_here)]
        if entry.on == len(entry.items):
            rows.append(("", entry.adding.text, True))
            rows += [(kind, text, False) for kind, text in self._words_of(entry, entry.adding, typed=True)]
        first, *more = rows or [("", "", False)]
        return [
            Painted("field", entry, first[1], first[2]),
            *(Painted(kind or "more", entry, text, typing) for kind, text, typing in more),
        ]

    def _words_of(self, entry: LinesEntry, item: LineItem, *, typed: bool) -> list[tuple[str, str]]:
        """What a line means, wrapped, with its amount at the right edge; or what is the matter with it."""
        cells = self.value_cells
        found: list[tuple[str, str]] = []
        is_long = width(item.text) >= cells
        if (typed and is_long) or (not typed and item.flaw is not None):
            found += [("", text) for text in wrap(item.text, cells, LINES_MOST)]
        if item.flaw is not None and item.text:
            return found + [("flaw", text) for text in wrap(flaw_sentence(item.flaw), cells, LINES_MOST)]
        for value in entry.meant(item):
            words, amount = entry.lines.show(value)
            room = cells - width(amount) - 1 if amount else cells
            first, *more = wrap(words, room, LINES_MOST)
            found.append(("", f"{fit(first, room)} {amount}" if amount else first))
            found += [("", text) for text in more]
        return found
