"""Sheets that have several people in a row: the same headings once more, to the right of the first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from db.importing.headings import fold_heading
from db.importing.records import Heads, RawRow, RawTable

BLOCK = 2**21
"""Rows of the second block are numbered on from here: more than any sheet has."""


def row_in_sheet(number: int) -> int:
    """The number that people see beside a row, whichever block of it is meant."""
    return number % BLOCK


def blocks_of(heads: Heads) -> tuple[int, ...]:
    """Where each block begins; empty where there is only one.

    A block begins with the heading of the first name column, and has another heading of the first block as well.
    """
    folded = [fold_heading(column.heading) for column in heads.columns]
    first = next((at for at, column in enumerate(heads.columns) if column.field and column.field.name == "name"), -1)
    if first < 0:
        return ()
    starts = [at for at in range(first, len(folded)) if folded[at] == folded[first]]
    if len(starts) < 2:
        return ()
    others = set(filter(None, folded[first + 1 : starts[1]]))
    return tuple(starts) if others and all(others & set(folded[at + 1 :]) for at in starts[1:]) else ()


def parted(table: RawTable, starts: tuple[int, ...], each: bool) -> RawTable:
    """The table with every block's rows below each other, or with the first block alone."""
    width = starts[1]
    columns = table.heads.columns[:width]
    # the first block starts with the table: what stands before its name belongs to it
    ends = (*starts[1:], len(table.heads.columns))
    spans = [(0, ends[0]), *((start, end) for start, end in zip(starts[1:], ends[1:], strict=False))]
    spans = spans if each else spans[:1]
    place_of = {fold_heading(column.heading): column.place for column in columns}
    moved: list[RawRow] = []
    for block, (start, end) in enumerate(spans):
        places = {
            at: at if block == 0 else place_of.get(fold_heading(table.heads.columns[at].heading), -1)
            for at in range(start, end)
        }
        moved += _moved(table, places, block, width)
    return replace(table, heads=Heads(table.heads.rows, columns), rows=tuple(moved))


def _moved(table: RawTable, places: dict[int, int], block: int, width: int) -> Iterator[RawRow]:
    for row in table.rows:
        cells = [""] * width
        for at, to in places.items():
            if to >= 0 and at < len(row.cells):
                cells[to] = row.cells[at]
        unreadable = tuple((places[at], what) for at, what in row.unreadable if places.get(at, -1) >= 0)
        comments = tuple((places[at], text) for at, text in row.comments if places.get(at, -1) >= 0)
        if any(cells) or unreadable or comments:
            yield RawRow(
                number=row.number + block * BLOCK,
                cells=tuple(cells),
                hidden=row.hidden,
                unreadable=unreadable,
                comments=comments,
            )
