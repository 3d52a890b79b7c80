"""Where the fields of a form stand: lines, columns and pages for a width and a height; no widget, so easily tested."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

from db.fields.declaration import Kind
from salon_tui.widgets.form_state import Entry
from salon_tui.widgets.form_words import LINES_MOST, flawed, folded, meant, name_of, understood, words_of
from salon_tui.widgets.lines_entry import LinesEntry
from salon_tui.widgets.paint import Piece, visible, width, wrap

TWO_COLUMNS = 116
ONE_COLUMN = 96
"""Cells of a single column at most: a longer line isn't read across."""
BETWEEN = 3
"""Cells between two columns, with a hairline in the middle."""
BOX = 4
LABEL = 16
"""Cells of a field's name at most; a longer one, that the salon gave a field of its own, goes on below itself."""
LEAD = 16
"""Cells before the wells: more only where names are longer."""
TO_WELL = 2
FOLD_BELOW = 90
"""Cells below which a section that is read in a line stands in one, while the keys are elsewhere."""
ROOMY = (3, 2)
"""Rows of a note, as many as turn no further page."""
BESIDE = 26
"""Cells in which what was understood stands beside the well, where the column has so many to spare."""
BESIDE_FROM = 66
EDGE = 1
"""Cells of a well's edge."""
NOTE_LINES, READ_LINES = 3, 60
"""Lines of a text at most: where it is typed, and where it is read, which has all of it."""


@dataclass(frozen=True, slots=True)
class Painted:
    """One line of the form.

    Attributes:
        kind: ``section``, ``field`` (its first line), ``more`` (its further lines), ``flaw``, ``meaning``,
            ``folded`` (fields that are only read here), ``drawn`` (below a field), or ``blank``.
        entry: The field, where it is one's.
        text: What stands there.
        note: What was understood of it; of a heading, the box letter that its fields begin with.
        typing: Whether it is the line that is typed in, where that is not the first.
        name: What of the field's name stands before it.
        pieces: What is folded, or drawn.
    """

    kind: str
    entry: Entry | None
    text: str = ""
    typing: bool = False
    note: str = ""
    name: str = ""
    pieces: tuple[Piece, ...] = ()


