"""Indexes of the cabinet on A4, two columns: by strokes, pinyin and date.

A heading starts each group and is repeated where a group goes on in the next column; the head of each page says from
which to which card it goes, as in a dictionary.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import BinaryIO

from db.fields.declaration import Term
from db.sheets.papers import IndexLine, IndexSheet
from db.text.card_number import spaced
from printouts.drawing.header_footer import ON_SCREEN, foot
from printouts.drawing.kit import HAIR, HEAVY, TINT, Paper
from printouts.drawing.opening import begin_sheet
from printouts.drawing.template import template, use
from printouts.drawing.words import Words
from printouts.registry import sheet_of
from printouts.sheets.clients.bulk import Progress, tell

TOP, BOTTOM = 11.0, 286.0
LEFTS = (22.0, 11.0)
"""Left end of fronts and backs in mm: 22 mm for binding, mirrored."""
WIDTH = 177.0
ROWS, PITCH = 47, 5.4
"""Rows of a column and their distance in mm."""
LEAST = 3
"""Cards of the last column, where there are several."""
_GUTTER = 5.0
_COLUMN = (WIDTH - _GUTTER) / 2
_LIST = TOP + 17.4
_CELLS = (
    (1.2, 21.8, Term("Name", "姓名")),
    (24.0, 22.0, Term("Pinyin", "拼音")),
    (47.0, 15.4, Term("Number", "编号")),
    (63.4, _COLUMN - 64.2, Term("Place", "位置")),
)
_AGAIN = Term("continued", "续")
_CARDS = Term("cards", "份")

Row = IndexLine | tuple[Term, bool]
"""A card, or the heading of a group and whether the group began before."""


def draw_index(sheet: IndexSheet, to: BinaryIO, *, invariant: bool = False, progress: Progress | None = None) -> int:
    """Draws an index."""
    kind, words = sheet_of("index"), Words(sheet.salon.paper)
    paper = begin_sheet(kind, words, to, invariant=invariant)
    name = sheet.salon.name if words.language == "zh" else sheet.salon.name_latin or sheet.salon.name
    forms = {
        side: partial(_form, words=words, left=left, salon=name, order=sheet.order, count=len(sheet.lines))
        for side, left in zip(("front", "back"), LEFTS, strict=True)
    }
    template(("index", words, sheet.order, name, len(sheet.lines)), kind.size, forms).put(paper)
    filled = columns(sheet.lines)
    total = -(-len(filled) // 2)
    for page in range(total):
        left, before = LEFTS[page % 2], paper.cuts
        use(paper, ("front", "back")[page % 2])
        pair = filled[2 * page : 2 * page + 2]
        _running(paper, left, [row for rows in pair for row in rows if isinstance(row, IndexLine)])
        for number, rows in enumerate(pair):
            x = left + number * (_COLUMN + _GUTTER)
            for place, row in enumerate(rows):
                _row(paper, words, x, _LIST + (place + 1) * PITCH, row)
        if paper.cuts > before:
            paper.text(left + 105, BOTTOM - 0.4, f"▶ {words.text(ON_SCREEN)}", 6, bold=True, align="c")
        foot(paper, words, left, left + WIDTH, BOTTOM - 0.4, kind.form, sheet.stamp, page + 1, total)
        paper.page()
        tell(progress, page + 1, total)
    paper.save()
    return total


def columns(lines: Sequence[IndexLine]) -> list[list[Row]]:
    """Shares cards and headings out over columns; neither a heading nor a card stands alone at the end of them."""
    filled = _filled(lines)
    if len(filled) > 1 and sum(isinstance(row, IndexLine) for row in filled[-1]) < LEAST:
        filled = _filled(lines, len(lines) - LEAST)
    return filled


def _filled(lines: Sequence[IndexLine], breaks_before: int = 0) -> list[list[Row]]:
    """Column after column; one ends before the card that is named by its place, full or not."""
    filled: list[list[Row]] = [[]]
    before: Term | None = None
    for at, line in enumerate(lines):
        new = line.group != before
        if len(filled[-1]) + 1 + new > ROWS or (at and at == breaks_before):
            filled.append([])
        if new or not filled[-1]:
            filled[-1].append((line.group, not new))
        filled[-1].append(line)
        before = line.group
    return filled


def _form(paper: Paper, words: Words, left: float, salon: str, order: Term, count: int) -> None:
    paper.holes(mirrored=left < LEFTS[0])
    kind, right = sheet_of("index"), left + WIDTH
    wide = words.label(paper, left, TOP + 5.6, kind.term, 15, bold=True, black=1)
    words.label(paper, left + wide + 4, TOP + 5.6, order, 11, bold=True, black=1, width=WIDTH - wide - 60)
    paper.text(right, TOP + 3.6, salon, 8, align="r", width=52)
    paper.text(right, TOP + 6.9, f"{count} {words.text(_CARDS)}", 6.4, black=0.75, align="r")
    paper.line(left, TOP + 13.0, right, TOP + 13.0, HEAVY)
    for x in (left, left + _COLUMN + _GUTTER):
        for at, room, term in _CELLS:
            words.label(paper, x + at, TOP + 16.2, term, 6.2, width=room)
        paper.line(x, _LIST, x + _COLUMN, _LIST)


def _running(paper: Paper, left: float, lines: Sequence[IndexLine]) -> None:
    """Draws the first and the last card of the page."""
    if lines:
        paper.text(left, TOP + 11.4, lines[0].name, 9.5, bold=True, width=WIDTH / 2 - 4)
        paper.text(left + WIDTH / 2, TOP + 11.4, "—", 9.5, align="c")
        paper.text(left + WIDTH, TOP + 11.4, lines[-1].name, 9.5, bold=True, align="r", width=WIDTH / 2 - 4)


def _row(paper: Paper, words: Words, x: float, bottom: float, row: Row) -> None:
    base = bottom - 1.6
    if isinstance(row, IndexLine):
        for (at, room, _), text, size in zip(
            _CELLS,
            (row.name, "" if row.reading == row.name else row.reading, spaced(row.number), row.place),
            (9, 6.8, 7.4, 6.6),
            strict=True,
        ):
            paper.text(x + at, base, text, size, bold=size == 9, width=room)
        paper.line(x, bottom, x + _COLUMN, bottom, HAIR, 0.4)
        return
    label, again = row
    paper.rect(x, bottom - PITCH + 0.3, _COLUMN, PITCH - 0.3, tint=TINT)
    wide = words.label(paper, x + 1.2, base, label, 9, bold=True, black=1, width=_COLUMN - 18)
    if again:
        paper.text(x + wide + 3, base, f"（{words.text(_AGAIN)}）", 6.6, black=0.75)
