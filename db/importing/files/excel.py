"""Workbooks: their values by python-calamine, and what values don't tell by :mod:`db.importing.files.sheet_xml`."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from db.core.errors import Code, SalonError
from db.importing.cells import excel_text
from db.importing.files.sheet_xml import Book, Marks, open_book, read_marks
from db.importing.records import RawRow
from db.text.dates import from_excel_serial

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

ZIP_HEAD = b"PK"
OLE_HEAD = bytes.fromhex("d0cf11e0a1b11ae1")
MOST_UNPACKED = 300 * 2**20
MOST_SHEETS = 50
MOST_COLUMNS = 200
MOST_CELLS = 24_000_000
"""Most cells of the rectangle round everything that a sheet holds: its values are unpacked whole."""
_MOST_MERGED_ROWS = 1000
_DAYS_TO_1904 = 1462


class Workbook:
    """A workbook of any program that calamine reads.

    Attributes:
        names: Its sheets, those that are shown first.
        hidden: Those that aren't shown.
        hidden_columns: Places of hidden columns, by sheet, once its rows were read.
        is_checked: Whether formulas without a value, hidden rows and comments can be told of.

    Raises:
        SalonError: ``UNREADABLE_TABLE`` with ``why``: ``encrypted``, ``save_again``, ``corrupt``, ``not_a_table``,
            ``too_big``.
    """

    def __init__(self, data: bytes) -> None:
        self.hidden_columns: dict[str, frozenset[int]] = {}
        package = _package(data) if data.startswith(ZIP_HEAD) else None
        self._book: Book | None = None
        try:
            with _Faults():
                if package is not None and _is_xlsx(package):
                    self._book = open_book(package)
                from python_calamine import CalamineWorkbook, SheetVisibleEnum

                self._values: CalamineWorkbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
                sheets = self._values.sheets_metadata[:MOST_SHEETS]
                self.hidden = frozenset(one.name for one in sheets if one.visible is not SheetVisibleEnum.Visible)
        except SalonError as error:
            if error.facts.get("why") == "corrupt":
                raise SalonError(Code.UNREADABLE_TABLE, why=_worse(data, self._book)) from error
            raise
        self.names = sorted((one.name for one in sheets), key=lambda name: name in self.hidden)

    @property
    def is_checked(self) -> bool:
        """Whether the file tells of formulas without a value, hidden rows and comments."""
        return self._book is not None

    @cached_property
    def from_1904(self) -> bool:
        """Whether its day numbers count from 1904, as old Macs did."""
        return self._book is not None and self._book.from_1904

    def rows(self, name: str) -> Iterator[RawRow]:
        """Gives each row of a sheet that has anything in it as text; a cell merged downwards is in each row.

        Raises:
            SalonError: ``UNREADABLE_TABLE``.
        """
        with _Faults():
            marks = read_marks(self._book, name) if self._book is not None else Marks()
            self.hidden_columns[name] = frozenset(marks.hidden_columns)
            if (marks.last[0] + 1) * (marks.last[1] + 1) > MOST_CELLS:
                raise SalonError(Code.UNREADABLE_TABLE, why="too_big")
            values = self._values if marks.slim is None or self._book is None else _slimmer(self._book, name, marks)
            sheet = values.get_sheet_by_name(name)
            start = sheet.start or (0, 0)
            merged = _downwards(sheet.merged_cell_ranges or ())
            found = sheet.iter_rows()
        spread: dict[tuple[int, int], str] = {}
        for number, cells in enumerate(found, start[0] + 1):
            with _Faults():
                row = self._row(number, start[1], cells, marks, merged, spread)
            if row is not None:
                yield row

    def _row(
        self,
        number: int,
        first: int,
        cells: Sequence[Any],
        marks: Marks,
        merged: dict[tuple[int, int], int],
        spread: dict[tuple[int, int], str],
    ) -> RawRow | None:
        texts = [""] * first
        for place, value in enumerate(cells[: MOST_COLUMNS + 1], first):
            at = (number, place)
            text = "" if value == "" else self._text(value, marks, at)
            if text and at in merged:
                spread |= {(row, place): text for row in range(number + 1, merged[at] + 1)}
            elif not text and spread and at in spread:
                text = spread.pop(at)
            texts.append(text)
        while texts and not texts[-1]:
            texts.pop()
        wide = max(len(texts), first + len(cells))
        unreadable = tuple((p, marks.unreadable[number, p]) for p in range(wide) if (number, p) in marks.unreadable)
        comments = tuple((p, marks.comments[number, p]) for p in range(wide) if (number, p) in marks.comments)
        if not texts and not unreadable and not comments:
            return None
        return RawRow(
            number=number,
            cells=tuple(texts),
            hidden=number in marks.hidden_rows,
            unreadable=unreadable,
            comments=comments,
        )

    def _text(self, value: Any, marks: Marks, at: tuple[int, int]) -> str:
        if isinstance(value, str):
            return excel_text(value)
        if isinstance(value, timedelta):
            return str(value)
        parts = marks.chinese.get(at, "")
        if parts and isinstance(value, (int, float)) and not isinstance(value, bool):
            try:
                value = from_excel_serial(value + (_DAYS_TO_1904 if self.from_1904 else 0))
            except ValueError:
                parts = ""
        return excel_text(value, marks.formats.get(at, "General"), parts)


class _Faults:
    """Turns whatever a damaged file raises into a code.

    calamine raises its own errors, and a panic of its Rust, which is no Exception; zipfile and ElementTree raise
    nearly anything: BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError (a password), ParseError …
    """

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> None:
        if error is None or isinstance(error, (SalonError, KeyboardInterrupt, SystemExit, GeneratorExit)):
            return
        why = "encrypted" if type(error).__name__ == "PasswordError" else "corrupt"
        raise SalonError(Code.UNREADABLE_TABLE, why=why) from error


def _package(data: bytes) -> zipfile.ZipFile:
    with _Faults():
        package = zipfile.ZipFile(io.BytesIO(data))
        parts = package.infolist()
        # zipfile never reads more than a part declares
        if len(parts) > 5000 or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise SalonError(Code.UNREADABLE_TABLE, why="too_big")
        names = {part.filename.lower() for part in parts}
        if not any(name.startswith("xl/") for name in names) and not {"content.xml", "mimetype"} & names:
            raise SalonError(Code.UNREADABLE_TABLE, why="not_a_table")
    return package


def _is_xlsx(package: zipfile.ZipFile) -> bool:
    names = package.namelist()
    return any(name.startswith("xl/worksheets/") and name.endswith(".xml") for name in names)


def _worse(data: bytes, book: Book | None) -> str:
    """Why a file can't be read: a workbook that is whole but not where it usually lies, or damage."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "encrypted"
    if book is None or "xl/workbook.xml" in {name.lower() for name in book.package.namelist()}:
        return "corrupt"
    return "save_again"


def _slimmer(book: Book, name: str, marks: Marks) -> CalamineWorkbook:
    """The workbook with the sheet as it is without what is only formatted."""
    from python_calamine import CalamineWorkbook

    out = io.BytesIO()
    changed = book.parts[name]
    others = {part for sheet, part in book.parts.items() if sheet != name}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as slim:
        for part in book.package.namelist():
            if part not in others:
                slim.writestr(part, (marks.slim or b"") if part == changed else book.package.read(part))
    out.seek(0)
    return CalamineWorkbook.from_filelike(out)


def _downwards(ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> dict[tuple[int, int], int]:
    """The last row of each cell that is merged downwards, within a column and within bounds."""
    return {
        (top + 1, left): bottom + 1
        for (top, left), (bottom, right) in ranges
        if left == right and top < bottom <= top + _MOST_MERGED_ROWS
    }
