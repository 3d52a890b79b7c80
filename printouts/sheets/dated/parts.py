"""The parts of a dated record as blocks: what stands once as facts, what stands in rows as a table, and empty ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from db.dated.content import rows_in
from db.dated.declaration import Dated, Part, Values, key_of
from db.fields.declaration import Field, Kind, Term
from db.fields.showing import show
from db.fields.values import Hidden
from printouts.drawing import fonts
from printouts.drawing.blocks import Block, Box, Ticked, Written, row, ticks
from printouts.drawing.grid import NO, YES
from printouts.drawing.kit import MM
from printouts.drawing.tables import Column, Table
from printouts.drawing.words import Words
from printouts.sheets.dated.facts import Fact, fact_rows

_NUMBER = Term("No.", "序号")
_ROW = Term("Where", "部位")
_AGAIN = Term("continued", "续前页")
_LEAST, _MOST = 9.0, 62.0
"""Least width of a column in mm, and what the longest value may claim of it."""
_SIZE, _LINE, _ROW_HEIGHT, _PEN = 7.4, 3.2, 6.6, 13.0
_LINES = 4
"""Lines of a cell at most."""
_TALLEST = 120.0
"""Height in mm of the rows of a table that stand together."""
_WIDTH = 177.0
_FREE_ROWS = 4
"""Rows of a free list on a form to be filled in by hand."""
_FEW = 4
"""Boxes of a question that another one stands beside."""


class Piece(NamedTuple):
    """A block of a part; a page ends between pieces."""

    part: Part
    block: Block


def filled(kind: Dated, words: Words, values: Values, w: float) -> Iterator[Piece]:
    """What stands on a record, part by part; nothing of what is empty, and nothing hidden."""
    known = {key: value for key, value in values.items() if not isinstance(value, Hidden)}
    for part in kind.parts:
        if part.has_rows:
            yield from _table(words, part, known, w)
            continue
        said = ((field, show(field, known.get(field.name), words.language)) for field in part.fields)
        for block in fact_rows((Fact(field.label, text) for field, text in said if text), w):
            yield Piece(part, block)


def empty(kind: Dated, w: float) -> Iterator[Piece]:
    """The questions of a kind, to be answered by hand."""
    for part in kind.parts:
        if part.has_rows:
            labels = [entry.term for entry in part.rows] or [Term(f"{at}", f"{at}") for at in range(1, _FREE_ROWS + 1)]
            columns = _columns([(_head(part), 16.0), *((field.label, 14.0) for field in part.fields)], w)
            pen = _ROW_HEIGHT if part.rows else _PEN
            yield Piece(part, Table(columns, tuple((label,) for label in labels), len(labels), pen=pen))
        else:
            for fields in _beside(part.fields):
                yield Piece(part, row(*(_cell(field, 1 / len(fields)) for field in fields)))


def pages(
    pieces: Iterable[Piece], ending: Sequence[Block], words: Words, w: float, rooms: tuple[float, float]
) -> list[list[Block]]:
    """Shares pieces out over pages, each part in a box of its own that goes on overleaf.

    Args:
        pieces: What is drawn, in its order.
        ending: What stands below the last piece, together.
        words: The languages.
        w: Width in mm.
        rooms: Height in mm for them on the first page, and on every other one.
    """
    found: list[list[list[Piece]]] = [[]]
    room = rooms[0]
    for piece in pieces:
        is_new = not found[-1] or found[-1][-1][0].part is not piece.part
        high = piece.block.least(words, w) + (_heading(words, w) if is_new else 0.0)
        if high > room and found[-1]:
            found.append([])
            room, is_new = rooms[1], True
            high = piece.block.least(words, w) + _heading(words, w)
        found[-1] += [[]] if is_new else []
        found[-1][-1].append(piece)
        room -= high
    drawn = [[_box(page, number, box, found) for box in page] for number, page in enumerate(found)]
    if sum(block.least(words, w) for block in ending) > room:
        drawn.append([])
    return [*drawn[:-1], [*drawn[-1], *ending]]


def _box(page: list[list[Piece]], number: int, box: list[Piece], found: list[list[list[Piece]]]) -> Block:
    parts: list[Part] = []
    for one in (box[0].part for some in found for box in some):
        parts += [one] if one not in parts else []
    part = box[0].part
    goes_on = box is page[0] and number > 0 and found[number - 1][-1][0].part is part
    inside = tuple(piece.block for piece in box)
    return Box(str(parts.index(part) + 1), part.label, inside, right=_AGAIN if goes_on else None)


def _heading(words: Words, w: float) -> float:
    """Height in mm of what a box has above its first piece."""
    return Box("1", _NUMBER, ()).least(words, w)


def _table(words: Words, part: Part, values: Values, w: float) -> Iterator[Piece]:
    """A row for each row in which something stands, a column for each field that is answered in any."""
    codes = rows_in(part, values)
    fields = [field for field in part.fields if any(key_of(field.name, code) in values for code in codes)]
    if not codes:
        return
    said = [[show(field, values.get(key_of(field.name, code)), words.language) for field in fields] for code in codes]
    names = [_name(words, part, code) for code in codes]
    widest = [
        max((fonts.width(fonts.clean(text), 8.2) / MM for text in column), default=0.0)
        for column in zip(*said, strict=True)
    ]
    first = max(fonts.width(name, 8.2) / MM for name in names) + 3.0
    natural = [
        (_head(part), first),
        *((field.label, min(wide + 3.0, _MOST)) for field, wide in zip(fields, widest, strict=True)),
    ]
    columns = _columns(natural, w)
    rows = [(name, *texts) for name, texts in zip(names, said, strict=True)]
    pens = [_pen(texts, columns) for texts in rows]
    begin = 0
    for end in range(1, len(rows) + 1):
        is_last = end == len(rows)
        if is_last or (end + 1 - begin) * max(pens[begin : end + 1]) > _TALLEST:
            some = tuple(rows[begin:end])
            yield Piece(part, Table(columns, some, len(some), pen=max(pens[begin:end])))
            begin = end


def _pen(texts: Sequence[str], columns: Sequence[Column]) -> float:
    """Height in mm of a row that has room for its longest text, on four lines at most."""

    def lines(text: str, column: Column) -> int:
        room = (column.share * _WIDTH - 2.2) * MM
        return len(fonts.wrap(fonts.clean(text), _SIZE, room, _LINES, least=1.0))

    most = max(lines(text, column) for text, column in zip(texts, columns, strict=True))
    return _ROW_HEIGHT + max(most - 1, 0) * _LINE


def _columns(natural: Sequence[tuple[Term, float]], w: float) -> tuple[Column, ...]:
    """Columns as wide as what stands in them, narrowed or stretched to the width of the sheet."""
    wides = [max(wide, _LEAST) for _label, wide in natural]
    spare = w - sum(wides)
    if spare >= 0:
        wides = [wide + spare * wide / sum(wides) for wide in wides]
    else:
        over = sum(wide - _LEAST for wide in wides)
        wides = [wide + spare * (wide - _LEAST) / over for wide in wides]
    return tuple(Column(wide / w, label) for (label, _natural), wide in zip(natural, wides, strict=True))


def _head(part: Part) -> Term:
    return _NUMBER if part.most else _ROW


def _name(words: Words, part: Part, code: str) -> str:
    """What a row is called: the number of a free list, a zone with its number on the face."""
    if part.most:
        return code
    row = part.row(code)
    name = words.text(row.term) if row is not None else code
    return f"{[entry.code for entry in part.rows].index(code) + 1} {name}" if part.looked and row is not None else name


def _beside(fields: Sequence[Field]) -> Iterator[tuple[Field, ...]]:
    """Questions row by row: two beside each other where both are short."""
    waiting: list[Field] = []
    for field in fields:
        if _is_long(field):
            yield from ((one,) for one in waiting)
            waiting = []
            yield (field,)
            continue
        waiting.append(field)
        if len(waiting) == 2:
            yield tuple(waiting)
            waiting = []
    yield from ((one,) for one in waiting)


def _is_long(field: Field) -> bool:
    return len(field.choices) > _FEW or field.kind is Kind.NOTE


def _cell(field: Field, share: float) -> Written | Ticked:
    if field.kind is Kind.YES_NO:
        return Ticked(share, field.label, (YES, NO))
    return ticks(share, field.label, field.choices) if field.choices else Written(share, field.label)
