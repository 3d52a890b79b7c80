"""Tables in text files: CSV and its relatives, in the encodings and with the delimiters that turn up."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from itertools import islice

from db.errors import Code, SalonError
from db.importing.cells import plain_text

DELIMITERS = ",\t;|，"
_SAMPLE_ROWS = 30
_BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def read_delimited(data: bytes) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Gives each row with the number of the line that it begins in, counted as a spreadsheet would.

    Raises:
        SalonError: ``UNREADABLE_TABLE`` with ``why``: ``encoding``, ``not_a_table``, ``corrupt``.
    """
    text = _decode(data)
    try:
        for number, row in enumerate(_rows(text, _delimiter(text)), 1):
            yield number, tuple(plain_text(cell) for cell in row)
    except csv.Error as error:
        raise SalonError(Code.UNREADABLE_TABLE, why="corrupt") from error


def _decode(data: bytes) -> str:
    """UTF-8, UTF-16 and GB18030, in which Chinese Excel saves CSV; a byte order mark decides."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            candidates = [encoding]
            break
    else:
        half = data[:4096]
        zeros = half.count(0)
        # UTF-16 without a mark has nearly all its zeros on one side of each pair, what is no text anywhere
        side = half[1::2].count(0) / zeros if zeros else 0.5
        if zeros > len(half) // 20 and not 0.1 < side < 0.9:
            candidates = ["utf-16-le" if side > 0.5 else "utf-16-be"]
        elif zeros:
            raise SalonError(Code.UNREADABLE_TABLE, why="not_a_table")
        else:
            candidates = ["utf-8", "gb18030"]
    for encoding in candidates:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise SalonError(Code.UNREADABLE_TABLE, why="encoding")


def _delimiter(text: str) -> str:
    """The delimiter that gives most columns in most of the first rows; csv.Sniffer is misled by commas in addresses."""

    def width(delimiter: str) -> int:
        rows = islice(_rows(text, delimiter), _SAMPLE_ROWS)
        widths = sorted(len(row) for row in rows if any(row))
        return widths[len(widths) // 2] if widths else 0

    return max(DELIMITERS, key=width)


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=delimiter)
