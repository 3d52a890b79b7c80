"""A file of clients as a table of text, whatever wrote it, with what it leaves to be asked."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path

from db.clients.fields.client import CLIENT_FIELDS
from db.core.errors import Code, SalonError
from db.fields.declaration import Field
from db.importing.doubts import doubts_of, without
from db.importing.files import delimited, excel, vcard
from db.importing.files.side_by_side import blocks_of, parted
from db.importing.headings import find_heads, fold_heading, with_meanings
from db.importing.questions import Ask, Question, Reading
from db.importing.records import Heads, RawRow, RawTable, WorkbookSheet
from db.text.cleaning import clean

MOST_BYTES = 50 * 2**20
MOST_ROWS = 100_000
HEAD_ROWS = 12
"""How many rows are looked through for the headings: there may be a title, a date, a note above them."""
_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!"})


def read_table(
    path: Path,
    fields: Sequence[Field] = CLIENT_FIELDS,
    reading: Reading = Reading(),  # noqa: B008 (frozen)
    kept: Mapping[str, Mapping[str, str]] | None = None,
) -> RawTable:
    """Reads a sheet with headings of clients, a text file or an address book; the content decides what it is.

    Args:
        path: An ``.xlsx``, ``.xls``, ``.xlsb``, ``.ods``, ``.csv``, ``.tsv`` or ``.vcf`` file.
        fields: The fields that headings may mean.
        reading: What was answered.
        kept: Meanings of headings that were kept, by name.

    Raises:
        SalonError: ``UNREADABLE_TABLE`` with ``why``: ``no_file``, ``too_big``, ``empty``, ``encrypted``,
            ``save_again``, ``corrupt``, ``not_a_table``, ``encoding``, ``too_many_rows``, ``too_many_columns``,
            ``no_headings``, ``no_sheet``.
    """
    data = _content(path)
    digest = hashlib.sha256(data).hexdigest()
    if data.startswith((excel.ZIP_HEAD, excel.OLE_HEAD)):
        found = _of_workbook(excel.Workbook(data), fields, reading)
    else:
        found = _of_text(data, fields, reading)
    return _asked(replace(found, digest=digest), fields, reading, kept or {})


def _of_workbook(book: excel.Workbook, fields: Sequence[Field], reading: Reading) -> RawTable:
    wanted = reading.answer(Ask.SHEET)
    if wanted and wanted not in book.names:
        raise SalonError(Code.UNREADABLE_TABLE, why="no_sheet")
    tables: dict[str, RawTable] = {}
    faults: list[SalonError] = []
    for name in book.names:
        try:
            table = _table(name, book.rows(name), fields)
        except SalonError as error:
            faults.append(error)
            continue
        if table is not None:
            tables[name] = replace(table, hidden_columns=book.hidden_columns.get(name, frozenset()))
    if not tables or (wanted and wanted not in tables):
        raise faults[0] if faults else SalonError(Code.UNREADABLE_TABLE, why="no_headings")
    sheets = tuple(WorkbookSheet(name, len(table.rows), name in book.hidden) for name, table in tables.items())
    questions: list[Question] = []
    if len(tables) > 1:
        counts = tuple(str(sheet.rows) for sheet in sheets)
        questions.append(reading.asked(Ask.SHEET, tuple(tables), examples=counts))
    found = tables[wanted or next(iter(tables))]
    return replace(
        found, from_1904=book.from_1904, is_checked=book.is_checked, sheets=sheets, questions=tuple(questions)
    )


def _of_text(data: bytes, fields: Sequence[Field], reading: Reading) -> RawTable:
    if data[:64].lstrip().lower().startswith((b"<", b"%pdf", b"{\\rtf")):
        # "Excel" files of many web pages are HTML
        raise SalonError(Code.UNREADABLE_TABLE, why="not_a_table")
    encoded = delimited.decode(data, reading.answer(Ask.ENCODING))
    if encoded.candidates:
        options = tuple(encoding for encoding, _lines in encoded.candidates)
        lines = tuple("\n".join(lines) for _encoding, lines in encoded.candidates)
        return RawTable(
            sheet="", heads=Heads((), ()), rows=(), questions=(reading.asked(Ask.ENCODING, options, examples=lines),)
        )
    questions: list[Question] = []
    if vcard.HEAD.match(encoded.text):
        numbered: Iterable[tuple[int, tuple[str, ...]]] = vcard.read_vcards(encoded.text)
    else:
        line = delimited.unclosed_quote(encoded.text)
        if line:
            questions.append(reading.asked(Ask.QUOTE, ("character",), rows=(line,)))
        numbered = delimited.read_delimited(encoded.text, quotes=not line)
    table = _table("", (_with_errors(number, cells) for number, cells in numbered), fields)
    if table is None:
        raise SalonError(Code.UNREADABLE_TABLE, why="no_headings")
    return replace(table, questions=tuple(questions))


def _asked(
    table: RawTable, fields: Sequence[Field], reading: Reading, kept: Mapping[str, Mapping[str, str]]
) -> RawTable:
    """The table as it was said to be, and what has still to be asked."""
    if not table.heads.columns:
        return table
    headings = {fold_heading(column.heading) for column in table.heads.columns if column.heading}
    mapping = next(
        (name for name, meanings in kept.items() if {fold_heading(heading) for heading in meanings} == headings), ""
    )
    meanings = {**kept.get(mapping, {}), **reading.meanings}
    blocks = blocks_of(table.heads)
    questions = list(table.questions)
    if blocks:
        asked = reading.asked(Ask.BLOCKS, ("each", "first"), examples=_headings(table.heads))
        questions.append(asked)
        table = parted(table, blocks, each=asked.answer != "first")
    table = replace(table, heads=with_meanings(table.heads, meanings, fields), mapping=mapping)
    questions += doubts_of(table, reading)
    return replace(without(table, reading), questions=tuple(questions))


def _headings(heads: Heads) -> tuple[str, ...]:
    return (" · ".join(column.heading for column in heads.columns if column.heading),)


def _with_errors(number: int, cells: tuple[str, ...]) -> RawRow:
    errors = tuple((place, cell) for place, cell in enumerate(cells) if cell in _ERRORS)
    return RawRow(
        number=number,
        cells=tuple("" if cell in _ERRORS else cell for cell in cells) if errors else cells,
        hidden=False,
        unreadable=errors,
    )


def _content(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise SalonError(Code.UNREADABLE_TABLE, why="no_file")
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise SalonError(Code.UNREADABLE_TABLE, why="no_file") from error
    if len(data) > MOST_BYTES:
        raise SalonError(Code.UNREADABLE_TABLE, why="too_big")
    if not data.strip():
        raise SalonError(Code.UNREADABLE_TABLE, why="empty")
    return data


def _table(sheet: str, found: Iterable[RawRow], fields: Sequence[Field]) -> RawTable | None:
    filled = iter(row for row in found if any(row.cells) or row.unreadable or row.comments)
    top = list(islice(filled, HEAD_ROWS))
    heads = find_heads(top, fields)
    if heads is None:
        return None
    rows: list[RawRow] = []
    for row in chain(top, filled):
        if len(row.cells) > excel.MOST_COLUMNS:
            raise SalonError(Code.UNREADABLE_TABLE, why="too_many_columns")
        if row.number > heads.rows[-1]:
            rows.append(row)
        if len(rows) > MOST_ROWS:
            raise SalonError(Code.UNREADABLE_TABLE, why="too_many_rows")
    return RawTable(sheet=clean(sheet, 100), heads=heads, rows=tuple(rows))
