"""Birthdays and dates as tables have them: day numbers, times of day, lunar columns, a year and a month only."""

from __future__ import annotations

import re
from datetime import date

from db.dates import from_excel_serial
from db.errors import Flaw
from db.fields import Field
from db.fields.entry import FieldError, Surroundings, parse
from db.importing.headings import LUNAR
from db.records import Value
from db.text import half_width

_CLOCK = re.compile(r"(?<=[0-9日])[T\s]+(?:上午|下午)?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?$")
_SERIAL = re.compile(r"([0-9]{5})(?:\.[0-9]+)?")
_CUT_SHORT = re.compile(r"[0-9]{1,2}\.[123]")
_DAYS_TO_1904 = 1462


def read_day(field: Field, heading: str, text: str, today: date, from_1904: bool) -> Value:
    """Reads a cell of a column of dates.

    ``3.1`` is refused: as a number, 3.10 looks the same.

    Raises:
        FieldError: ``NOT_A_DATE`` or ``IN_THE_FUTURE``.
    """
    plain = _CLOCK.sub("", half_width(text).strip())
    if serial := _SERIAL.fullmatch(plain):
        try:
            plain = from_excel_serial(int(serial[1]) + (_DAYS_TO_1904 if from_1904 else 0)).isoformat()
        except ValueError as error:
            raise FieldError(Flaw.NOT_A_DATE) from error
    elif _CUT_SHORT.fullmatch(plain):
        raise FieldError(Flaw.NOT_A_DATE)
    if any(word in heading.casefold() for word in LUNAR) and plain[:1] in "0123456789":
        plain = f"农历{plain}"
    return parse(field, plain, Surroundings(today))
