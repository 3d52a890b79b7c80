"""Fields of the catalogue as a grid of cells: every field has its box number, its label and its check boxes.

The grid derives from the catalogue alone: a field that is added there has a cell on the form.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from db.fields.declaration import Field, Kind, Store, Term
from db.fields.showing import show
from db.fields.values import Hidden, Value
from printouts.drawing import fonts
from printouts.drawing.header_footer import codes
from printouts.drawing.kit import GRID, HAIR, MM, TINT, Paper
from printouts.drawing.words import Boxes, Words, tight

NONE = Term("none", "无")
YES, NO = Term("yes", "是"), Term("no", "否")
STAFF_TINT = TINT / 2
_GAP = 2.6
_NUMBER = 5.8
_LABELS = 29.0
"""Column of labels in mm where the boxes take several lines."""
_ROOM = {
    Kind.PHONE: 35.0,
    Kind.EMAIL: 50.0,
    Kind.BIRTHDAY: 36.0,
    Kind.IDENTITY: 52.0,
    Kind.STAFF: 34.0,
    Kind.CLIENT: 34.0,
    Kind.MONEY: 26.0,
    Kind.NUMBER: 26.0,
    Kind.TIME: 20.0,
    Kind.DATE: 30.0,
}
"""Room in mm to write each kind of value by hand."""


def entries(field: Field) -> tuple[tuple[str, Term], ...]:
    """The check boxes of a field, by code; ``""`` is "asked, and has none"."""
    if field.kind is Kind.YES_NO:
        return ("1", YES), ("2", NO)
    choices = tuple((entry.code, entry.term) for entry in field.choices)
    if field.kind is Kind.CHOICES and field.store in (Store.HEALTH, Store.CONSENT):
        return ("", NONE), *choices
    return choices


def chosen(value: Value) -> tuple[str, ...]:
    """The codes of the boxes that a value ticks."""
    if isinstance(value, bool):
        return ("1",) if value else ("2",)
    return ("",) if value == () else codes(value)


class Measure(NamedTuple):
    """How tightly a side is set.

    Attributes:
        size: Size of labels in pt.
        leading: From one line of check boxes to the next, in mm.
        pen: Height of rows to write in, in mm.
    """

    size: float
    leading: float
    pen: float


class Cell(NamedTuple):
    """One field's place: left end and width in mm, and its check boxes where it has any."""

    field: Field
    x: float
    width: float
    boxes: Boxes | None


@dataclass(frozen=True, slots=True)
class Row:
    """Cells beside each other.

    Attributes:
        cells: The cells.
        lines: Lines of check boxes.
        written: Whether something is written by hand in it.
    """

    cells: tuple[Cell, ...]
    lines: int
    written: bool

    def height(self, measure: Measure) -> float:
        """Height in mm."""
        return max(measure.pen if self.written else 0.0, self.lines * measure.leading + 0.42 * measure.leading)


def rows(words: Words, fields: Iterable[Field], left: float, right: float, size: float) -> tuple[Row, ...]:
    """Lays fields out in their order, as many in a row as there is room for."""
    laid: list[Row] = []
    waiting: list[tuple[Field, float]] = []
    room = right - left
    for field in fields:
        wide = min(_natural(words, field, size), room)
        if waiting and sum(width for _, width in waiting) + wide > room:
            laid.append(_row(words, waiting, left, right, size))
            waiting = []
        waiting.append((field, wide))
    if waiting:
        laid.append(_row(words, waiting, left, right, size))
    return tuple(laid)


def draw_rows(paper: Paper, words: Words, laid: Sequence[Row], y: float, measure: Measure) -> float:
    """Draws the empty cells; returns the lower end in mm."""
    for row in laid:
        high = row.height(measure)
        for cell in row.cells:
            paper.rect(cell.x, y, cell.width, high, GRID)
            _label(paper, words, cell, y, high, measure)
            if cell.boxes is not None:
                terms = [term for _, term in entries(cell.field)]
                cell.boxes.draw(paper, _base(cell, y, high, measure), terms, measure.leading)
            elif high >= 15:
                paper.line(cell.x + 1.2, y + high * 0.6, cell.x + cell.width - 1.2, y + high * 0.6, HAIR, 0.5)
        y += high
    return y


