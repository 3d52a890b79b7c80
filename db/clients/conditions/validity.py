"""For how long what was asked counts as true, by the box of the form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from db.clients.conditions.answers import confirm
from db.clients.fields.client import INTAKE_BOXES
from db.core.operation_context import Work
from db.core.row_values import as_day
from db.core.sql import rows

VALID_MONTHS: Mapping[str, int] = {"B": 12, "C": 3, "D": 6, "F": 6, "G": 6}
"""Months for which a box is true; then it is asked again. What nobody has asked is no longer true either."""


BOX_OF = {field.name: box.letter for box in INTAKE_BOXES for field in box.fields if box.letter in VALID_MONTHS}
"""The box of each field that is asked again from time to time."""


def confirmed_on(client: int) -> dict[str, date]:
    """When each box was last confirmed, by letter."""
    marks = ", ".join(f"'{box}'" for box in VALID_MONTHS)
    found = rows(f"SELECT box, day FROM confirmed WHERE client_id = ? AND box IN ({marks})", client)
    return {box: as_day(day) for box, day in found}


def is_stale(box: str, day: date | None, today: date) -> bool:
    """Whether a box that was last confirmed on a day is to be asked again."""
    return day is None or months_after(day, VALID_MONTHS[box]) < today


def asked_again(work: Work, client: int, fields: Iterable[str]) -> None:
    """Where something in a box is answered, the whole box was looked at with the client."""
    for box in sorted({BOX_OF[name] for name in fields if name in BOX_OF}):
        confirm(work, client, box)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
