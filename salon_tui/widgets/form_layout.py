"""Where the fields of a form stand: lines, columns and pages for a width and a height; no widget, so easily tested."""

from __future__ import annotations

from dataclasses import dataclass, field

from db.fields.declaration import Kind
from db.fields.numbering import is_scored, without_number
from salon_tui.widgets.form_state import Entry
from salon_tui.widgets.lines_entry import LineItem, LinesEntry
from salon_tui.widgets.paint import Piece, fit, visible, width, wrap
from salon_tui.words.i18n import language
from salon_tui.words.sentences import flaw_sentence

TWO_COLUMNS = 116
BETWEEN = 3
"""Cells between two columns, with a hairline in the middle."""
BOX = 4
LEAD, LEAD_MOST = 16, 28
"""Cells of a field's box and name: wider only where names are longer."""
BESIDE = 26
"""Cells in which what was understood stands beside the well, where the column has so many to spare."""
BESIDE_FROM = 66
EDGE = 1
"""Cells of a well's edge."""
NOTE_LINES = 3
LINES_MOST = 12
"""More than the longest line takes at the narrowest."""


@dataclass(frozen=True, slots=True)
class Painted:
    """One line of the form.

    Attributes:
        kind: ``section``, ``field`` (its first line), ``more`` (its further lines), ``flaw``, ``meaning``,
            or ``blank``.
        entry: The field, where it is one's.
        text: What stands there.
        note: What was understood of it; of a heading, the box letter that its fields begin with.
        typing: Whether it is the line that is typed in, where that is not the first.
    """

    kind: str
    entry: Entry | None
    text: str = ""
    typing: bool = False
    note: str = ""


@dataclass(slots=True)
class FormLayout:
    """The lines of a form, one column or two, in pages that are turned and never scrolled.

    Attributes:
        entries: The fields, in order.
        cells: Width in cells.
        rows: Lines to a column.
        wells: Whether the values can be typed into; else they are to be read.
    """

    entries: list[Entry]
    cells: int
    rows: int
    wells: bool = True
    lines: list[Painted] = field(default_factory=list)

    def __post_init__(self) -> None:
        blocks = self._blocks()
        lines = self._flow(blocks, airy=True)
        per_page = self.columns * self.rows
        # a blank line before each section, as long as that turns no further page
        if -(-len(lines) // per_page) > -(-len(close := self._flow(blocks, airy=False)) // per_page):
            lines = close
        self.lines = lines

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
    def columns(self) -> int:
        """One, or two where there is room."""
        return 2 if self.cells >= TWO_COLUMNS else 1

    @property
    def column_cells(self) -> int:
        """Width of a column."""
        return (self.cells - BETWEEN * (self.columns - 1)) // self.columns

    @property
    def lead(self) -> int:
        """Width of box and name: that of the longest, within limits, so that all values of a form begin together."""
        longest = max((BOX + width(name_of(entry)) + 1 for entry in self.entries), default=LEAD)
        return min(LEAD_MOST, max(LEAD, longest))

    @property
    def beside(self) -> int:
        """Width of what was understood, beside the well; 0 where it stands in the well."""
        notes = sum(entry.field.kind is Kind.NOTE for entry in self.entries)
        has_lines = any(isinstance(entry, LinesEntry) for entry in self.entries)
        is_short = self.wells and not has_lines and 2 * notes < len(self.entries)
        return BESIDE if is_short and self.column_cells >= BESIDE_FROM else 0

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
        return max(1, -(-len(self.lines) // self.per_page))

    def line_of(self, entry: Entry) -> int:
        """The line of a field that is typed in: mostly its first."""
        of_it = [
            at for at, line in enumerate(self.lines) if line.entry is entry and (line.typing or line.kind == "field")
        ]
        return next((at for at in of_it if self.lines[at].typing), of_it[0] if of_it else 0)

    def first_on(self, page: int) -> int | None:
        """Which entry is the first on a page that this person may see; None where there is none."""
        seen = (at for at, entry in enumerate(self.entries) if not entry.hidden and self.page_of(entry) == page)
        return next(seen, None)

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

    def _blocks(self) -> list[list[Painted]]:
        blocks: list[list[Painted]] = []
        section = ""
        for entry in self.entries:
            block: list[Painted] = []
            if entry.section and entry.section != section:
                section = entry.section
                block.append(Painted("section", None, section, note=entry.field.box[:1]))
            if isinstance(entry, LinesEntry):
                blocks.append([*block, *self._lines_of(entry)])
                continue
            block += self._lines_of_field(entry)
            blocks.append(block)
        return blocks

    def _lines_of_field(self, entry: Entry) -> list[Painted]:
        """A field's lines: what is typed, and beside it what that means or what is wrong with it; neither is cut."""
        typed = self.wells and entry.text
        text = visible(entry.text if typed else entry.shown)
        flaw = f"✗ {flaw_sentence(entry.flaw)}" if entry.left and entry.flaw is not None else ""
        note = flaw or (understood(entry) if typed else "")
        texts = wrap(text, self.value_cells, NOTE_LINES)
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
            return found + [("flaw", text) for text in wrap(f"✗ {flaw_sentence(item.flaw)}", cells, LINES_MOST)]
        for value in entry.meant(item):
            words, amount = entry.lines.show(value)
            room = cells - width(amount) - 1 if amount else cells
            first, *more = wrap(words, room, LINES_MOST)
            found.append(("", f"{fit(first, room)} {amount}" if amount else first))
            found += [("", text) for text in more]
        return found


def name_of(entry: Entry) -> str:
    """The field's name, with a star where it is required."""
    return entry.field.label.text(language()) + (" *" if entry.field.required else "")


def understood(entry: Entry) -> str:
    """What a typed text means, where that is not the text itself."""
    shown = entry.reader.show(entry.value) if entry.text and entry.flaw is None else ""
    if entry.field.kind is Kind.CHOICE and is_scored(entry.field.choices):
        # a score stands there already: it has been typed
        shown = without_number(shown)
    return "" if shown == entry.text else shown


def meant(entry: Entry) -> tuple[str, str]:
    """What was understood of a field, or why nothing was, and how that looks."""
    if entry.flaw is None or not (entry.text or entry.left):
        return understood(entry), "plain"
    return f"✗ {flaw_sentence(entry.flaw)}", "alarm"


def hint(entry: Entry) -> str:
    """What may be typed in a field: its hint, or its list."""
    if isinstance(entry, LinesEntry) and (found := entry.narrowed()):
        return "   ".join(" ".join((offer.number, offer.text, *offer.columns[-1:])) for offer in found)
    if entry.field.hint:
        return entry.field.hint.text(language())
    return "   ".join(f"{number} {label}" for number, label in entry.offers())