def draw_values(
    paper: Paper, words: Words, laid: Sequence[Row], y: float, measure: Measure, values: Mapping[str, Value]
) -> float:
    """Draws the values into the cells; returns the lower end in mm."""
    for row in laid:
        high = row.height(measure)
        for cell in row.cells:
            value = values.get(cell.field.name)
            if value is not None:
                _value(paper, words, cell, y, high, measure, value)
        y += high
    return y


def numbered(field: Field) -> str:
    """The number of the box, as it is drawn before the label."""
    return f"{field.box} " if field.box else ""


def _natural(words: Words, field: Field, size: float) -> float:
    terms = [term for _, term in entries(field)]
    if not terms:
        return max(_written_room(field), _label_width(words, field, size) + 3)
    ticks = sum(words.check_width(term, size) + _GAP for term in terms)
    return 1.2 + _label_width(words, field, size) + 2.2 + ticks


def _written_room(field: Field) -> float:
    if field.kind in (Kind.TEXT, Kind.NOTE):
        return (
            33.0 + 6 * field.required
            if field.limit <= 60
            else 40.0
            if field.limit <= 120
            else 58.0
            if field.limit <= 200
            else 87.0
        )
    return _ROOM.get(field.kind, 40.0)


def _label_width(words: Words, field: Field, size: float) -> float:
    number = fonts.width(numbered(field), _NUMBER, True) / MM
    return number + words.width(field.label, size)


def _row(words: Words, waiting: Sequence[tuple[Field, float]], left: float, right: float, size: float) -> Row:
    """Stretches cells to the whole width: those that are written in, or the last."""
    spare = right - left - sum(width for _, width in waiting)
    written = [width for field, width in waiting if not entries(field)]
    cells = []
    lines = 1
    x = left
    for place, (field, wide) in enumerate(waiting):
        if written and not entries(field):
            wide += spare * wide / sum(written)
        elif not written and place == len(waiting) - 1:
            wide += spare
        laid = None
        if terms := tuple(term for _, term in entries(field)):
            head = 1.2 + _label_width(words, field, size) + 2.2
            laid = tight(words, terms, x + head, x + wide - 0.8, size, _GAP)
            if laid.lines > 1:
                laid = tight(words, terms, x + max(_LABELS, min(head, _LABELS + 6)), x + wide - 0.8, size, _GAP)
            lines = max(lines, laid.lines)
        cells.append(Cell(field, x, wide, laid))
        x += wide
    return Row(tuple(cells), lines, bool(written))


def _base(cell: Cell, y: float, high: float, measure: Measure) -> float:
    lines = cell.boxes.lines if cell.boxes else 1
    return y + (high - (lines - 1) * measure.leading) / 2 + 1.1


def _label(paper: Paper, words: Words, cell: Cell, y: float, high: float, measure: Measure) -> None:
    base = _base(cell, y, high, measure) if cell.boxes else y + 2.7
    wide = paper.text(cell.x + 1.2, base, cell.field.box, _NUMBER, bold=True)
    wide += 0.9 if wide else 0.0
    right = cell.boxes.places[0][1] if cell.boxes else cell.x + cell.width
    required = Term(f"{cell.field.label.en} *", f"{cell.field.label.zh} *") if cell.field.required else cell.field.label
    words.label(paper, cell.x + 1.2 + wide, base, required, measure.size, width=right - cell.x - wide - 2.4)


def _value(paper: Paper, words: Words, cell: Cell, y: float, high: float, measure: Measure, value: Value) -> None:
    field, laid = cell.field, cell.boxes
    if laid is not None and not isinstance(value, Hidden):
        ticked = chosen(value)
        base = _base(cell, y, high, measure)
        laid.tick(paper, base, [code in ticked for code, _ in entries(field)], measure.leading)
        return
    text = show(field, value, words.language)
    if laid is not None:
        # what is not agreed to is struck out: boxes that are left alone would look like a question nobody has asked
        for line in range(laid.lines):
            middle = _base(cell, y, high, measure) + line * measure.leading - 1.0
            paper.line(laid.places[0][1], middle, cell.x + cell.width - 1.2, middle, GRID)
        return
    room = cell.width - 2.4
    if high >= 9.5 and fonts.width(fonts.clean(text)[:400], 8.5) / MM * fonts.SHRINK > room:
        paper.block(cell.x + 1.2, y + high - 4.2, text, 7, width=room, lines=2, leading=2.9)
    else:
        paper.text(cell.x + 1.2, y + high - 1.25, text, 8.5 if high > 8 else 8.0, width=room)
