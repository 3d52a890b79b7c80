"""What a table leaves to be asked before its rows are read: hidden rows, examples, comments, cells without value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from db.importing.files.delimited import has_private
from db.importing.files.sheet_xml import letters_of
from db.importing.heading_words import STAFF_SHEET, STAFF_TITLES
from db.importing.questions import Ask, Question, Reading
from db.importing.records import Heads, Means, RawRow, RawTable
from db.importing.words import NO, plain, says_nothing
from db.text.cleaning import clean, fold, half_width
from db.text.date_words import is_ambiguous, order_of

EXAMPLES = 3
_EXAMPLE = re.compile(r"^(?:例|示例|样例|范例|举例|例如|样本|模板|example|sample|e\.g)", re.IGNORECASE)
_EXAMPLE_NAMES = frozenset({"张三", "李四", "王五", "赵六", "某某", "张某某", "johndoe", "janedoe", "testtest"})
_EXAMPLE_PHONE = re.compile(r"1[3-9](?:0{9}|(\d)\1{8}|\d?12345678\d?|x+)|12345678\d*", re.IGNORECASE)
_OF_PROGRAMS = frozenset(map(fold, ("blocked", "deleted", "archived", "inactive", "banned")))
_OF_CLIENTS = re.compile("客|顾|会员|client|customer|guest", re.IGNORECASE)
_MOST_ROWS = 1000


def doubts_of(table: RawTable, reading: Reading) -> Iterator[Question]:
    """Questions about a table, in the order in which they are asked."""
    if _is_of_staff(table):
        yield reading.asked(Ask.STAFF, ("clients",), examples=(table.sheet,))
    if rows := [row for row in table.rows if row.hidden]:
        yield _about(reading, Ask.HIDDEN_ROWS, ("in", "out"), rows)
    if columns := [column for column in table.heads.columns if column.place in table.hidden_columns and column.heading]:
        yield reading.asked(Ask.HIDDEN_COLUMNS, ("in", "out"), examples=tuple(one.heading for one in columns))
    if rows := [row for row in table.rows if is_example(row, table.heads)]:
        yield _about(reading, Ask.EXAMPLES, ("out", "in"), rows)
    unreadable = [(row, place, what) for row in table.rows for place, what in row.unreadable]
    if unreadable:
        cells = tuple(
            f"{letters_of(place)}{row.number} {_heading(table, place)} {what}" for row, place, what in unreadable
        )
        numbers = tuple(dict.fromkeys(row.number for row, _place, _what in unreadable))
        yield reading.asked(Ask.UNREADABLE, ("without",), examples=cells[:200], rows=numbers[:_MOST_ROWS])
    if rows := [row for row in table.rows if row.comments]:
        texts = tuple(clean(text, 200) for row in rows for _place, text in row.comments)
        yield reading.asked(Ask.COMMENTS, ("in", "out"), examples=texts[:20], rows=_numbers(rows))
    if rows := [row for row in table.rows if any(map(has_private, row.cells))]:
        yield _about(reading, Ask.PRIVATE, ("keep",), rows)
    for column in table.heads.columns:
        if column.holds_days:
            texts_of = [half_width(cell) for cell in _cells(table, column.place)]
            doubtful = [text for text in texts_of if is_ambiguous(text)]
            if doubtful and order_of(texts_of) is None and not _is_salonized(table):
                yield reading.asked(Ask.DAYS, ("day", "month"), column.heading, examples=tuple(doubtful[:EXAMPLES]))
    for column in table.heads.columns:
        if column.means is Means.UNKNOWN and (waiting := _filled(table, column.place, column.heading)):
            yield Question(Ask.COLUMN, column.heading or letters_of(column.place), examples=tuple(waiting[:EXAMPLES]))


def without(table: RawTable, reading: Reading) -> RawTable:
    """The table without the rows and columns that were said to be left out."""
    rows = table.rows
    if reading.answer(Ask.HIDDEN_ROWS) == "out":
        rows = tuple(row for row in rows if not row.hidden)
    if reading.answer(Ask.EXAMPLES) == "out":
        rows = tuple(row for row in rows if not is_example(row, table.heads))
    columns = table.heads.columns
    if reading.answer(Ask.HIDDEN_COLUMNS) == "out":
        columns = tuple(
            replace(column, means=Means.LEFT_OUT, field=None) if column.place in table.hidden_columns else column
            for column in columns
        )
    return replace(table, rows=rows, heads=Heads(table.heads.rows, columns))


def day_order(table: RawTable, reading: Reading, place: int) -> str:
    """What stands first in the dates of a column: ``day``, ``month``, or empty where nobody knows."""
    if _is_salonized(table):
        return "day"
    known = order_of([half_width(cell) for cell in _cells(table, place)])
    return known or reading.answer(Ask.DAYS, table.heads.columns[place].heading)


def is_example(row: RawRow, heads: Heads) -> bool:
    """Whether a row shows how the table is to be filled in."""
    cells = [cell for cell in row.cells if cell]
    if cells and _EXAMPLE.match(cells[0]):
        return True
    texts = {column.field.name: row.cells[column.place] for column in heads.columns
             if column.field and column.place < len(row.cells)}  # fmt: skip
    name, phone = fold(texts.get("name", "")), re.sub(r"\D", "", texts.get("phone", ""))
    return bool(_EXAMPLE.match(texts.get("name", ""))) or (
        name in _EXAMPLE_NAMES and _EXAMPLE_PHONE.fullmatch(phone) is not None
    )


def _is_of_staff(table: RawTable) -> bool:
    if STAFF_SHEET.search(table.sheet) and not _OF_CLIENTS.search(table.sheet):
        return True
    for column in table.heads.columns:
        if column.field is not None and column.field.name in ("title", "occupation"):
            titles = _filled(table, column.place, "")
            if titles and 2 * sum(STAFF_TITLES.fullmatch(one) is not None for one in titles) > len(titles):
                return True
    return False


def _is_salonized(table: RawTable) -> bool:
    """Salonized is Dutch: its exports have the day first."""
    return any(fold(column.heading) == "salonizedid" for column in table.heads.columns)


def _filled(table: RawTable, place: int, heading: str) -> list[str]:
    """The cells of a column that say something; of a program's own column of yes and no, only if one says yes."""
    cells = [clean(cell, 60) for cell in _cells(table, place) if cell and not says_nothing(cell)]
    if fold(heading) in _OF_PROGRAMS and all(plain(cell) in NO for cell in cells):
        return []
    return list(dict.fromkeys(cells))


def _cells(table: RawTable, place: int) -> list[str]:
    return [row.cells[place] for row in table.rows if place < len(row.cells)]


def _about(reading: Reading, ask: Ask, options: tuple[str, ...], rows: list[RawRow]) -> Question:
    examples = tuple(clean(" ".join(filter(None, row.cells)), 80) for row in rows[:EXAMPLES])
    return reading.asked(ask, options, examples=examples, rows=_numbers(rows))


def _numbers(rows: list[RawRow]) -> tuple[int, ...]:
    return tuple(row.number for row in rows[:_MOST_ROWS])


def _heading(table: RawTable, place: int) -> str:
    return next((column.heading for column in table.heads.columns if column.place == place), "")
