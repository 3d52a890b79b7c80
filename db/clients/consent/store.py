"""Consent: four states a purpose (not asked, yes, refused, withdrawn), and who has to be asked again when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from db.clients.consent.records import GUARDIAN, PURPOSES, ConsentLine, ConsentState, lacks_guardian
from db.clients.models import Client, Consent
from db.core.errors import Flaw, InvalidFields
from db.core.operation_context import Work
from db.core.row_values import as_moment, local_day
from db.core.sql import rows, rows_among
from db.fields.declaration import Field
from db.fields.keeping import stored
from db.fields.values import Value

TEXT = "2026-11"
"""Version of the consent text that the intake form prints (form IN-03)."""

HEALTH = "consent_health"
NOT_AGREED = frozenset({ConsentState.REFUSED, ConsentState.WITHDRAWN})


def consents_of(client: int) -> dict[str, ConsentLine]:
    """The latest answer to each question of consent that was asked."""
    found = rows(
        "SELECT s.purpose, s.state, s.at, t.name FROM consent s JOIN staff t ON t.id = s.by_id "
        "WHERE s.client_id = ? ORDER BY s.id",
        client,
    )
    return {
        purpose: ConsentLine(purpose, ConsentState(state), local_day(as_moment(at)), by)
        for purpose, state, at, by in found
    }


def health_ended(clients: Iterable[int]) -> dict[int, datetime]:
    """Since when those of these clients who don't agree to health being kept don't."""
    latest = rows_among(
        "SELECT client_id, state, at FROM consent WHERE purpose = 'consent_health' AND client_id IN ({}) ORDER BY id",
        list(clients),
    )
    answers = {client: (state, at) for client, state, at in latest}
    return {client: as_moment(at) for client, (state, at) in answers.items() if state in NOT_AGREED}


def is_withheld(ended: datetime | None, opened: datetime, closed: datetime | None) -> bool:
    """Whether the care notes of a visit are of the time before a client took back that health is kept.

    Args:
        ended: Since when it isn't agreed to; None where it is, or where nobody has asked.
        opened: When the visit was opened. One of the same day may go on.
        closed: When it was closed, None while it is open.
    """
    if ended is None:
        return False
    return local_day(opened) < local_day(ended) or (closed is not None and closed < ended)


def to_ask(lines: Mapping[str, ConsentLine], values: Mapping[str, Value], today: date) -> tuple[str, ...]:
    """What a client who comes today is asked about.

    Purposes that nobody asked about, those that were refused or withdrawn twelve months ago or earlier, and a child's
    guardian where none is known.
    """
    due = [
        purpose
        for purpose in PURPOSES
        if (line := lines.get(purpose)) is None or (line.state in NOT_AGREED and not today < _a_year_after(line.day))
    ]
    return (*due, *(GUARDIAN if lacks_guardian(values, today) else ()))


def record(work: Work, client: Client, purpose: str, value: Value) -> None:
    """Adds an answer: a no to what was agreed to before takes that back."""
    before = rows(
        "SELECT state FROM consent WHERE client_id = ? AND purpose = ? ORDER BY id DESC LIMIT 1", client.id, purpose
    )
    if value:
        state = ConsentState.YES
    elif before and before[0][0] != ConsentState.REFUSED:
        state = ConsentState.WITHDRAWN
    else:
        state = ConsentState.REFUSED
    Consent.create(
        client=client,
        purpose=purpose,
        value=stored(value),
        state=state.value,
        text_version=TEXT,
        at=work.now,
        by=work.staff,
    )


def check_guardian(values: Mapping[str, Value], today: date) -> None:
    """Refuses a child without a guardian.

    Raises:
        InvalidFields: ``NEEDS_GUARDIAN`` at what is missing.
    """
    if lacks_guardian(values, today):
        missing = "guardian_phone" if values.get("guardian") else "guardian"
        raise InvalidFields({missing: Flaw.NEEDS_GUARDIAN})


def check_answers(fields: Iterable[Field], values: Mapping[str, Value], old: Mapping[str, Value]) -> None:
    """What was once answered can be answered otherwise, but not unasked.

    Raises:
        InvalidFields: ``REQUIRED`` for an answer that was emptied.
    """
    emptied = [
        field.name
        for field in fields
        if field.name in PURPOSES and field.name in values and values[field.name] is None
        if old.get(field.name) is not None
    ]
    if emptied:
        raise InvalidFields(dict.fromkeys(emptied, Flaw.REQUIRED))


def _a_year_after(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return date(day.year + 1, 3, 1)
