"""What the values of an .xlsx sheet don't tell, read as a stream from its XML (ECMA-376 part 1, 18.3).

Formulas without a kept value, error cells, hidden rows and columns, comments, and number formats that change what a
cell says. Cells and rows that are only formatted are taken out before they are parsed: a column that is formatted to
the last row has a million of them.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element, XMLPullParser, fromstring

from db.core.errors import Code, SalonError

MOST_MARKS = 50_000
"""Most comments and unreadable cells that are told of."""
_CHUNK = 2**20
_LARGEST_SIDE_PART = 40 * 2**20
_ONLY_FORMATTED = re.compile(
    rb'<row r="[0-9]+"[^<>]*>(?:<c r="[A-Z]+[0-9]+"[^<>]*/>)*</row>|<row r="[0-9]+"[^<>]*/>'
    rb'|<(\w+):row r="[0-9]+"[^<>]*>(?:<\1:c r="[A-Z]+[0-9]+"[^<>]*/>)*</\1:row>'
)
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_THREADED = re.compile(r"^\[(?:Threaded comment|线程批注|会话批注)\]")
_CHINESE_DATES = {30: "ymd", 31: "ymd"}
"""The Chinese formats that files keep by number only (18.8.30): 31 is 1988年3月12日, 57 is 1988年3月, 58 is 3月12日."""
_CHINESE_DATES |= dict.fromkeys((27, 36, 50, 52, 57), "ym") | dict.fromkeys((28, 29, 51, 53, 54, 58), "md")
_CHANGES_WHAT_IS_SAID = re.compile(r"0{2,}|0\.0+|.*[ymdYMD].*")

Place = tuple[int, int]
"""Number of the row, from 1, and place of the column, from 0."""


@dataclass(slots=True)
class Marks:
    """What was found in a sheet besides its values.

    Attributes:
        unreadable: Cells without a value that have a formula (``formula``) or an error (``#N/A`` …).
        hidden_rows: Numbers of rows that are hidden, by hand or by a filter.
        hidden_columns: Places of columns that are hidden.
        comments: What is written in comments.
        formats: Number formats of cells where they change what the cell says.
        chinese: Parts of the date of cells with one of the Chinese formats that have a number only.
        last: The last row and the last column with anything in them.
        slim: The sheet's XML without what is only formatted, where that is most of it.
    """

    unreadable: dict[Place, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    comments: dict[Place, str] = field(default_factory=dict)
    formats: dict[Place, str] = field(default_factory=dict)
    chinese: dict[Place, str] = field(default_factory=dict)
    last: Place = (0, 0)
    slim: bytes | None = None


@dataclass(frozen=True, slots=True)
class Book:
    """An .xlsx package: where its sheets are, by name, and how its cells are formatted."""

    package: zipfile.ZipFile
    parts: dict[str, str]
    from_1904: bool
    formats: tuple[tuple[str, str], ...]
    """Number format and Chinese parts of a date, by number of the cell's style."""


def open_book(package: zipfile.ZipFile) -> Book:
    """Reads the workbook part and the styles."""
    main = next(iter(_related(package, "", "officeDocument")), "xl/workbook.xml")
    workbook = _small(package, main)
    targets = {key: target for key, (_kind, target) in _relations(package, main).items()}
    parts: dict[str, str] = {}
    from_1904 = False
    for element in workbook.iter():
        match _local(element):
            case "sheet":
                relation = next((value for key, value in element.attrib.items() if key.endswith("}id")), "")
                parts[element.get("name", "")] = targets.get(relation, "")
            case "workbookPr":
                from_1904 = element.get("date1904") in ("1", "true")
    styles = next(iter(_related(package, main, "styles")), "")
    formats = _formats(_small(package, styles)) if styles in package.namelist() else ()
    return Book(package, parts, from_1904, formats)


def read_marks(book: Book, sheet: str) -> Marks:
    """Reads one sheet's XML to its end.

    Raises:
        SalonError: ``UNREADABLE_TABLE`` with ``why`` ``corrupt`` or ``too_many_rows``.
    """
    marks = Marks()
    part = book.parts.get(sheet, "")
    if part not in book.package.namelist():
        return marks
    parser: XMLPullParser[Element] = XMLPullParser(("end",))
    slim: list[bytes] = []
    for piece in _without_formatting(book.package, part):
        slim.append(piece)
        parser.feed(piece)
        _take(parser, book, marks)
    parser.close()
    _take(parser, book, marks)
    size = sum(map(len, slim))
    if size * 4 < book.package.getinfo(part).file_size:
        marks.slim = b"".join(slim)
    _read_comments(book.package, part, marks)
    return marks


def _without_formatting(package: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    tail = b""
    with package.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            tail += chunk
            if _DECLARES.search(tail) or tail[:200].count(b"\0"):
                # no program writes a declaration or UTF-16; entities that multiply are all it is good for
                raise SalonError(Code.UNREADABLE_TABLE, why="corrupt")
            end = max(tail.rfind(b"</row>") + 6, tail.rfind(b":row>") + 5)
            if end < 6:
                continue
            yield _ONLY_FORMATTED.sub(b"", tail[:end])
            tail = tail[end:]
    yield tail


def _take(parser: XMLPullParser[Element], book: Book, marks: Marks) -> None:
    row_before = marks.last[0]
    events: Iterator[Any] = parser.read_events()
    for _end, element in events:
        match _local(element):
            case "row":
                row_before = _take_row(element, book, marks, row_before + 1)
                element.clear()
            case "col" if element.get("hidden") in ("1", "true"):
                first, last = int(element.get("min", "1")), int(element.get("max", "1"))
                marks.hidden_columns |= set(range(first - 1, min(last, 16_384)))


def _take_row(row: Element, book: Book, marks: Marks, expected: int) -> int:
    number = int(row.get("r", expected))
    if number > 1_048_576:
        raise SalonError(Code.UNREADABLE_TABLE, why="too_many_rows")
    column = -1
    filled = False
    for cell in row:
        found = _PLACE.fullmatch(cell.get("r", ""))
        column = place_of(found[1]) if found else column + 1
        if len(cell) == 0:
            continue
        filled = True
        at = (number, column)
        marks.last = (max(marks.last[0], number), max(marks.last[1], column))
        kind, value, formula = cell.get("t", "n"), "", False
        for child in cell:
            name = _local(child)
            if name == "v":
                value = child.text or ""
            elif name == "f":
                formula = True
        if (kind == "e" or (formula and not value and kind != "str")) and len(marks.unreadable) < MOST_MARKS:
            marks.unreadable[at] = value if kind == "e" and value else "formula"
        style = cell.get("s")
        if style is not None and kind == "n" and value and int(style) < len(book.formats):
            number_format, chinese = book.formats[int(style)]
            if number_format:
                marks.formats[at] = number_format
            if chinese:
                marks.chinese[at] = chinese
    if filled and row.get("hidden") in ("1", "true"):
        marks.hidden_rows.add(number)
    return number


def _formats(styles: Element) -> tuple[tuple[str, str], ...]:
    codes = {
        int(one.get("numFmtId", "0")): one.get("formatCode", "") for one in styles.iter() if _local(one) == "numFmt"
    }
    cells = next((one for one in styles.iter() if _local(one) == "cellXfs"), None)
    found: list[tuple[str, str]] = []
    for one in () if cells is None else cells:
        number = int(one.get("numFmtId", "0"))
        code = codes.get(number, "0.00" if number == 2 else "")
        chinese = "" if number in codes else _CHINESE_DATES.get(number, "")
        found.append((code if _CHANGES_WHAT_IS_SAID.fullmatch(code) else "", chinese))
    return tuple(found)


def _read_comments(package: zipfile.ZipFile, part: str, marks: Marks) -> None:
    """The newer comments, which are threads, and the older ones, which are notes."""
    for kind in ("threadedComment", "comments"):
        for target in _related(package, part, kind):
            if target not in package.namelist():
                continue
            for element in _small(package, target).iter():
                found = _PLACE.fullmatch(element.get("ref", ""))
                if found is None or _local(element) not in ("threadedComment", "comment"):
                    continue
                text = "".join(one.text or "" for one in element.iter() if _local(one) in ("t", "text")).strip()
                at = (int(found[2]), place_of(found[1]))
                if not text or (_THREADED.match(text) and at in marks.comments) or len(marks.comments) >= MOST_MARKS:
                    continue
                before = marks.comments.get(at)
                marks.comments[at] = f"{before}\n{text}" if before and kind == "threadedComment" else text


def _related(package: zipfile.ZipFile, part: str, kind: str) -> Iterable[str]:
    """Parts that a part names with a kind of relation; strict and ordinary files write the kind differently."""
    return [target for found, target in _relations(package, part).values() if found.rsplit("/", 1)[-1] == kind]


def _relations(package: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    if path not in package.namelist():
        return {}
    found: dict[str, tuple[str, str]] = {}
    for one in _small(package, path):
        target = one.get("Target", "")
        whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        found[one.get("Id", "")] = (one.get("Type", ""), whole)
    return found


def _small(package: zipfile.ZipFile, part: str) -> Element:
    if package.getinfo(part).file_size > _LARGEST_SIDE_PART:
        raise SalonError(Code.UNREADABLE_TABLE, why="too_big")
    content = package.read(part)
    if _DECLARES.search(content) or content[:200].count(b"\0"):
        raise SalonError(Code.UNREADABLE_TABLE, why="corrupt")
    return fromstring(content)


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def place_of(letters: str) -> int:
    """The place of a column, from 0, that a sheet calls ``A``, ``B`` … ``AA``."""
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - 64
    return place - 1


def letters_of(place: int) -> str:
    """The letters that a sheet calls a column by: 0 is ``A``."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