@dataclass
class FormLayout:
    """The lines of a form, one column or two, in pages that are turned and never scrolled.

    Where there is room for two columns, a form that is typed and fits into one has one, and what is read is shared out.
    It is laid out once: whoever changes an entry makes another.

    Attributes:
        entries: The fields, in order.
        cells: Width in cells.
        rows: Lines to a column.
        wells: Whether the values can be typed into; else they are to be read.
        focus: The field that has the focus.
        is_high: Whether a note may have several rows.
        columns: One, or two.
    """

    entries: list[Entry]
    cells: int
    rows: int
    wells: bool = True
    focus: Entry | None = None
    is_high: bool = False
    columns: int = field(default=1, init=False)
    lines: list[Painted] = field(default_factory=list, init=False)

    def __post_init__(self) -> None:
        is_wide = self.cells >= TWO_COLUMNS
        self.columns = 2 if is_wide and self._needs_both else 1
        blocks = self._blocks()
        if is_wide and self.columns == 1 and len(self._flow(blocks, airy=True)) > self.rows:
            self.columns = 2
            blocks = self._blocks()
        close = self._flow(blocks, airy=False)
        # a blank line before each section, and several for a note, as long as that turns no further page
        tries = [_roomy(blocks, rows) for rows in ROOMY] if self.is_high else []
        for tried in (*tries, blocks):
            self.lines = self._even(tried)
            if self._pages_of(self.lines) <= self._pages_of(close):
                return
        self.lines = close

    def _pages_of(self, lines: list[Painted]) -> int:
        return -(-len(lines) // self.per_page)

    def _even(self, blocks: list[list[Painted]]) -> list[Painted]:
        """The lines, with air before each section; sections of one page are shared out evenly among its columns."""
        lines = self._flow(blocks, airy=True)
        if self.columns == 1 or len(lines) > self.per_page:
            return lines
        starts = [at for at, block in enumerate(blocks) if at and block[0].kind == "section"]
        shared = [(self._flow(blocks[:at], airy=True), self._flow(blocks[at:], airy=True)) for at in starts]
        first, second = min(shared, key=lambda two: max(map(len, two)), default=(lines, []))
        fits = max(len(first), len(second)) <= self.rows
        return [*first, *[Painted("blank", None)] * (self.rows - len(first)), *second] if fits else lines

    def _flow(self, blocks: list[list[Painted]], *, airy: bool) -> list[Painted]:
        lines: list[Painted] = []
        for block in blocks:
            at = len(lines) % self.rows
            air = [Painted("blank", None)] if airy and at and block[0].kind == "section" else []
            # a field's lines are never parted by the end of a column
            rest = self.rows - at
            lines += air if len(air) + len(block) <= rest else [Painted("blank", None)] * rest
            lines += block
        return lines

    @property
    def _needs_both(self) -> bool:
        """Whether two columns are needed for sure, or are to be shared among by what is read."""
        shown = [entry for entry in self.entries if not entry.away]
        return len(shown) > self.rows or (not self.wells and len({entry.section for entry in shown}) > 1)

    @property
    def column_cells(self) -> int:
        """Width of a column."""
        return min(self.cells, ONE_COLUMN) if self.columns == 1 else (self.cells - BETWEEN) // 2

    @cached_property
    def box_cells(self) -> int:
        """Width of the box numbers; 0 where the paper has none."""
        return BOX if any(entry.field.box for entry in self.entries) else 0

    @cached_property
    def lead(self) -> int:
        """Width of box and name: that of the longest, within limits, so that all values of a form begin together."""
        longest = max((width(name_of(entry)) for entry in self.entries), default=0)
        return max(LEAD, self.box_cells + min(LABEL, longest) + TO_WELL)

    @cached_property
    def _is_short(self) -> bool:
        """Whether what is typed leaves room beside it."""
        notes = sum(entry.field.kind is Kind.NOTE for entry in self.entries)
        has_lines = any(isinstance(entry, LinesEntry) for entry in self.entries)
        return self.wells and not has_lines and 2 * notes < len(self.entries)

    @property
    def beside(self) -> int:
        """Width of what was understood, beside the well; 0 where it stands in the well."""
        return BESIDE if self._is_short and self.column_cells >= BESIDE_FROM else 0

    @property
    def well_cells(self) -> int:
        """Width of the wells, edge and all: the same for every field of the form."""
        return self.column_cells - self.lead - (self.beside + 2 if self.beside else 0)

    @property
    def value_cells(self) -> int:
        """Width of the values."""
        return self.well_cells - EDGE - (1 if self.wells else 0)

    @property
    def per_page(self) -> int:
        """Lines on a page."""
        return self.columns * self.rows

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(1, self._pages_of(self.lines))

    def line_of(self, entry: Entry) -> int:
        """The line of a field that is typed in: mostly its first; of one that is folded, the line that it stands in."""
        if self._is_folded(entry):
            return next((at for at, line in enumerate(self.lines) if line.kind == "folded"), 0)
        of_it = [
            at for at, line in enumerate(self.lines) if line.entry is entry and (line.typing or line.kind == "field")
        ]
        return next((at for at in of_it if self.lines[at].typing), of_it[0] if of_it else 0)

    def first_on(self, page: int) -> int | None:
        """Which entry is the first on a page that this person may see, of those in wells; None where there is none."""
        seen = (at for at, entry in enumerate(self.entries) if entry.is_open and not self._is_folded(entry))
        return next((at for at in seen if self.page_of(self.entries[at]) == page), None)

    def meaning(self, entry: Entry) -> list[Piece]:
        """What was understood of the field in focus, or why nothing was, where there is room to say it beside."""
        if isinstance(entry, LinesEntry):
            return []
        text, style = meant(entry)
        room = self.beside or self.well_cells - self.typing_cells(entry) - 2
        return [(text, style)] if width(text) <= room else []

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
        return column * (self.column_cells + BETWEEN) + self.lead + EDGE, y

    def typing_cells(self, entry: Entry) -> int:
        """Width of the line to type in: its well; where what was understood stands in it, that has the rest."""
        room = self.well_cells - EDGE
        is_wide = self.beside or entry.field.kind is Kind.NOTE or isinstance(entry, LinesEntry)
        return room if is_wide else max(14, room * 3 // 5)

    def _is_folded(self, entry: Entry) -> bool:
        """Whether a field stands in a line with its neighbours, to be read."""
        return entry.folds and self._folds

    @cached_property
    def _folds(self) -> bool:
        """Whether those that may be folded are: where width is short, the keys are elsewhere and nothing is wrong."""
        is_wrong = any(entry.folds and entry.left and entry.flaw is not None for entry in self.entries)
        return self.cells < FOLD_BELOW and not (self.focus and self.focus.folds) and not is_wrong

    def _blocks(self) -> list[list[Painted]]:
        blocks: list[list[Painted]] = []
        section = ""
        for entry in self.entries:
            if entry.away:
                continue
            block: list[Painted] = []
            if entry.section and entry.section != section:
                section = entry.section
                block.append(Painted("section", None, section, note=entry.field.box[:1]))
                if self._is_folded(entry):
                    some = [one for one in self.entries if one.folds and one.section == section]
                    rows = folded(some, self.column_cells)
                    block += [Painted("folded", None, pieces=tuple(row)) for row in rows]
                    blocks.append(block)
            if self._is_folded(entry):
                continue
            lines = self._lines_of(entry) if isinstance(entry, LinesEntry) else self._lines_of_field(entry)
            drawn = [Painted("drawn", None, pieces=tuple(row)) for row in entry.drawn(self.column_cells)]
            blocks.append([*block, *_named(entry, lines), *drawn])
        return blocks

    def _lines_of_field(self, entry: Entry) -> list[Painted]:
        """A field's lines: what is typed, and beside it what that means or what is wrong with it; neither is cut."""
        typed = self.wells and entry.text
        text = visible(entry.text if typed else entry.shown)
        flaw = flawed(entry)
        note = flaw or (understood(entry) if typed else "")
        texts = wrap(text, self.value_cells, NOTE_LINES if self.wells else READ_LINES)
        if not self.beside:
            fits = width(texts[-1]) + 2 + width(note) <= self.value_cells
            notes = [note] if fits and not flaw else []
            more = [] if notes or not note else wrap(note, self.value_cells, LINES_MOST)
            return [
                *(Painted("more" if at else "field", entry, line) for at, line in enumerate(texts[:-1])),
                Painted("field" if len(texts) == 1 else "more", entry, texts[-1], note="".join(notes)),
                *(Painted("flaw" if flaw else "meaning", entry, line) for line in more),
            ]
        notes = wrap(note, self.beside, LINES_MOST)
        rows = max(len(texts), len(notes))
        texts, notes = texts + [""] * (rows - len(texts)), notes + [""] * (rows - len(notes))
        return [
            Painted("more" if at else "field", entry, line, note=beside)
            for at, (line, beside) in enumerate(zip(texts, notes, strict=True))
        ]

    def _lines_of(self, entry: LinesEntry) -> list[Painted]:
        """The lines of a field that holds several things; nothing of them is cut."""
        rows: list[tuple[str, str, bool]] = []
        for item in entry.items:
            is_here = item is entry.line and entry.on >= 0
            rows += [("", item.text, True)] if is_here else []
            rows += [(kind, text, False) for kind, text in words_of(entry, item, self.value_cells, typed=is_here)]
        if entry.on == len(entry.items):
            rows.append(("", entry.adding.text, True))
            rows += [(kind, text, False) for kind, text in words_of(entry, entry.adding, self.value_cells, typed=True)]
        first, *more = rows or [("", "", False)]
        return [
            Painted("field", entry, first[1], first[2]),
            *(Painted(kind or "more", entry, text, typing) for kind, text, typing in more),
        ]


def _named(entry: Entry, lines: list[Painted]) -> list[Painted]:
    """A field's lines with its name before them; a long name goes on below itself."""
    names = wrap(name_of(entry), LABEL, LINES_MOST)
    lines = lines + [Painted("more", entry)] * (len(names) - len(lines))
    return [replace(line, name=name) for line, name in zip(lines, names, strict=False)] + lines[len(names) :]


def _roomy(blocks: list[list[Painted]], rows: int) -> list[list[Painted]]:
    """The blocks, of which each that is a note has so many rows at least."""
    return [
        [*block, *([Painted("more", block[-1].entry)] * (rows - sum(line.entry is not None for line in block)))]
        if _is_note(block[-1].entry)
        else block
        for block in blocks
    ]


def _is_note(entry: Entry | None) -> bool:
    if entry is None or entry.hidden or isinstance(entry, LinesEntry):
        return False
    return entry.field.kind is Kind.NOTE
