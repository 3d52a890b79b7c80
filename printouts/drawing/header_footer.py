"""What stands on every sheet: form number, who printed it and when, page n of m; and values as paper has them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from typing import TypeVar

from db.clients.fields.client import CLIENT_FIELDS
from db.clients.records import ClientRecord
from db.dated.records import DatedRecord
from db.fields.declaration import Field, Term
from db.fields.showing import show, show_birthday
from db.fields.values import Hidden, Value
from db.salon.records import SalonRecord
from db.sheets.client import PrintStamp
from printouts.drawing import fonts
from printouts.drawing.kit import HEAVY, LEAST, MM, Paper
from printouts.drawing.words import Words

SHORT_DIGEST = 8
"""Digits of a digest at the foot: enough to tell versions of a sheet apart."""
FORM = Term("Form", "表号")
PRINTED = Term("Printed", "打印")
PAGE = "第 {n} 页，共 {m} 页", "Page {n} of {m}"
ON_SCREEN = Term("continued on screen", "续见屏幕")
Item = TypeVar("Item")
_TALL = 13.0
"""Height in mm of a cell that is written from its top downwards."""


@cache
def catalogue() -> dict[str, Field]:
    """The fields of a client by name."""
    return {field.name: field for field in CLIENT_FIELDS}


def shown(client: ClientRecord | None, name: str, language: str) -> str:
    """A field's value as it is written on paper; empty without a client and without an answer."""
    if client is None:
        return ""
    return show(catalogue()[name], client.values.get(name), language)


def codes(value: Value) -> tuple[str, ...]:
    """The codes whose boxes are ticked."""
    if isinstance(value, tuple):
        return value
    return (value,) if isinstance(value, str) else ()


def last_four(client: ClientRecord | None) -> str:
    """The last four digits of the phone: all that the card has of it."""
    if client is None:
        return ""
    value = client.values.get("phone")
    text = value.hint if isinstance(value, Hidden) else value if isinstance(value, str) else ""
    return "".join(char for char in text if char.isdecimal())[-4:]


def month_and_day(client: ClientRecord | None, language: str) -> str:
    """The birthday without its year, as the card has it."""
    value = client.values.get("birthday") if client else None
    if not isinstance(value, str):
        return value.hint if isinstance(value, Hidden) else ""
    return show_birthday(value, language)


def day(value: date | None) -> str:
    """A date as paper has it; moments are turned into the day at the desk."""
    if isinstance(value, datetime):
        value = local(value).date()
    return value.isoformat() if value else ""


def local(moment: datetime) -> datetime:
    """A moment by the clock of the desk."""
    return moment.astimezone() if moment.tzinfo else moment


def taken_by(words: Words, date: Term, by: Term, record: DatedRecord) -> str:
    """On which day a record was taken down, and by whom, with a label in the languages of the sheet before each."""
    return "   ".join(
        f"{' '.join(part for part in words.pair(label) if part)} {said}"
        for label, said in ((date, day(record.day)), (by, record.by.label))
    )


def fitted(
    paper: Paper, x: float, y: float, w: float, h: float, text: str, size: float = 8.5, *, bold: bool = False
) -> None:
    """Draws a value into the room of a cell: on one line, or on several smaller ones where one would cut it.

    What is known stands in the middle of a row, and at the top of a field for remarks.

    Args:
        paper: Where.
        x: Left end of the room in mm.
        y: Upper end.
        w: Width.
        h: Height.
        text: Anything; it is cleaned.
        size: Size in pt.
        bold: Weight 700 instead of 400.
    """
    tall = h > _TALL
    small = min(size, 9.0 if tall else 7.4)
    leading = small * (0.46 if tall else 0.425)
    lines = max(int(h / leading), 1)
    natural = fonts.width(fonts.clean(text)[:400], size, bold) / MM
    if lines == 1 or (not tall and natural * max(fonts.SHRINK, small / size) <= w):
        paper.text(x, y + h / 2 + size * 0.125, text, size, bold=bold, width=w)
        return
    drawn = len(fonts.wrap(fonts.clean(text), small, w * MM, lines, bold, max(fonts.SHRINK, LEAST / small)))
    above = 2.0 if tall else (h - (drawn - 1) * leading) / 2 - small * 0.125
    base = y + above + small * 0.25
    paper.block(x, base, text, small, width=w, lines=lines - tall, leading=leading, bold=bold)


def foot(
    paper: Paper, words: Words, left: float, right: float, y: float, form: str, stamp: PrintStamp, n: int, m: int
) -> float:
    """Draws the foot of a page.

    Args:
        paper: Where.
        words: The languages.
        left: Left end in mm.
        right: Right end.
        y: Baseline.
        form: Form number and version of the form.
        stamp: Who printed it and when, and the version of the print.
        n: Number of the page.
        m: Number of pages.

    Returns:
        Where the text on the left ends, in mm.
    """
    pages = (PAGE[0], PAGE[1]) if words.language == "zh" else (PAGE[1], PAGE[0])
    line = "  ".join(pages if words.second else pages[:1]).format(n=n, m=m)
    paper.text(right, y, line, 5.6, black=0.75, align="r")
    made = f"{form}   {words.text(PRINTED)} {local(stamp.at):%Y-%m-%d %H:%M}"
    by = f" · {stamp.by}" if stamp.by else ""
    version = f" · v{stamp.version}" if stamp.version else ""
    version += f" · {stamp.digest[:SHORT_DIGEST]}" if stamp.digest else ""
    at = left + paper.text(left, y, f"{words.text(FORM)} ", 5.6, black=0.75)
    return at + 0.6 + paper.text(at + 0.6, y, f"{made}{by}{version}", 5.6, black=0.75, width=72)


def small_head(
    paper: Paper, words: Words, term: Term, salon: SalonRecord, left: float, top: float, wide: float
) -> None:
    """The head of a slip, 18.4 mm high: the salon, where it is, how it is called up, and what this is."""
    chinese = words.language == "zh"
    name = salon.name if chinese or not salon.name_latin else salon.name_latin
    first, second = words.pair(term)
    title = paper.text(left + wide, top + 5.4, first, 14, bold=True, align="r")
    if second:
        paper.text(left + wide, top + 9.4, second.upper(), 6.6, black=0.75, align="r", width=40)
    room = wide - max(title, 24.0) - 4
    paper.text(left, top + 5.0, name, 12, bold=True, width=room)
    base = top + 9.4
    for text, size, lines in ((salon.phone, 8.0, 1), (salon.address, 6.2, 2)):
        for line in fonts.wrap(fonts.clean(text), size, room * MM, lines) if text else ():
            paper.text(left, base, line.text, line.size, black=0.85)
            base += 3.3
    paper.line(left, top + 18.4, left + wide, top + 18.4, HEAVY)


def paged(items: Sequence[Item], first: int, more: int, free: int = 0) -> list[tuple[Item, ...]]:
    """Shares rows out over pages; there is always one page.

    Args:
        items: The rows.
        first: Rows of the first page.
        more: Rows of every other page.
        free: Rows that stay free on the last page.
    """
    pages, at = [tuple(items[:first])], first
    while at < len(items) + free:
        pages.append(tuple(items[at : at + more]))
        at += more
    return pages
