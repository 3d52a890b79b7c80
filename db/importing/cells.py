"""One cell as text: what the sheet shows, not what the program behind it makes of it."""

from __future__ import annotations

import re
from datetime import date, datetime, time

LONGEST = 20_000
"""Most characters of a cell that are looked at; no field takes as many."""

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_ZEROS = re.compile("0+")
_DECIMALS = re.compile(r"0\.(0+)")
_AS_FORMULA = re.compile(r'="(.*)"', re.DOTALL)
_MARKED_AS_TEXT = re.compile("'[-=+@0-9＝＋－＠\t]")
_EXACT_DIGITS = 10**15


def excel_text(value: object, number_format: str = "General", parts: str = "") -> str:
    """A cell of an Excel sheet as text.

    A phone number kept as a number is its digits and no ``.0``; a number that Excel has rounded (over 15 digits, as an
    identity number is) is written with an exponent, so that nobody takes it for the real one. Dates show the parts
    that the sheet shows: 3月12日 has a year in Excel, which nobody meant.

    Args:
        value: What calamine gives.
        number_format: The cell's.
        parts: The parts of a date that show, where the number format doesn't tell.
    """
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case int() | float():
            return _number(value, number_format)
        case datetime():
            day = _day(value.date(), parts or _parts(number_format))
            return day if value.time() == time() or len(day) < 10 else f"{day} {value:%H:%M}"
        case date():
            return _day(value, parts or _parts(number_format))
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value))[:LONGEST].strip()


def plain_text(cell: str) -> str:
    """A cell of a text file: without the marks that keep Excel from taking digits for a number."""
    cell = cell.strip()
    if found := _AS_FORMULA.fullmatch(cell):
        cell = found[1].replace('""', '"').strip()
    return (cell[1:] if _MARKED_AS_TEXT.match(cell) else cell)[:LONGEST]


def _number(value: float, number_format: str) -> str:
    if value != value or value in (float("inf"), float("-inf")):
        return ""
    if value != int(value):
        shown = _DECIMALS.fullmatch(number_format)
        # 3.10 is a birthday, 3.1 another one
        return f"{value:.{len(shown[1])}f}" if shown else f"{value:.15g}"
    if abs(value) >= _EXACT_DIGITS:
        return f"{value:.14E}"
    digits = str(int(value))
    return digits.zfill(len(number_format)) if _ZEROS.fullmatch(number_format) else digits


def _parts(number_format: str) -> str:
    shown = _QUOTED.sub("", number_format or "").lower()
    parts = "".join(part for part in "ymd" if part in shown)
    return parts if parts in ("ym", "md") else "ymd"


def _day(day: date, parts: str) -> str:
    match parts:
        case "ym":
            return f"{day.year}-{day.month:02d}"
        case "md":
            return f"{day.month:02d}-{day.day:02d}"
    return day.isoformat()
