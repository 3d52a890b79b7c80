"""What is asked of the fields of what clients say; each gives its flaw by the field's name, or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from db.core.errors import Flaw
from db.fields.declaration import Choice
from db.staff.store.people import works_here


def check_day(name: str, day: date, today: date) -> dict[str, Flaw]:
    """What has happened is not in the future."""
    return {name: Flaw.IN_THE_FUTURE} if day > today else {}


def check_deadline(name: str, day: date, today: date) -> dict[str, Flaw]:
    """What is still to be done is not before today."""
    return {name: Flaw.TOO_EARLY} if day < today else {}


def check_choice(name: str, code: str, choices: Iterable[Choice]) -> dict[str, Flaw]:
    """The list has it."""
    if not code:
        return {name: Flaw.REQUIRED}
    return {} if code in {choice.code for choice in choices} else {name: Flaw.NOT_A_CHOICE}


def check_text(name: str, text: str) -> dict[str, Flaw]:
    """There is one."""
    return {} if text else {name: Flaw.REQUIRED}


def check_staff(name: str, staff: int) -> dict[str, Flaw]:
    """Somebody who works here."""
    return {} if works_here(staff) else {name: Flaw.NOBODY_CALLED_SO}
