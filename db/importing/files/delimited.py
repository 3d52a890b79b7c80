"""Tables in text files: CSV and its relatives, in the encodings and with the delimiters that turn up."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from db.core.errors import Code, SalonError
from db.importing.cells import plain_text

DELIMITERS = ",\t;|，"
LIKELY = ("gb18030", "big5", "shift_jis", "cp949", "cp1252", "mac_roman")
"""Encodings that are offered where a file is neither UTF-8 nor UTF-16, the likeliest here first."""
_SAMPLE_ROWS = 30
_SAMPLE_BYTES = 200_000
_LONGEST_QUOTED_LINES = 50
_BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff\ufffd]")


@dataclass(frozen=True, slots=True)
class Encoded:
    """A text file and the encodings that it may have.

    Attributes:
        text: The text, where its encoding is certain or was chosen; otherwise empty.
        candidates: Encodings to choose from, each with three lines as it would read; empty where it is certain.
    """

    text: str
    candidates: tuple[tuple[str, tuple[str, ...]], ...] = ()


def decode(data: bytes, chosen: str = "") -> Encoded:
    """Decodes a text file: UTF-8 and UTF-16 by themselves, everything else by choice.

    Plain ASCII is certain too. Every other file could be read in several ways, each of which gives characters.

    Raises:
        SalonError: ``UNREADABLE_TABLE`` with ``why``: ``encoding``, ``not_a_table``.
    """
    certain = _certain(data)
    if certain:
        try:
            return Encoded(data.decode(certain))
        except UnicodeDecodeError:
            if certain != "utf-8":
                raise SalonError(Code.UNREADABLE_TABLE, why="encoding") from None
    readable = [(encoding, text) for encoding in LIKELY if (text := _try(data, encoding)) is not None]
    if chosen:
        found = next((text for encoding, text in readable if encoding == chosen), None)
        if found is None:
            raise SalonError(Code.UNREADABLE_TABLE, why="encoding")
        return Encoded(found)
    if not readable:
        raise SalonError(Code.UNREADABLE_TABLE, why="encoding")
    return Encoded("", tuple((encoding, _three_lines(text)) for encoding, text in readable))


def _certain(data: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return encoding
    half = data[:4096]
    zeros = half.count(0)
    if not zeros:
        return "utf-8"
    # UTF-16 without a mark has nearly all its zeros on one side of each pair, what is no text anywhere
    side = half[1::2].count(0) / zeros
    if zeros > len(half) // 20 and not 0.1 < side < 0.9:
        return "utf-16-le" if side > 0.5 else "utf-16-be"
    raise SalonError(Code.UNREADABLE_TABLE, why="not_a_table")


def _try(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    controls = sum((char < " " and char not in "\t\r\n") or "\x7f" <= char <= "\x9f" for char in text[:_SAMPLE_BYTES])
    return text if controls * 200 <= len(text) else None


def _three_lines(text: str) -> tuple[str, ...]:
    """The headings and the two first lines that aren't plain ASCII: only those tell the encodings apart."""
    lines = [line.strip() for line in text[:_SAMPLE_BYTES].splitlines() if line.strip()]
    telling = [line for line in lines[1:] if not line.isascii()]
    return tuple((lines[:1] + (telling + [line for line in lines[1:] if line.isascii()])[:2])[:3])


def has_private(text: str) -> bool:
    """Whether a text has characters of private use: their look was known to one computer only."""
    return _PRIVATE.search(text) is not None


def unclosed_quote(text: str) -> int:
    """The line in which a quotation mark opens that swallows whole rows, or 0.

    A cell may have line ends; one that goes on to the end of the file, over many lines, or over lines that have as
    many delimiters as the first, was never meant to.
    """
    delimiter = _delimiter(text)
    first = next((line for line in text.split("\n") if line.strip()), "")
    most = first.count(delimiter)
    if not most or '"' not in text:
        return 0
    line = 1
    for row in _rows(text, delimiter):
        for cell in row:
            inner = cell.split("\n")[1:]
            full = sum(one.count(delimiter) >= max(1, most) for one in inner)
            if full or len(inner) > _LONGEST_QUOTED_LINES:
                return line
        line += 1 + sum(cell.count("\n") for cell in row)
    return 0


def read_delimited(text: str, quotes: bool = True) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Gives each row with the number of the line that it begins in.

    Args:
        text: The file's text.
        quotes: Whether a quotation mark keeps a cell together; otherwise it is a character like any other.

    Raises:
        SalonError: ``UNREADABLE_TABLE`` with ``why`` ``corrupt``.
    """
    delimiter = _delimiter(text)
    try:
        for number, row in enumerate(_rows(text, delimiter, quotes), 1):
            yield number, tuple(plain_text(cell) for cell in row)
    except csv.Error as error:
        raise SalonError(Code.UNREADABLE_TABLE, why="corrupt") from error


def _delimiter(text: str) -> str:
    """The delimiter that gives most columns in most of the first rows; csv.Sniffer is misled by commas in addresses."""
    sample = "\n".join(text[:_SAMPLE_BYTES].splitlines()[: 4 * _SAMPLE_ROWS])

    def width(delimiter: str) -> int:
        try:
            rows = list(islice(_rows(sample, delimiter), _SAMPLE_ROWS))
        except csv.Error:
            return 0
        widths = sorted(len(row) for row in rows if any(row))
        return widths[len(widths) // 2] if widths else 0

    return max(DELIMITERS, key=width)


def _rows(text: str, delimiter: str, quotes: bool = True) -> Iterator[list[str]]:
    kept = io.StringIO(text.replace("\0", ""), newline="")
    return csv.reader(kept, delimiter=delimiter, quoting=csv.QUOTE_MINIMAL if quotes else csv.QUOTE_NONE)
