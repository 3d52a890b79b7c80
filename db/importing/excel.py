"""Excel sheets: read as a stream, and within bounds, since anybody's file may come in."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from db.errors import Code, SalonError
from db.importing.cells import chinese_date, excel_text

ZIP_HEAD = b"PK"
OLE_HEAD = bytes.fromhex("d0cf11e0a1b11ae1")
MOST_UNPACKED = 300 * 2**20
MOST_SHEETS = 50
MOST_COLUMNS = 200
LAST_ROW = 1_048_576
_MOST_MERGES = 20_000
_CHUNK = 2**20
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]{0,80}?\bref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"')

Row = tuple[int, tuple[str, ...]]


def refuse_old(data: bytes) -> None:
    """Says what is wrong with a file in Microsoft's older container: a password, or Excel 97.

    Raises:
        SalonError: ``UNREADABLE_TABLE`` with ``why``: ``encrypted`` or ``old_excel``.
    """
    locked = "EncryptedPackage".encode("utf-16-le") in data
    raise SalonError(Code.UNREADABLE_TABLE, why="encrypted" if locked else "old_excel")


@contextmanager
def workbook(data: bytes) -> Iterator[Any]:
    """Opens a workbook for streaming, and turns whatever openpyxl says into a code.

    Raises:
        SalonError: ``UNREADABLE_TABLE`` with ``why``: ``corrupt``, ``not_a_table``, ``too_big``.
    """
    _check_package(data)
    # openpyxl warns on standard error, which is the screen, about every extension that it doesn't know
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            from openpyxl import load_workbook

            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            try:
                yield book
            finally:
                book.close()
        except SalonError:
            raise
        except Exception as error:
            # a damaged file raises nearly anything: KeyError, ValueError, ParseError, BadZipFile, zlib.error …
            raise SalonError(Code.UNREADABLE_TABLE, why="corrupt") from error


def sheets(book: Any) -> list[Any]:
    """The sheets of a workbook, those that are shown first."""
    return sorted(book.worksheets[:MOST_SHEETS], key=lambda sheet: sheet.sheet_state != "visible")


def sheet_rows(sheet: Any) -> Iterator[Row]:
    """Gives each row of a sheet as text, with one column more than allowed; a cell merged downwards is in each row."""
    from openpyxl.cell.read_only import EMPTY_CELL

    # some programs write a wrong size, and openpyxl would believe it
    sheet.reset_dimensions()
    gap: object = None
    # by row and column; what a merged cell says in its first row is put in when that has come by
    spread: dict[tuple[int, int], str] = {}
    merges = {(top, left): bottom for top, left, bottom in _merges(sheet)}
    for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1), 1):
        if number > LAST_ROW:
            raise SalonError(Code.UNREADABLE_TABLE, why="too_many_rows")
        # a row number far down gives a million of these before it, all one tuple
        if cells is gap:
            continue
        if set(map(id, cells)) == {id(EMPTY_CELL)}:
            gap = cells
        found = ["" if cell is EMPTY_CELL else _text(cell) for cell in cells]
        for place, text in enumerate(found):
            if text and (number, place) in merges:
                spread |= {(row, place): text for row in range(number + 1, merges[number, place] + 1)}
            elif not text and spread and (number, place) in spread:
                found[place] = spread.pop((number, place))
        while found and not found[-1]:
            found.pop()
        yield number, tuple(found)


def _text(cell: Any) -> str:
    value = cell.value
    if value is None or cell.data_type == "e":
        return ""
    if isinstance(value, str):
        return excel_text(value)
    parts = chinese_date(cell.style_array.numFmtId)
    if parts and isinstance(value, (int, float)) and not isinstance(value, bool):
        from openpyxl.utils.datetime import from_excel

        return excel_text(from_excel(value, cell.parent.parent.epoch), parts=parts)
    return excel_text(value, cell.number_format, parts)


def _merges(sheet: Any) -> Iterator[tuple[int, int, int]]:
    """First row, column and last row of the cells that are merged downwards; openpyxl doesn't stream these."""
    tail, found = b"", 0
    with sheet._get_source() as source:
        while chunk := source.read(_CHUNK):
            tail += chunk
            end = 0
            for one in _MERGE.finditer(tail):
                end = one.end()
                left, top, right, bottom = one.groups()
                found += 1
                if left == right and int(top) < int(bottom) <= min(LAST_ROW, int(top) + 1000) and found < _MOST_MERGES:
                    yield int(top), _place(left), int(bottom)
            tail = tail[max(end, len(tail) - 200) :]


def _place(letters: bytes) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + letter - 64
    return place - 1


def _check_package(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            names = {part.filename for part in parts}
            if "xl/workbook.xml" not in {name.lower() for name in names}:
                raise SalonError(Code.UNREADABLE_TABLE, why="not_a_table")
            # zipfile never reads more than a part declares
            if len(parts) > 5000 or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise SalonError(Code.UNREADABLE_TABLE, why="too_big")
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    with package.open(part) as opened:
                        if b"<!DOCTYPE" in opened.read(1024).upper():
                            # no program writes one; entities that multiply are all it is good for
                            raise SalonError(Code.UNREADABLE_TABLE, why="corrupt")
    except SalonError:
        raise
    except Exception as error:
        # zipfile raises BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError (a password), OSError …
        raise SalonError(Code.UNREADABLE_TABLE, why="corrupt") from error
