"""What stands on every sheet: form number, who printed it and when, page n of m; and values as paper has them."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache

from db.dates import Birthday
from db.fields import CLIENT_FIELDS, Field, Kind, Term
from db.fields.entry import show
from db.records import ClientRecord, Hidden, PrintStamp, Value
from printouts.kit import Paper
from printouts.words import Words

FORM = Term("Form", "表号")
PRINTED = Term("Printed", "打印")
PAGE = "第 {n} 页，共 {m} 页", "Page {n} of {m}"
ON_SCREEN = Term("continued on screen", "续见屏幕")


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
    full = Birthday.from_store(value)
    field = Field("birthday", "", Term("", ""), Kind.BIRTHDAY)
    return show(field, Birthday(None, full.month, full.day, full.lunar, full.leap).store(), language)


def day(value: date | None) -> str:
    """A date as paper has it; moments are turned into the day at the desk."""
    if isinstance(value, datetime):
        value = local(value).date()
    return value.isoformat() if value else ""


def local(moment: datetime) -> datetime:
    """A moment by the clock of the desk."""
    return moment.astimezone() if moment.tzinfo else moment


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
    at = left + paper.text(left, y, f"{words.text(FORM)} ", 5.6, black=0.75)
    return at + 0.6 + paper.text(at + 0.6, y, f"{made}{by}{version}", 5.6, black=0.75, width=72)
