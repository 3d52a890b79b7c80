"""Birthdays and dates as tables have them: day numbers, times of day, lunar columns, a year and a month only."""

from __future__ import annotations

import re
from datetime import date

from db.core.errors import Flaw
from db.fields.declaration import Field, Kind
from db.fields.parsing import FieldError, date_flaw
from db.fields.values import Value
from db.importing.heading_words import LUNAR
from db.text.cleaning import fold, half_width
from db.text.date_words import Order
from db.text.dates import from_excel_serial, parse_birthday, parse_date

_SERIAL = re.compile(r"([0-9]{5})(?:\.[0-9]+)?")
_POINT_ZERO = re.compile(r"([0-9]{4,8})\.0+")
_CUT_SHORT = re.compile(r"[0-9]{1,2}\.[123]")
# what programs write where they know no day
_NO_DAY = re.compile(r"0{1,4}[-/.]0{1,2}[-/.]0{1,4}.*|1900[-/.]0?1[-/.]0{1,2}.*|0")
_DAYS_TO_1904 = 1462


def read_day(field: Field, heading: str, text: str, today: date, from_1904: bool, order: str = "") -> Value:
    """Reads a cell of a column of dates.

    ``3.1`` is refused: as a number, 3.10 looks the same.

    Args:
        field: The field, a birthday or a date.
        heading: The column's heading.
        text: The cell.
        today: Today.
        from_1904: Whether day numbers count from 1904.
        order: What stands first in 12/5/1988: ``day`` or ``month``; empty refuses such a date.

    Raises:
        FieldError: ``NOT_A_DATE``, or what is the matter with the day.
    """
    plain = _POINT_ZERO.sub(r"\1", half_width(text).strip())
    if _NO_DAY.fullmatch(plain):
        return None
    first: Order | None = "day" if order == "day" else "month" if order == "month" else None
    try:
        if serial := _SERIAL.fullmatch(plain):
            plain = from_excel_serial(int(serial[1]) + (_DAYS_TO_1904 if from_1904 else 0)).isoformat()
        elif _CUT_SHORT.fullmatch(plain):
            raise FieldError(Flaw.NOT_A_DATE)
        if field.kind is Kind.DATE:
            return parse_date(plain, today, prefer=field.when.value, order=first)
        if any(fold(word) in fold(heading) for word in LUNAR) and plain[:1] in "0123456789":
            plain = f"农历{plain}"
        return parse_birthday(plain, today, order=first).store()
    except FieldError:
        raise
    except ValueError as error:
        raise FieldError(date_flaw(error)) from error
