"""A file of clients as a table of text, whatever wrote it (R143)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from itertools import chain, islice
from pathlib import Path

from db.errors import Code, SalonError
from db.fields import CLIENT_FIELDS, Field
from db.importing import excel
from db.importing.delimited import read_delimited
from db.importing.headings import find_heads
from db.importing.records import RawRow, RawTable

MOST_BYTES = 50 * 2**20
MOST_ROWS = 100_000
HEAD_ROWS = 12
"""How many rows are looked through for the headings: there may be a title, a date, a note above them."""


def read_table(path: Path, fields: Sequence[Field] = CLIENT_FIELDS) -> RawTable:
    """Reads the first sheet with headings of clients, or a text file; the content decides what it is.

    Args:
        path: An ``.xlsx``, ``.csv`` or ``.tsv`` file.
        fields: The fields that headings may mean.

    Raises:
        SalonError: ``UNREADABLE_TABLE`` with ``why``: ``no_file``, ``too_big``, ``empty``, ``encrypted``,
            ``old_excel``, ``corrupt``, ``not_a_table``, ``encoding``, ``too_many_rows``, ``too_many_columns``,
            ``no_headings``.
    """
    data = _content(path)
    digest = hashlib.sha256(data).hexdigest()
    if data.startswith(excel.OLE_HEAD):
        excel.refuse_old(data)
    if not data.startswith(excel.ZIP_HEAD):
        if data[:64].lstrip().lower().startswith((b"<", b"%pdf", b"{\\rtf")):
            # "Excel" files of many web pages are HTML
            raise SalonError(Code.UNREADABLE_TABLE, why="not_a_table")
        found = _table("", read_delimited(data), fields, digest)
    else:
        with excel.workbook(data) as book:
            mac = getattr(book.epoch, "year", 1899) == 1904
            tables = (_table(sheet.title, excel.sheet_rows(sheet), fields, digest, mac) for sheet in excel.sheets(book))
            found = next((table for table in tables if table), None)
    if found is None:
        raise SalonError(Code.UNREADABLE_TABLE, why="no_headings")
    return found


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


def _table(
    sheet: str, numbered: Iterable[excel.Row], fields: Sequence[Field], digest: str, mac: bool = False
) -> RawTable | None:
    filled = (RawRow(number, cells) for number, cells in numbered if any(cells))
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
    return RawTable(sheet, heads, tuple(rows), mac, digest)
